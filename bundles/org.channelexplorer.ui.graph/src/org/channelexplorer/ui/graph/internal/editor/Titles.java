package org.channelexplorer.ui.graph.internal.editor;

import java.nio.file.Path;
import java.util.List;
import org.channelexplorer.core.document.AnalysisDocument;

/** Titles of editors: the name of the analysis, with its folder where another open one has the same name. */
public final class Titles {
	private Titles() {
	}

	/** @param open the files of all editors */
	public static String of(Path file, List<Path> open) {
		String name = AnalysisDocument.name(file);
		boolean same = open.stream().anyMatch(f -> !f.equals(file) && AnalysisDocument.name(f).equals(name));
		return same && file.getParent() != null && file.getParent().getFileName() != null ? name + " (" + file.getParent().getFileName() + ")" : name;
	}
}
