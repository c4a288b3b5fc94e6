package org.channelexplorer.core.analysis;

import java.lang.foreign.Arena;
import java.util.concurrent.atomic.AtomicBoolean;
import org.channelexplorer.core.extraction.KeptModel;
import org.channelexplorer.core.util.InputException;

/** How long an analysis' files stay mapped, its model in memory, and the analyses it is compared with open. Safe for several threads. */
final class Lifetime implements AutoCloseable {
	private final String name;
	private final KeptModel model;
	private final Others others;
	private final Arena arena = Arena.ofShared();
	private int holds;
	private boolean closed;
	private boolean freed;

	Lifetime(String name, KeptModel model, Others others) {
		this.others = others;
		this.name = name;
		this.model = model;
	}

	/** For mapping. @throws IllegalStateException when freed */
	Arena arena() {
		check();
		return arena;
	}

	/** @throws IllegalStateException when nothing can be read any more */
	synchronized void check() {
		if (freed) {
			throw new IllegalStateException(name + ": read after it was closed");
		}
	}

	/** An analysis to compare with, open as long. @throws InputException naming the file when it cannot be opened */
	Analysis other(String document) throws InputException {
		check();
		return others.open(document);
	}

	synchronized Analysis.Hold hold() {
		if (closed) {
			throw new IllegalStateException(name + ": read after it was closed");
		}
		holds++;
		AtomicBoolean given = new AtomicBoolean();
		return () -> {
			if (given.compareAndSet(false, true)) {
				back();
			}
		};
	}

	private synchronized void back() {
		holds--;
		free();
	}

	@Override
	public synchronized void close() {
		closed = true;
		free();
	}

	private void free() {
		if (closed && holds == 0 && !freed) {
			freed = true;
			model.close();
			others.close();
			arena.close();
		}
	}
}
