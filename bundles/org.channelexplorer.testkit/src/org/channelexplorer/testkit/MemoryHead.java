package org.channelexplorer.testkit;

import java.nio.file.Path;
import org.channelexplorer.core.extension.ClassifierHead;
import org.channelexplorer.core.extension.HeadChange;
import org.channelexplorer.core.model.Tap;

/**
 * A linear head in memory.
 *
 * @param tensor  what it reads
 * @param weights classes x features, then an offset per class
 */
public record MemoryHead(String tensor, int classes, float[] weights) implements ClassifierHead {

	@Override
	public String node() {
		return "fc";
	}

	@Override
	public int features() {
		return weights.length / classes - 1;
	}

	@Override
	public Tap input() {
		return new Tap(tensor, features(), 1, 1, Tap.Layout.DENSE);
	}

	@Override
	public boolean probabilities() {
		return false;
	}

	@Override
	public void write(Path target, HeadChange change, boolean overwrite) {
		throw new UnsupportedOperationException("there is no file");
	}
}
