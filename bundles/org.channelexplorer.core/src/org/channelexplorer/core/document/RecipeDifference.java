package org.channelexplorer.core.document;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.channelexplorer.core.model.ImageSize;

/** Describes in a few words how two recipes differ. */
public final class RecipeDifference {
	private RecipeDifference() {
	}

	public static String describe(Recipe there, Recipe asked) {
		List<String> parts = new ArrayList<>();
		if (!there.run().modelSha256().equals(asked.run().modelSha256())) {
			parts.add("another model");
		}
		if (!there.feeding().preprocessing().equals(asked.feeding().preprocessing())) {
			parts.add("preprocessing " + there.feeding().preprocessing().name() + " instead of " + asked.feeding().preprocessing().name());
		}
		if (there.reading().tap() != asked.reading().tap()) {
			parts.add("tap: " + there.reading().tap().name().toLowerCase(Locale.ROOT) + " instead of " + asked.reading().tap().name().toLowerCase(Locale.ROOT));
		}
		if (!ids(there).equals(ids(asked))) { // their sizes follow from the images'
			parts.add(there.layers().size() == asked.layers().size() ? "other layers" : there.layers().size() + " layers instead of " + asked.layers().size());
		} else if (!tokens(there).equals(tokens(asked))) {
			parts.add("other tokens");
		}
		if (!there.functions().equals(asked.functions())) {
			parts.add("summaries " + functions(there) + " instead of " + functions(asked));
		}
		if (there.run().batch() != asked.run().batch()) {
			parts.add("batch " + there.run().batch() + " instead of " + asked.run().batch());
		}
		if (there.feeding().height() != asked.feeding().height() || there.feeding().width() != asked.feeding().width()) {
			parts.add("images of " + new ImageSize(there.feeding().height(), there.feeding().width()) + " instead of "
					+ new ImageSize(asked.feeding().height(), asked.feeding().width()));
		}
		if (!there.run().device().equals(asked.run().device())) {
			parts.add("computed on " + there.run().device() + " instead of " + asked.run().device());
		}
		if (!there.feeding().input().equals(asked.feeding().input())) {
			parts.add("images given to another input");
		}
		if (!there.inputs().equals(asked.inputs())) {
			parts.add(inputs(there.inputs(), asked.inputs()));
		}
		if (!java.util.Objects.equals(there.iteration(), asked.iteration())) {
			parts.add("another iteration");
		}
		if (!there.steps().equals(asked.steps())) {
			parts.add("steps " + there.steps() + " instead of " + asked.steps());
		}
		if (!there.images().equals(asked.images())) {
			parts.add(images(there.images(), asked.images()));
		}
		return parts.isEmpty() ? "another format" : String.join("; ", parts);
	}

	private static List<String> functions(Recipe recipe) {
		return recipe.functions().stream().map(Recipe.StoredFunction::id).toList();
	}

	private static List<String> ids(Recipe recipe) {
		return recipe.layers().stream().map(Recipe.StoredLayer::id).toList();
	}

	private static List<Optional<Recipe.TokenRange>> tokens(Recipe recipe) {
		return recipe.layers().stream().map(l -> Optional.ofNullable(l.tokens())).toList();
	}

	private static String inputs(List<Recipe.StoredInput> there, List<Recipe.StoredInput> asked) {
		for (Recipe.StoredInput input : asked) {
			if (!there.contains(input)) {
				return "other values of the input '" + input.input().name() + "'";
			}
		}
		return "other inputs";
	}

	private static String images(List<Recipe.StoredImage> there, List<Recipe.StoredImage> asked) {
		if (there.size() != asked.size()) {
			return there.size() + " images instead of " + asked.size();
		}
		for (int i = 0; i < there.size(); i++) {
			if (!there.get(i).file().equals(asked.get(i).file())) {
				return "other images, e.g. " + there.get(i).file();
			}
			if (!there.get(i).equals(asked.get(i))) {
				return "image " + there.get(i).file() + " has changed since";
			}
		}
		return "other images";
	}
}
