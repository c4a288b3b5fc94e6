package org.channelexplorer.ui;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.channelexplorer.core.analysis.Analysis;
import org.channelexplorer.core.data.FloatMatrix;
import org.channelexplorer.core.data.Labels;
import org.channelexplorer.core.util.Json;
import org.channelexplorer.core.util.InputException;
import org.eclipse.core.runtime.ILog;

/** What the network says of every image: the likeliest output and its probability, looked up when asked for. */
public final class Predictions {
	private final Analysis analysis;
	private final FloatMatrix matrix;
	private List<String> names;

	Predictions(Analysis analysis) {
		this.analysis = analysis;
		matrix = analysis.predictions().orElse(null);
	}

	/**
	 * A prediction.
	 *
	 * @param output      index of the likeliest output
	 * @param name        its class
	 * @param probability of it
	 */
	public record Prediction(int output, String name, double probability) {
		/** For people: {@code cat (87 %)}. */
		public String text() {
			return String.format(Locale.ROOT, "%s (%.0f %%)", name, 100 * probability); //$NON-NLS-1$
		}
	}

	/** Whether the network is a classifier. */
	public boolean available() {
		return matrix != null;
	}

	/** The prediction for an image; empty when the network is no classifier. */
	public Optional<Prediction> of(int image) {
		if (matrix == null) {
			return Optional.empty();
		}
		int best = 0;
		for (int c = 1; c < matrix.columns(); c++) {
			if (matrix.get(image, c) > matrix.get(image, best)) {
				best = c;
			}
		}
		return Optional.of(new Prediction(best, names().get(best), matrix.get(image, best)));
	}

	/** Whether the predicted class is another one than the given label. */
	public boolean differs(int image) {
		return named() && of(image).filter(p -> !p.name().equals(analysis.images().get(image).label())).isPresent();
	}

	/** The share of a class' images predicted as such; NaN when it cannot be said. */
	public double accuracy(int classIndex) {
		Labels labels = analysis.labels();
		int[] rows = labels.rowsOf(classIndex);
		if (matrix == null || !named() || rows.length == 0) {
			return Double.NaN;
		}
		int right = 0;
		for (int r : rows) {
			right += differs(r) ? 0 : 1;
		}
		return (double) right / rows.length;
	}

	// without names of outputs every label would seem wrong
	private boolean named() {
		return matrix != null && analysis.labels().classes().stream().anyMatch(names()::contains);
	}

	private List<String> names() {
		if (names == null) {
			names = findNames();
		}
		return names;
	}

	// the file classes.txt or classes.json beside the model; else the labels, when there are as many
	private List<String> findNames() {
		int n = matrix.columns();
		Path folder = analysis.modelPath().getParent();
		try {
			Path text = folder.resolve("classes.txt"); //$NON-NLS-1$
			Path json = folder.resolve("classes.json"); //$NON-NLS-1$
			List<String> read = Files.isRegularFile(text) ? Files.readAllLines(text).stream().map(String::strip).filter(s -> !s.isEmpty()).toList()
					: Files.isRegularFile(json) && Json.read(json).isJsonArray()
							? Json.read(json).getAsJsonArray().asList().stream().map(e -> e.getAsString()).toList() : List.of();
			if (read.size() == n) {
				return read;
			}
		} catch (IOException | InputException | RuntimeException e) {
			ILog.of(Predictions.class).info("No class names beside " + analysis.modelPath(), e); //$NON-NLS-1$
		}
		if (analysis.labels().classes().size() == n) {
			return analysis.labels().classes();
		}
		return java.util.stream.IntStream.range(0, n).mapToObj(i -> "output " + i).toList(); //$NON-NLS-1$
	}
}
