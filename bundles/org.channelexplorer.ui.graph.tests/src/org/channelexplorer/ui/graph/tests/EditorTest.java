package org.channelexplorer.ui.graph.tests;

import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.nio.file.Path;
import org.channelexplorer.plot.internal.arrangement.Box;
import org.channelexplorer.ui.AnalysisEditors;
import org.channelexplorer.ui.AnalysisSession;
import org.channelexplorer.ui.graph.NetworkEditor;
import org.channelexplorer.ui.graph.internal.viewer.NetworkViewer;
import org.channelexplorer.ui.graph.internal.viewer.Zoom;
import org.eclipse.swt.graphics.Point;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.PlatformUI;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** An editor of a small network in the workbench's window. */
abstract class EditorTest {
	@TempDir
	Path folder;
	Widgets.Log log;
	IWorkbenchPage page;
	Point size;
	Path document;

	@BeforeEach
	void start() throws Exception {
		log = new Widgets.Log();
		page = PlatformUI.getWorkbench().getActiveWorkbenchWindow().getActivePage();
		size = page.getWorkbenchWindow().getShell().getSize();
		document = FakeAnalysis.create(folder);
	}

	@AfterEach
	void end() {
		Widgets.closeEditors(page);
		page.getWorkbenchWindow().getShell().setSize(size); // other classes see the window as it was
		Widgets.settle();
		log.close();
	}

	NetworkEditor open() throws Exception {
		NetworkEditor editor = assertInstanceOf(NetworkEditor.class, AnalysisEditors.open(page, document));
		Widgets.waitFor("the drawing", () -> editor.viewer() != null && editor.viewer().drawing() != null);
		Widgets.settle();
		return editor;
	}

	// in a large window the small network fits as it is
	void smallWindow() {
		page.getWorkbenchWindow().getShell().setSize(1240, 620);
		Widgets.settle();
	}

	/** As the drawings of small networks are: in one column. */
	NetworkEditor openInOneColumn() throws Exception {
		smallWindow();
		NetworkEditor editor = open();
		Object wrapped = editor.viewer().drawing();
		editor.contents().page().wrap(false);
		Widgets.waitFor("one column", () -> editor.viewer().drawing() != wrapped && editor.viewer().drawing().placement().cuts().isEmpty());
		Widgets.settle();
		return editor;
	}

	static Box box(NetworkViewer viewer, String layer) {
		return viewer.drawing().placement().boxes().get(viewer.drawing().graph().indexOfLayer(layer));
	}

	/** Where the middle of a layer's box is in the control. */
	static Point place(NetworkViewer viewer, String layer) {
		Box b = box(viewer, layer);
		Zoom.View v = viewer.zoom().view();
		return new Point((int) Math.round(b.centerX() * v.zoom()) - v.x(), (int) Math.round(b.centerY() * v.zoom()) - v.y());
	}

	static AnalysisSession session(NetworkEditor editor) {
		return editor.getAdapter(AnalysisSession.class);
	}
}
