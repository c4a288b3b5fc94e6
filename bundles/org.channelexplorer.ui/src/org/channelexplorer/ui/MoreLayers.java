package org.channelexplorer.ui;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.channelexplorer.core.analysis.Analysis;
import org.channelexplorer.core.document.AnalysisDocument;
import org.channelexplorer.core.document.AnalysisRequest;
import org.channelexplorer.ui.internal.run.AnalyseJob;
import org.eclipse.jface.dialogs.InputDialog;
import org.eclipse.jface.window.Window;
import org.eclipse.swt.widgets.Shell;

/** Reads layers that an analysis has not read: a new analysis beside it with the same settings, of the layers it has and these. */
public final class MoreLayers {
	private MoreLayers() {
	}

	/** Asks for a name and starts the analysis. UI thread. */
	public static void ask(Shell shell, AnalysisSession session, List<String> layers) {
		Analysis analysis = session.analysis();
		String names = layers.stream().map(id -> analysis.network().label(id)).collect(Collectors.joining(", "));
		InputDialog dialog = new InputDialog(shell, "Read more layers",
				"Reading " + names + " runs the network on all " + analysis.images().size() + " images again.\nThe result is a new analysis beside "
						+ analysis.document().name() + ", with its layers and these. Name of the new analysis:",
				free(analysis.file()), name -> problem(analysis.file(), name));
		if (dialog.open() == Window.OK) {
			AnalyseJob.start(request(analysis, layers, dialog.getValue().strip()));
		}
	}

	private static Path beside(Path file, String name) {
		return file.resolveSibling(name.strip() + "." + AnalysisDocument.EXTENSION);
	}

	private static String free(Path file) {
		String base = AnalysisDocument.name(file).replaceFirst("-\\d+$", "");
		int number = 2;
		while (problem(file, base + "-" + number) != null) {
			number++;
		}
		return base + "-" + number;
	}

	private static String problem(Path file, String name) {
		if (name.isBlank() || name.matches(".*[\\\\/:*?\"<>|\\p{Cntrl}].*") || name.strip().startsWith(".")) {
			return "A name has no dot at its beginning and none of \\ / : * ? \" < > |";
		}
		return Files.exists(beside(file, name)) || Files.exists(AnalysisDocument.dataFolder(beside(file, name))) ? "There is an analysis of that name." : null;
	}

	/** The request for the layers that were read and some more, under a new name beside the analysis. */
	public static AnalysisRequest request(Analysis analysis, List<String> layers, String name) {
		AnalysisRequest r = analysis.request();
		Set<String> ids = new LinkedHashSet<>(analysis.layers());
		ids.addAll(layers);
		String choice = ids.stream().map(id -> id.replaceAll("[^A-Za-z0-9_/-]", "\\\\$0")).collect(Collectors.joining("|", "^(", ")$"));
		return new AnalysisRequest(beside(analysis.file(), name), r.source(), r.reading().of(choice, r.reading().tap()), r.choice(), r.threads());
	}
}
