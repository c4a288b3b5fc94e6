package org.channelexplorer.photographer;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.channelexplorer.core.data.Labels;
import org.channelexplorer.ui.AnalysisSession;
import org.channelexplorer.ui.LayerView;
import org.channelexplorer.ui.PlotView;
import org.channelexplorer.ui.Query;
import org.channelexplorer.ui.graph.NetworkEditor;
import org.channelexplorer.ui.graph.internal.editor.InsideActions;
import org.channelexplorer.ui.internal.AuditPerspective;
import org.channelexplorer.ui.internal.ComparePerspective;
import org.channelexplorer.ui.internal.ExplorePerspective;
import org.channelexplorer.ui.internal.SurgeryPerspective;
import org.channelexplorer.ui.theme.Themes;
import org.channelexplorer.ui.views.internal.audit.SuspectsView;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.e4.ui.model.application.ui.MElementContainer;
import org.eclipse.e4.ui.model.application.ui.MUIElement;
import org.eclipse.e4.ui.model.application.ui.advanced.MPlaceholder;
import org.eclipse.e4.ui.model.application.ui.basic.MWindow;
import org.eclipse.e4.ui.workbench.modeling.EModelService;
import org.eclipse.swt.widgets.Display;
import org.eclipse.ui.IPageLayout;
import org.eclipse.ui.IStartup;
import org.eclipse.ui.IViewPart;
import org.eclipse.ui.IViewReference;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.PlatformUI;

/** Goes through the demo in the running workbench, takes the pictures of README and help, and closes it. Called by releng/screenshots. */
public final class Photographer implements IStartup {
	private static final String FOLDER = "photographer.folder";
	private static final String LAST = "/avgpool/GlobalAveragePool";
	private static final String EARLIER = "/layer3/layer3.1/conv2/Conv";
	private static final long PATIENCE_MS = 600_000;
	private static final int QUIET = 20; // looks in a row at which nothing moved
	private static final int PAUSE_MS = 150;

	private final Display display = Display.getDefault();
	private boolean unfolded;

	@Override
	public void earlyStartup() {
		if (System.getProperty(FOLDER) == null) {
			return;
		}
		try {
			takeAll(Files.createDirectories(Path.of(System.getProperty(FOLDER))));
		} catch (Exception e) {
			System.err.println("screenshots: " + e); // the script shows it
			Runtime.getRuntime().halt(1);
		}
		display.asyncExec(() -> {
			page().closeAllEditors(false);
			PlatformUI.getWorkbench().close();
		});
	}

	private void takeAll(Path folder) throws Exception {
		until("the demo is open", () -> editor() != null && session() != null && editor().viewer() != null && editor().viewer().drawing() != null);
		settled();

		in(() -> {
			perspective(AuditPerspective.ID);
			((SuspectsView) page().showView(SuspectsView.ID)).audit(Map.of(), session().analysis().document().seed());
			return null;
		});
		until("the audit is there", () -> session().suspects().audit().get().isPresent());
		settled();
		in(() -> {
			session().suspects().go(1);
			return null;
		});
		take(folder, "label-audit-light");

		in(() -> {
			perspective(ExplorePerspective.ID);
			moveBeside(ExplorePerspective.HEATMAP, IPageLayout.ID_PROP_SHEET);
			page().showView(ExplorePerspective.SCATTERPLOT);
			page().showView(ExplorePerspective.HEATMAP);
			select(LAST);
			return null;
		});
		settled();
		scatterplotInside();
		settled();
		in(() -> {
			selectClass("mustang");
			return null;
		});
		take(folder, "explore-light");

		in(() -> {
			select(LAST);
			return null;
		});
		scatterplotInside(); // again: closed
		in(() -> {
			session().selection().change(s -> s.withClasses(List.of()).withImages(), this);
			select(EARLIER);
			((PlotView) page().showView(ExplorePerspective.HIERARCHY)).show(session(),
					Query.of("hierarchy", Map.of("layer", EARLIER), session().analysis().document().seed()));
			return null;
		});
		take(folder, "hierarchy-light");

		in(() -> {
			perspective(SurgeryPerspective.ID);
			session().selection().change(s -> s.withClasses(List.of()).withImages(), this);
			select(LAST);
			((PlotView) page().showView(SurgeryPerspective.SURGERY)).show(session(),
					Query.of("surgery", Map.of("layer", LAST, "share", "0.5"), session().analysis().document().seed()));
			return null;
		});
		take(folder, "surgery-light");

		in(() -> {
			Themes.choose(true);
			session().marks().set(Map.of(), this);
			perspective(ComparePerspective.ID);
			page().showView(ExplorePerspective.JACCARD);
			page().showView(ComparePerspective.COMPARISON);
			return null;
		});
		take(folder, "compare-dark");
	}

	private void scatterplotInside() throws Exception {
		unfolded = true;
		in(() -> {
			InsideActions inside = editor().contents().actions().inside();
			inside.toggle(inside.kinds().stream().filter(k -> k.operation().equals("projection")).findFirst().orElseThrow());
			return null;
		});
	}

	private void select(String layer) {
		session().selection().change(s -> s.withLayers(List.of(layer)), this);
	}

	private void selectClass(String name) {
		Labels labels = session().labels();
		int[] rows = IntStream.range(0, session().analysis().images().size()).filter(i -> name.equals(labels.nameOf(i))).toArray();
		session().selection().change(s -> s.withClasses(List.of(name)).withImages(rows), this);
	}

	private static void perspective(String id) {
		page().setPerspective(PlatformUI.getWorkbench().getPerspectiveRegistry().findPerspectiveWithId(id));
		page().resetPerspective();
	}

	// as dragging its tab does
	private static void moveBeside(String view, String other) {
		MWindow window = window().getService(MWindow.class);
		EModelService model = window.getContext().get(EModelService.class);
		MUIElement moved = model.findElements(window, view, MPlaceholder.class).getFirst();
		MElementContainer<MUIElement> stack = model.findElements(window, other, MPlaceholder.class).getFirst().getParent();
		model.move(moved, stack, 0);
	}

	private void take(Path folder, String name) throws Exception {
		settled();
		if (unfolded) { // it keeps its lines from now on
			in(() -> {
				editor().contents().actions().get("reset").run();
				return null;
			});
			settled();
		}
		in(() -> {
			editor().viewer().zoom().fit();
			page().saveEditor(editor(), false);
			return null;
		});
		settled();
		Process process = new ProcessBuilder("import", "-window", "root", folder.resolve(name + ".png").toString()).inheritIO().start();
		if (process.waitFor() != 0) {
			throw new IllegalStateException("import failed for " + name);
		}
		System.out.println("taken " + name);
	}

	// nothing computes and no view waits, for some seconds
	private void settled() throws Exception {
		int[] quiet = new int[1];
		until("everything is computed", () -> {
			boolean busy = !Job.getJobManager().isIdle() && Arrays.stream(Job.getJobManager().find(null)).anyMatch(j -> !j.isSystem() && j.getState() != Job.SLEEPING);
			for (IViewReference r : page().getViewReferences()) {
				IViewPart part = r.getView(false);
				busy |= part instanceof LayerView<?> layer && page().isPartVisible(part) && layer.busy();
			}
			quiet[0] = busy ? 0 : quiet[0] + 1;
			return quiet[0] >= QUIET;
		});
	}

	private void until(String what, Callable<Boolean> condition) throws Exception {
		long end = System.currentTimeMillis() + PATIENCE_MS;
		while (!in(condition)) {
			if (System.currentTimeMillis() > end) {
				throw new IllegalStateException("waited in vain until " + what);
			}
			Thread.sleep(PAUSE_MS);
		}
	}

	private <T> T in(Callable<T> work) throws Exception {
		Object[] result = new Object[1];
		Exception[] failed = new Exception[1];
		display.syncExec(() -> {
			try {
				result[0] = work.call();
			} catch (Exception e) {
				failed[0] = e;
			}
		});
		if (failed[0] != null) {
			throw failed[0];
		}
		@SuppressWarnings("unchecked")
		T value = (T) result[0];
		return value;
	}

	private static IWorkbenchWindow window() {
		return PlatformUI.getWorkbench().getWorkbenchWindows()[0];
	}

	private static IWorkbenchPage page() {
		return window().getActivePage();
	}

	private static NetworkEditor editor() {
		return page() != null && page().getActiveEditor() instanceof NetworkEditor editor ? editor : null;
	}

	private static AnalysisSession session() {
		return editor().getAdapter(AnalysisSession.class);
	}
}
