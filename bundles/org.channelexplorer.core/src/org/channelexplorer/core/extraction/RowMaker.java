package org.channelexplorer.core.extraction;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.channelexplorer.core.document.Recipe;
import org.channelexplorer.core.document.Recipe.StoredLayer;
import org.channelexplorer.core.document.Recipe.TokenRange;
import org.channelexplorer.core.extension.NetworkRunner;
import org.channelexplorer.core.extension.NetworkRunner.OutputSpec;
import org.channelexplorer.core.model.Tap;
import org.channelexplorer.core.util.InputException;

/** One thread's part of an extraction: reads a few images, runs the network on them and reduces the activations at once. */
final class RowMaker implements AutoCloseable {
	/** Why an image that can be read has no row. */
	static final String NOT_FINITE = "the network gives NaN or infinite activations";

	/**
	 * What an image gave.
	 *
	 * @param image     index in the recipe
	 * @param sha256    its content, empty when it could not be read
	 * @param summaries vectors, by (step * layers + layer) * vectors + vector; null with a problem
	 * @param output    class probabilities, null when the network gives none
	 * @param problem   why there is no row, null when there is one
	 */
	record Row(int image, String sha256, float[][] summaries, float[] output, String problem) {
	}

	private final InputReader reader;
	private final int inputSize;
	/** Those of the layers, without what an iteration reads besides. */
	private final List<Tap> taps;
	private final List<StoredLayer> layers;
	private final NetworkRunner.Worker worker;
	private final Steps steps;
	private final Reducer reducer;
	private final OutputSpec predictions;

	/** @param predictions what the main output means, null to leave it out */
	RowMaker(Recipe recipe, InputPlan plan, InputReader reader, NetworkRunner runner, Reducer reducer, OutputSpec predictions)
			throws InputException {
		this.reader = reader;
		this.reducer = reducer;
		this.predictions = predictions;
		inputSize = runner.input().size();
		taps = runner.taps().subList(0, recipe.layers().size());
		layers = recipe.layers();
		worker = runner.worker();
		steps = new Steps(recipe, plan, runner, worker);
	}

	/** Frees its worker: a runner that is kept must not gather them. */
	@Override
	public void close() {
		worker.close();
	}

	/**
	 * Rows of the images from {@code from} to before {@code to}, at most as many as the network takes at once.
	 *
	 * @return null when stopped before the last step
	 */
	List<Row> rows(int from, int to, BooleanSupplier stopped) throws InputException {
		if (stopped.getAsBoolean()) {
			return null;
		}
		Row[] rows = new Row[to - from];
		List<Integer> good = new ArrayList<>();
		String[] hashes = new String[to - from];
		for (int i = from; i < to; i++) {
			InputReader.Values values = reader.read(i, worker.inputBuffer(), good.size() * inputSize);
			hashes[i - from] = values.sha256();
			if (values.problem() == null) {
				steps.feed(good.size(), values.further());
				good.add(i);
			} else {
				rows[i - from] = new Row(i, values.sha256(), null, null, values.problem());
			}
		}
		if (!good.isEmpty()) {
			float[][][] summaries = run(good.size(), stopped);
			if (summaries == null) {
				return null;
			}
			for (int i = 0; i < good.size(); i++) {
				rows[good.get(i) - from] = row(good.get(i), hashes[good.get(i) - from], i, summaries[i]);
			}
		}
		return Arrays.asList(rows);
	}

	// by image, (step * layers + layer) * vectors + vector; null when stopped
	private float[][][] run(int count, BooleanSupplier stopped) throws InputException {
		float[][][] summaries = new float[count][steps.kept() * taps.size() * reducer.vectors()][];
		for (int step = 1; step <= steps.last(); step++) {
			if (step > 1 && stopped.getAsBoolean()) {
				return null;
			}
			steps.begin(step, count);
			worker.run(count);
			int kept = steps.indexOf(step);
			if (kept >= 0) {
				for (int i = 0; i < count; i++) {
					summarise(i, summaries[i], kept * taps.size() * reducer.vectors());
				}
			}
			steps.end(step, count);
		}
		return summaries;
	}

	private Row row(int image, String sha256, int position, float[][] summaries) {
		float[] output = predictions == null ? null : Probabilities.of(worker.output(position), predictions.probabilities());
		boolean finite = output == null || finite(output);
		for (float[] s : summaries) {
			finite &= finite(s);
		}
		return finite ? new Row(image, sha256, summaries, output, null) : new Row(image, sha256, null, null, NOT_FINITE);
	}

	private void summarise(int position, float[][] out, int first) {
		for (int t = 0; t < taps.size(); t++) {
			float[][] vectors = layers.get(t).tokens() == null ? reducer.reduce(t, taps.get(t), worker.activations(t), position)
					: reducer.reduce(t, layers.get(t).read(), tokens(t, position), 0);
			System.arraycopy(vectors, 0, out, first + t * reducer.vectors(), vectors.length);
		}
	}

	/** [channel][chosen token] of one image. */
	private MemorySegment tokens(int layer, int position) {
		TokenRange chosen = layers.get(layer).tokens();
		Tap tap = taps.get(layer);
		MemorySegment all = worker.activations(layer);
		long map = (long) tap.height() * tap.width();
		float[] values = new float[tap.channels() * chosen.count()];
		for (int c = 0; c < tap.channels(); c++) {
			long first = ((long) position * tap.channels() + c) * map + chosen.first();
			MemorySegment.copy(all, ValueLayout.JAVA_FLOAT_UNALIGNED, first * Float.BYTES, values, c * chosen.count(), chosen.count());
		}
		return MemorySegment.ofArray(values);
	}

	private static boolean finite(float[] values) {
		for (float v : values) {
			if (!Float.isFinite(v)) {
				return false;
			}
		}
		return true;
	}
}
