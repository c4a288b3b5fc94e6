package org.channelexplorer.core.analysis;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import org.channelexplorer.core.data.FloatMatrix;
import org.channelexplorer.core.document.AnalysisDocument;
import org.channelexplorer.core.document.Recipe;
import org.channelexplorer.core.operation.AnalysisData.SummaryMatrix;
import org.channelexplorer.core.store.MappedMatrix;
import org.channelexplorer.core.util.InputException;
import org.channelexplorer.core.util.Reasons;
import org.channelexplorer.core.util.Suggestion;

/** The matrices of a data folder, mapped when they are first asked for and unmapped when the analysis is closed. Safe for concurrent use. */
final class Matrices {
	private final String name;
	private final Path data;
	private final Recipe recipe;
	private final int rows;
	private final MatrixKeys keys;
	private final Lifetime lifetime;
	private final Map<String, SummaryMatrix> known = new ConcurrentHashMap<>();

	/** @param file the document @param rows images with a row */
	Matrices(Path file, Recipe recipe, int rows, MatrixKeys keys, Lifetime lifetime) {
		name = String.valueOf(file.getFileName());
		data = AnalysisDocument.dataFolder(file);
		this.recipe = recipe;
		this.rows = rows;
		this.keys = keys;
		this.lifetime = lifetime;
	}

	/** A matrix. @param function empty for the first @param step of an analysis with steps, else 0 @throws InputException naming what was extracted */
	SummaryMatrix summary(String layer, String function, int step) throws InputException {
		Recipe.StoredLayer l = layer(layer);
		Recipe.StoredFunction f = function(function);
		String file = l.matrix(f.id(), step);
		SummaryMatrix matrix = known.get(file);
		if (matrix == null) {
			matrix = new SummaryMatrix(l.id(), f.id(), map(file, l.tap().channels()), keys.summary(l, f, step));
			known.put(file, matrix);
		}
		return matrix;
	}

	/** Probabilities or logits of the images, empty when none has a row. */
	Optional<FloatMatrix> predictions(int classes) {
		if (rows == 0) {
			return Optional.empty();
		}
		try {
			return Optional.of(map("predictions.npy", classes));
		} catch (InputException e) {
			throw new IllegalStateException(e.getMessage(), e);
		}
	}

	/** An extracted layer. @param id empty for the last @throws InputException naming what was extracted */
	Recipe.StoredLayer layer(String id) throws InputException {
		List<Recipe.StoredLayer> all = recipe.layers();
		return id.isEmpty() ? all.getLast()
				: all.stream().filter(x -> x.id().equals(id)).findFirst()
						.orElseThrow(() -> new InputException("layer '" + id + "' was not extracted in " + name + near(id)));
	}

	private String near(String layer) {
		List<String> ids = recipe.layers().stream().map(Recipe.StoredLayer::id).toList();
		return " (" + Suggestion.of(layer, ids) + ids.size() + " layers were, the last is " + ids.getLast() + ")";
	}

	private Recipe.StoredFunction function(String id) throws InputException {
		List<Recipe.StoredFunction> all = recipe.functions();
		return id.isEmpty() ? all.getFirst()
				: all.stream().filter(x -> x.id().equals(id)).findFirst().orElseThrow(() -> new InputException("summary '" + id + "' was not extracted in "
						+ name + " (it has " + String.join(", ", all.stream().map(Recipe.StoredFunction::id).toList()) + ")"));
	}

	private FloatMatrix map(String file, int columns) throws InputException {
		Path path = data.resolve(file);
		try {
			FloatMatrix m = MappedMatrix.open(path, lifetime.arena());
			if (m.columns() != columns || m.rows() < rows) {
				throw new InputException(path + ": " + m.rows() + " x " + m.columns() + " instead of " + rows + " x " + columns);
			}
			return m.rows() == rows ? m : m.selectRows(IntStream.range(0, rows).toArray()); // an uncommon commit: rows.npy counts
		} catch (IOException e) {
			throw Reasons.unreadable(path, e);
		}
	}
}
