package org.channelexplorer.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.channelexplorer.core.analysis.Missing;
import org.channelexplorer.core.catalogue.Catalogue;
import org.channelexplorer.core.document.AnalysisDocument;
import org.channelexplorer.ui.AnalysisEditors;
import org.channelexplorer.ui.AnalysisSession;
import org.channelexplorer.ui.internal.notice.Locate;
import org.channelexplorer.ui.internal.notice.Notice;
import org.channelexplorer.ui.internal.notice.NoticeBar;
import org.channelexplorer.ui.internal.run.MarkerPlace;
import org.channelexplorer.ui.internal.run.ProblemMarkers;
import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.IMarker;
import org.eclipse.core.resources.IResource;
import org.eclipse.core.resources.ResourcesPlugin;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.swt.SWT;
import org.eclipse.swt.dnd.Clipboard;
import org.eclipse.swt.dnd.TextTransfer;
import org.eclipse.swt.layout.FillLayout;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Link;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.ui.IMarkerResolution;
import org.eclipse.ui.ide.IDE;
import org.eclipse.ui.views.markers.MarkerViewUtil;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(NoLoggedProblems.class)
class MovedFilesTest {

	@AfterEach
	void close() {
		Samples.closeAll();
	}

	private static List<String> kinds(IFile file) {
		return Arrays.stream(markers(file)).map(m -> m.getAttribute(ProblemMarkers.KIND, "")).toList();
	}

	private static IMarker[] markers(IFile file) {
		try {
			return file.findMarkers(ProblemMarkers.TYPE, false, IResource.DEPTH_ZERO);
		} catch (CoreException e) {
			throw new AssertionError(e);
		}
	}

	@Test
	void movedImagesAreLocatedByTheirContent() throws Exception {
		Path document = Samples.analysis();
		IFile file = AnalysisEditors.workspaceFile(document);
		Path images = document.resolveSibling("images");
		Path moved = document.resolveSibling("pictures");
		Files.move(images, moved);
		AnalysisSession session = Samples.open(document);
		Ui.until("the problem is listed", () -> kinds(file).contains(ProblemMarkers.IMAGES));
		assertEquals(List.of(Missing.Kind.IMAGES), Missing.of(session.analysis(), Catalogue.ofEquinox()).stream().map(Missing::kind).toList());
		IMarker marker = Arrays.stream(markers(file)).filter(m -> m.getAttribute(ProblemMarkers.KIND, "").equals(ProblemMarkers.IMAGES)).findFirst()
				.orElseThrow();
		assertEquals("Locate\u2026", IDE.getMarkerHelpRegistry().getResolutions(marker)[0].getLabel());

		Path wrong = Files.createDirectories(document.resolveSibling("wrong"));
		Locate.at(document, Missing.Kind.IMAGES, wrong);
		Shell refusal = Ui.until("another folder is refused", () -> Ui.shell("Not located"));
		refusal.close();
		Locate.at(document, Missing.Kind.IMAGES, moved);
		Ui.until("the problem is gone", () -> !kinds(file).contains(ProblemMarkers.IMAGES));
		AnalysisSession now = Ui.until("the analysis is open with them", () -> {
			AnalysisSession s = Ui.editor() == null ? null : Ui.editor().getAdapter(AnalysisSession.class);
			return s != null && s.analysis().imageFolder().equals(moved) ? s : null;
		});
		assertTrue(Files.exists(now.analysis().imagePath(0)));
	}

	@Test
	void movedModelIsLocatedByItsContent() throws Exception {
		Path document = Samples.analysis();
		IFile file = AnalysisEditors.workspaceFile(document);
		Path moved = document.resolveSibling("moved.fake");
		Files.move(document.resolveSibling("net.fake"), moved);
		Samples.open(document);
		Ui.until("the problem is listed", () -> kinds(file).contains(ProblemMarkers.MODEL));
		Locate.at(document, Missing.Kind.MODEL, moved);
		Ui.until("the problem is gone", () -> !kinds(file).contains(ProblemMarkers.MODEL));
	}

	@Test
	void skippedImagesHaveQuickFixes() throws Exception {
		Path document = Samples.analysis();
		Samples.open(document);
		IFile file = AnalysisEditors.workspaceFile(document);
		Ui.until("the problem is listed", () -> kinds(file).contains(ProblemMarkers.SKIPPED));
		IMarkerResolution[] fixes = IDE.getMarkerHelpRegistry().getResolutions(markers(file)[0]);
		assertEquals(List.of("Open the image", "Copy the path", "Show in Dataset"), Arrays.stream(fixes).map(IMarkerResolution::getLabel).toList());
		fixes[1].run(markers(file)[0]);
		Clipboard clipboard = new Clipboard(Display.getCurrent());
		try {
			assertEquals(document.resolveSibling("images").resolve("red").resolve("broken.png").toString(), clipboard.getContents(TextTransfer.getInstance()));
		} finally {
			clipboard.dispose();
		}
	}

	@Test
	void resultsThatAreNotKeptAreANotice() throws Exception {
		Path document = Samples.analysis();
		Files.move(document.resolveSibling("net.fake"), document.resolveSibling("moved.fake"));
		AnalysisSession session = Samples.open(document);
		Shell shell = new Shell(Display.getCurrent());
		try {
			shell.setLayout(new FillLayout());
			NoticeBar bar = new NoticeBar(shell);
			bar.follow(session, Ui.editor());
			Ui.until("the model is missing", () -> bar.texts().size() == 1);
			session.unkept().set("results: access denied", this);
			assertEquals("Results are not kept, but computed again when the analysis is opened the next time: results: access denied", bar.texts().get(1));
			NoticeBar later = new NoticeBar(shell);
			later.follow(session, Ui.editor());
			Ui.until("it is there from the start", () -> later.texts().contains(bar.texts().get(1)));
		} finally {
			shell.dispose();
		}
	}

	@Test
	void noticesTakeRoomOnlyWhileTheyAreThere() {
		Shell shell = new Shell(Display.getCurrent());
		try {
			shell.setLayout(new FillLayout());
			NoticeBar bar = new NoticeBar(shell);
			shell.setSize(500, 300);
			shell.open();
			int whole = bar.body().getSize().y;
			boolean[] run = new boolean[1];
			bar.show(List.of(new Notice("The model is gone.", List.of(new Notice.Link("Locate\u2026", () -> run[0] = true)))));
			assertTrue(bar.body().getSize().y < whole);
			assertEquals(List.of("The model is gone."), bar.texts());
			Ui.find(shell, Link.class, l -> l.getText().contains("Locate")).notifyListeners(SWT.Selection, new Event());
			assertTrue(run[0]);
			Ui.find(shell, Link.class, l -> l.getText().contains("Close")).notifyListeners(SWT.Selection, new Event());
			assertEquals(whole, bar.body().getSize().y);
		} finally {
			shell.dispose();
		}
	}

	private static Path copied(Path document, Path into) throws IOException {
		Path data = AnalysisDocument.dataFolder(document);
		try (Stream<Path> files = Files.walk(data)) {
			for (Path f : files.toList()) {
				Path copy = into.resolve(data.getFileName().toString()).resolve(data.relativize(f).toString());
				Files.createDirectories(copy.getParent());
				Files.copy(f, copy);
			}
		}
		return Files.copy(document, into.resolve(document.getFileName().toString()));
	}

	private static List<IMarker> outside(Path document) {
		try {
			return Arrays.stream(ResourcesPlugin.getWorkspace().getRoot().findMarkers(ProblemMarkers.TYPE, false, IResource.DEPTH_ZERO))
					.filter(m -> MarkerPlace.document(m).equals(document) && m.getAttribute(ProblemMarkers.KIND, "").equals(ProblemMarkers.SKIPPED)).toList();
		} catch (CoreException e) {
			throw new AssertionError(e);
		}
	}

	@Test
	void analysesOutsideTheWorkspaceHaveProblemsWithQuickFixes(@TempDir Path one, @TempDir Path two) throws Exception {
		Path document = Samples.analysis();
		Path first = copied(document, one.toRealPath());
		Path second = copied(document, two.toRealPath());
		Samples.open(first);
		Ui.until("the problem of the first is listed", () -> outside(first).size() == 1);
		Samples.open(second);
		Ui.until("so are those of both", () -> outside(second).size() == 1 && outside(first).size() == 1);
		IMarker marker = outside(first).getFirst();
		assertEquals(first.getFileName().toString(), marker.getAttribute(MarkerViewUtil.NAME_ATTRIBUTE, ""));
		IMarkerResolution[] fixes = IDE.getMarkerHelpRegistry().getResolutions(marker);
		assertEquals(List.of("Open the image", "Copy the path", "Show in Dataset"), Arrays.stream(fixes).map(IMarkerResolution::getLabel).toList());
		fixes[2].run(marker);
		assertEquals(first, Ui.editor().getAdapter(AnalysisSession.class).analysis().file());
	}
}
