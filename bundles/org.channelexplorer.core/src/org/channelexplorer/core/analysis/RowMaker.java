package org.channelexplorer.core.analysis;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.channelexplorer.core.extension.ActivationMap;
import org.channelexplorer.core.extension.NetworkRunner;
import org.channelexplorer.core.extension.NetworkRunner.InputSpec;
import org.channelexplorer.core.extension.NetworkRunner.OutputSpec;
import org.channelexplorer.core.extension.SummaryFunction;
import org.channelexplorer.core.image.ImageDecoder;
import org.channelexplorer.core.model.Tap;
import org.channelexplorer.core.util.Hashes;
import org.channelexplorer.core.util.InputException;

/** One thread's part of an extraction: reads a few images, runs the network on them and reduces the activations at once. */
final class RowMaker {
	private static final String NOT_FINITE = "the network answers with NaN or infinite activations";

	/**
	 * What an image gave.
	 *
	 * @param image     index in the recipe
	 * @param summaries values per channel, by layer * functions + function; null with a problem
	 * @param output    class probabilities, null when the network gives none
	 * @param problem   why there is no row, null when there is one
	 */
	record Row(int image, float[][] summaries, float[] output, String problem) {
	}

	private final Recipe recipe;
	private final Path folder;
	private final InputSpec input;
	private final List<Tap> taps;
	private final NetworkRunner.Worker worker;
	private final List<SummaryFunction> functions;
	private final OutputSpec predictions;
	private final ActivationMap map = new ActivationMap();

	/** @param predictions what the main output means, null to leave it out */
	RowMaker(Recipe recipe, Path folder, NetworkRunner runner, List<SummaryFunction> functions, OutputSpec predictions) throws InputException {
		this.recipe = recipe;
		this.folder = folder;
		this.functions = functions;
		this.predictions = predictions;
		input = runner.input();
		taps = runner.taps();
		worker = runner.worker();
	}

	/** Rows of the images from {@code from} to before {@code to}, at most as many as the network takes at once. */
	List<Row> rows(int from, int to) throws InputException {
		Row[] rows = new Row[to - from];
		List<Integer> good = new ArrayList<>();
		for (int i = from; i < to; i++) {
			String problem = decode(recipe, folder, i, input, worker.inputBuffer(), good.size() * input.size());
			if (problem == null) {
				good.add(i);
			} else {
				rows[i - from] = new Row(i, null, null, problem);
			}
		}
		if (!good.isEmpty()) {
			worker.run(good.size());
			for (int i = 0; i < good.size(); i++) {
				rows[good.get(i) - from] = row(good.get(i), i);
			}
		}
		return List.of(rows);
	}

	/**
	 * Writes an image as network input.
	 *
	 * @return why it cannot be read, null when it can
	 * @throws InputException when it is not the image that the recipe names
	 */
	private static String decode(Recipe recipe, Path folder, int image, InputSpec input, FloatBuffer target, int offset) throws InputException {
		Recipe.StoredImage stored = recipe.images().get(image);
		Path file = folder.resolve(stored.file());
		try {
			byte[] bytes = Files.readAllBytes(file);
			if (!stored.sha256().isEmpty() && !Hashes.of(bytes).equals(stored.sha256())) {
				throw new InputException(file + ": changed while it was being analysed");
			}
			recipe.preprocessing().apply(ImageDecoder.decode(bytes), input, target, offset);
			return null;
		} catch (java.nio.file.NoSuchFileException e) {
			if (!stored.sha256().isEmpty()) {
				throw new InputException(file + ": vanished while it was being analysed", e);
			}
			return "no such file";
		} catch (IOException e) {
			return Analyses.reason(e);
		}
	}

	/** Why an image has no row, found out again without the network. */
	static String problem(Recipe recipe, Path folder, int image) throws InputException {
		InputSpec tiny = new InputSpec(1, 1, 1, false);
		String problem = decode(recipe, folder, image, tiny, FloatBuffer.allocate(tiny.size()), 0);
		return problem == null ? NOT_FINITE : problem;
	}

	private Row row(int image, int position) {
		float[][] summaries = summarise(position);
		float[] output = predictions == null ? null : Probabilities.of(worker.output(position), predictions.probabilities());
		boolean finite = output == null || finite(output);
		for (float[] s : summaries) {
			finite &= finite(s);
		}
		return finite ? new Row(image, summaries, output, null) : new Row(image, null, null, NOT_FINITE);
	}

	private float[][] summarise(int position) {
		int k = functions.size();
		float[][] out = new float[taps.size() * k][];
		for (int t = 0; t < taps.size(); t++) {
			int channels = taps.get(t).channels();
			int size = taps.get(t).height() * taps.get(t).width();
			MemorySegment values = worker.activations(t);
			for (int f = 0; f < k; f++) {
				out[t * k + f] = new float[channels];
			}
			for (int c = 0; c < channels; c++) {
				map.moveTo(values, ((long) position * channels + c) * size, size);
				for (int f = 0; f < k; f++) {
					out[t * k + f][c] = functions.get(f).summarise(map);
				}
			}
		}
		return out;
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
