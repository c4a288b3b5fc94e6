package org.channelexplorer.core.analysis;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.channelexplorer.core.document.Recipe;
import org.channelexplorer.core.extension.ModelImporter;
import org.channelexplorer.core.extension.NetworkRunner.OutputSpec;
import org.channelexplorer.core.util.Hashes;
import org.channelexplorer.core.util.Json;

/**
 * Hashes of what an extraction read: everything that affects the values, and nothing else.
 *
 * @param recipe of the extraction
 * @param images hash over the contents of the images that have a row, in their order
 */
record MatrixKeys(Recipe recipe, String images) {

	/** Of a summary matrix. @param step 0 without steps */
	String summary(Recipe.StoredLayer l, Recipe.StoredFunction f, int step) {
		return hash(of(l.tap().tensor(), exposed(), f.id() + "." + f.version(), step, tokens(List.of(l))));
	}

	/** Of the whole maps of layers; nothing else is exposed when they are read. */
	String maps(List<Recipe.StoredLayer> layers, int step) {
		List<String> tensors = layers.stream().map(l -> l.tap().tensor()).toList();
		return hash(of(String.join("\n", tensors), tensors, "maps", step, tokens(layers)));
	}

	/** Of a network whose layers are replaced where they are read. @param layers their ids */
	String substitutions(List<String> layers, int step) {
		return hash(of(String.join("\n", layers), List.of(), "substitutions", step, List.of()));
	}

	/** Of the predictions. @param names of the outputs */
	String predictions(OutputSpec output, List<String> names) {
		Map<String, Object> all = of(output.name(), exposed(), "predictions", recipe.stepsOrNone().getLast(), List.of());
		all.put("probabilities", output.probabilities());
		all.put("names", names);
		return hash(all);
	}

	private static String hash(Map<String, Object> all) {
		return Hashes.of(Json.compact(all));
	}

	private List<String> exposed() {
		return recipe.layers().stream().map(l -> l.tap().tensor()).toList();
	}

	// empty when all maps are read whole, as before there was a choice
	private static List<Recipe.TokenRange> tokens(List<Recipe.StoredLayer> layers) {
		return layers.stream().allMatch(l -> l.tokens() == null) ? List.of() : layers.stream().map(Recipe.StoredLayer::tokens).toList();
	}

	private Map<String, Object> of(String tensor, List<String> exposed, String function, int step, List<Recipe.TokenRange> tokens) {
		Map<String, Object> all = new LinkedHashMap<>();
		all.put("model", recipe.run().modelSha256());
		all.put("importer", recipe.run().importer());
		all.put("preprocessing", recipe.feeding().preprocessing().named("")); // the name decides nothing
		all.put("input", recipe.feeding().height() + "x" + recipe.feeding().width());
		all.put("batch", recipe.run().batch());
		all.put("tensor", tensor);
		// an exposed tensor is not fused over, so what else is exposed may change the last bits
		all.put("exposed", Hashes.of(String.join("\n", exposed)));
		all.put("function", function);
		all.put("images", images);
		if (!tokens.isEmpty()) {
			all.put("tokens", tokens);
		}
		if (!recipe.run().device().equals(ModelImporter.CPU)) {
			all.put("device", recipe.run().device());
		}
		if (!recipe.feeding().input().isEmpty()) {
			all.put("imageInput", recipe.feeding().input());
		}
		if (!recipe.inputs().isEmpty()) {
			all.put("inputs", recipe.inputs());
		}
		if (recipe.iteration() != null) {
			all.put("iteration", recipe.iteration());
			all.put("step", step);
		}
		return all;
	}
}
