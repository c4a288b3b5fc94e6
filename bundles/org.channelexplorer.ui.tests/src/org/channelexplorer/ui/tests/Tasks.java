package org.channelexplorer.ui.tests;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.channelexplorer.ui.AnalysisSession;
import org.channelexplorer.ui.PlotView;
import org.channelexplorer.ui.internal.Commands;
import org.channelexplorer.ui.internal.ExplorePerspective;
import org.channelexplorer.ui.selection.Selection;
import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.ResourcesPlugin;
import org.eclipse.ui.IEditorPart;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * The four tasks of the paper's users, on the demo. T1: shapes of the layers, a label, which classes are confusable. T2: follow a confusing image
 * through the layers: where it leaves its class, and for which one. T3: the layer and the pair of classes that separate worst. T4: the channels
 * that matter for a class, and where they respond.
 */
@ExtendWith(NoLoggedProblems.class)
abstract class Tasks {
	static final Pattern NEAREST = Pattern.compile("(?m)^(\\S+): \\d+ images?;.*most similar other class: (\\S+), Jaccard ([0-9.]+)");

	AnalysisSession session;

	@BeforeEach
	void open() throws Exception {
		Ui.page().resetPerspective();
		IFile demo = ResourcesPlugin.getWorkspace().getRoot().getProject("Demo").getFile("demo.channelexplorer");
		if (demo.exists()) {
			session = Samples.open(demo.getLocation().toPath());
		} else {
			Commands.run(Ui.window(), Commands.OPEN_DEMO);
			IEditorPart editor = Ui.until("the editor is open", Ui::editor);
			session = Ui.until("the session is there", () -> editor.getAdapter(AnalysisSession.class));
		}
		session.selection().change(s -> Selection.NONE, this); // where the last test looked is kept
		Ui.until("the images are placed", () -> plot(ExplorePerspective.SCATTERPLOT).plot() != null);
	}

	@AfterEach
	void close() {
		Samples.closeAll();
	}

	@AfterAll
	static void reset() {
		Ui.page().resetPerspective();
		Ui.settle();
	}

	static String found(Pattern pattern, String text, int group) {
		Matcher m = pattern.matcher(text);
		assertTrue(m.find(), pattern + " in " + text);
		return m.group(group);
	}

	/** The class whose nearest other class is most similar, and that class, of what the Jaccard Similarity view tells. */
	static List<String> mostAlike(String text) {
		List<String> pair = List.of();
		double most = -1;
		for (Matcher m = NEAREST.matcher(text); m.find();) {
			if (Double.parseDouble(m.group(3)) > most) {
				most = Double.parseDouble(m.group(3));
				pair = List.of(m.group(1), m.group(2));
			}
		}
		return pair.stream().sorted().toList();
	}

	static PlotView plot(String id) {
		return Ui.page().findView(id) instanceof PlotView view ? view : null;
	}
}
