package org.channelexplorer.core.document;

import com.google.gson.JsonArray;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import java.nio.file.Path;
import java.util.List;
import java.util.function.UnaryOperator;
import org.channelexplorer.core.repair.Repairs;
import org.channelexplorer.core.util.InputException;
import org.channelexplorer.core.util.Json;

/** Brings files of older versions up to date: step i makes version i + 2 of version i + 1. */
final class Migrations {
	private static final List<UnaryOperator<JsonObject>> DOCUMENT = List.of(Migrations::documentWithInputs, Migrations::documentWithLabellings,
			Migrations::documentWithRepairs, Migrations::documentWithAuthors);
	private static final List<UnaryOperator<JsonObject>> RECIPE = List.of(Migrations::recipeWithInputs);

	private Migrations() {
	}

	static JsonObject document(JsonObject document, Path file) throws InputException {
		return toCurrent(document, "schema", AnalysisDocument.SCHEMA, DOCUMENT, file);
	}

	/** The recipe in a manifest; the rest of the manifest is as it always was. */
	static JsonObject manifest(JsonObject manifest, Path file) throws InputException {
		if (manifest.get("recipe") instanceof JsonObject recipe && recipe.has("format")) {
			manifest.add("recipe", toCurrent(recipe, "format", Recipe.FORMAT, RECIPE, file));
		}
		return manifest;
	}

	private static JsonObject toCurrent(JsonObject json, String name, int newest, List<UnaryOperator<JsonObject>> steps, Path file) throws InputException {
		int version = json.get(name).getAsInt();
		if (version < 1 || version > newest) {
			throw new InputException(file + ": " + name + " " + version + " is not known to this version (it reads 1 to " + newest
					+ "); a newer ChannelExplorer Workbench wrote it");
		}
		JsonObject current = json;
		for (int v = version; v < newest; v++) {
			current = steps.get(v - 1).apply(current);
			current.addProperty(name, v + 1);
		}
		return current;
	}

	// 2: networks of several inputs, run several times per image; a choice of the images of a class
	private static JsonObject documentWithInputs(JsonObject document) {
		document.add("inputs", Json.tree(InputRequest.NONE));
		document.addProperty("pick", Pick.FIRST.name());
		return document;
	}

	// 3: labellings and focuses
	private static JsonObject documentWithLabellings(JsonObject document) {
		document.add("labellings", new JsonArray());
		document.addProperty("labelling", "");
		document.add("focuses", new JsonArray());
		document.addProperty("focus", "");
		return document;
	}

	// 4: the ledger of label decisions, surgeries, refinements
	private static JsonObject documentWithRepairs(JsonObject document) {
		document.add("repairs", Json.tree(Repairs.NONE));
		return document;
	}

	// 5: who made edits of labellings, focuses, surgeries and refinements, and when: not known of older ones, which the values say without it
	private static JsonObject documentWithAuthors(JsonObject document) {
		return document;
	}

	private static JsonObject recipeWithInputs(JsonObject recipe) {
		recipe.addProperty("imageInput", "");
		recipe.add("inputs", new JsonArray());
		recipe.add("iteration", JsonNull.INSTANCE);
		recipe.add("steps", new JsonArray());
		return recipe;
	}
}
