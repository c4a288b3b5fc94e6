package org.channelexplorer.analysis.tests.summary;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.channelexplorer.core.data.FloatMatrix;

/** The reference answers: in the folder named by {@code golden.dir}, by default this bundle's copy. */
public final class Golden {
	private static final String BUNDLE = "org.channelexplorer.analysis.tests";

	private Golden() {
	}

	/** A golden file. */
	public static JsonObject file(String name) {
		Path folder = folder();
		try {
			return JsonParser.parseString(Files.readString(folder.resolve(name))).getAsJsonObject();
		} catch (IOException e) {
			throw new UncheckedIOException(e);
		}
	}

	// the build runs in the bundle's folder, other runners in any folder above it
	private static Path folder() {
		String named = System.getProperty("golden.dir");
		if (named != null) {
			return Path.of(named);
		}
		for (Path up = Path.of("").toAbsolutePath(); up != null; up = up.getParent()) {
			for (Path candidate : new Path[] { up.resolve("golden"), up.resolve("bundles").resolve(BUNDLE).resolve("golden") }) {
				if (Files.isRegularFile(candidate.resolve("summaries.json"))) {
					return candidate;
				}
			}
		}
		throw new IllegalStateException("no golden folder at or above " + Path.of("").toAbsolutePath());
	}

	/** An array of numbers. */
	public static float[] floats(JsonElement array) {
		float[] values = new float[array.getAsJsonArray().size()];
		for (int i = 0; i < values.length; i++) {
			values[i] = array.getAsJsonArray().get(i).getAsFloat();
		}
		return values;
	}

	/** An array of rows of numbers. */
	public static double[][] doubles(JsonElement rows) {
		double[][] values = new double[rows.getAsJsonArray().size()][];
		for (int i = 0; i < values.length; i++) {
			values[i] = rows.getAsJsonArray().get(i).getAsJsonArray().asList().stream().mapToDouble(JsonElement::getAsDouble).toArray();
		}
		return values;
	}

	/** An array of rows of numbers as a matrix. */
	public static FloatMatrix matrix(JsonElement rows) {
		double[][] values = doubles(rows);
		float[] all = new float[values.length * values[0].length];
		for (int i = 0; i < all.length; i++) {
			all[i] = (float) values[i / values[0].length][i % values[0].length];
		}
		return FloatMatrix.of(values.length, values[0].length, all);
	}
}
