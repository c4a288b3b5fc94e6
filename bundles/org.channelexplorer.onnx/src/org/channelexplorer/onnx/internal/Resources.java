package org.channelexplorer.onnx.internal;

import java.util.ArrayDeque;
import java.util.Deque;

/** Native things made one on top of the other: closed in reverse, all of them, even when one throws. Not thread-safe. */
public final class Resources implements AutoCloseable {
	private final Deque<AutoCloseable> open = new ArrayDeque<>();

	/** Adds what is closed before everything added so far. */
	public <T extends AutoCloseable> T add(T resource) {
		open.push(resource);
		return resource;
	}

	/** Forgets what has been closed elsewhere. */
	public void remove(AutoCloseable resource) {
		open.remove(resource);
	}

	/** Closes all; a second call does nothing. @throws IllegalStateException the first problem, the others suppressed in it */
	@Override
	public void close() {
		IllegalStateException problem = null;
		while (!open.isEmpty()) {
			try {
				open.pop().close();
			} catch (Exception e) {
				if (problem == null) {
					problem = new IllegalStateException("what the network was run with does not close: " + e.getMessage(), e);
				} else {
					problem.addSuppressed(e);
				}
			}
		}
		if (problem != null) {
			throw problem;
		}
	}
}
