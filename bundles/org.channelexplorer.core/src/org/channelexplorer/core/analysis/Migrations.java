package org.channelexplorer.core.analysis;

import com.google.gson.JsonObject;
import java.nio.file.Path;
import java.util.List;
import java.util.function.UnaryOperator;
import org.channelexplorer.core.util.InputException;

/** Brings documents of older schemas up to date: step i makes schema i + 2 of schema i + 1. */
final class Migrations {
	// schema 1 is the first
	private static final List<UnaryOperator<JsonObject>> STEPS = List.of();

	private Migrations() {
	}

	static JsonObject toCurrent(JsonObject document, Path file) throws InputException {
		int schema = document.get("schema").getAsInt();
		if (schema < 1 || schema > AnalysisDocument.SCHEMA) {
			throw new InputException(file + ": schema " + schema + " is not known to this version (it reads 1 to " + AnalysisDocument.SCHEMA
					+ "); a newer ChannelExplorer Workbench wrote it");
		}
		JsonObject current = document;
		for (int s = schema; s < AnalysisDocument.SCHEMA; s++) {
			current = STEPS.get(s - 1).apply(current);
			current.addProperty("schema", s + 1);
		}
		return current;
	}
}
