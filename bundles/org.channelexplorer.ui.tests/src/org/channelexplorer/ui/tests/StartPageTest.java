package org.channelexplorer.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import org.channelexplorer.ui.Preferences;
import org.channelexplorer.ui.internal.EmptyState;
import org.channelexplorer.ui.internal.start.RecentAnalyses;
import org.channelexplorer.ui.internal.start.StartPage;
import org.channelexplorer.ui.internal.start.StartPages;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Link;
import org.eclipse.ui.IEditorReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(NoLoggedProblems.class)
class StartPageTest {

	@AfterEach
	void close() {
		Samples.closeAll();
	}

	private static boolean shown() {
		IEditorReference[] editors = Ui.page().getEditorReferences();
		return editors.length == 1 && editors[0].getId().equals(StartPage.ID);
	}

	private static Link link(String text) {
		return Ui.find(Ui.window().getShell(), Link.class, l -> l.getText().equals("<a>" + text + "</a>") && l.isVisible());
	}

	@Test
	void standsInForEditorsAndOpensWhatWasOpen() throws Exception {
		Samples.closeAll();
		Ui.until("the start page fills the empty editor area", StartPageTest::shown);
		Path document = Samples.analysis();
		Samples.open(document);
		Ui.until("it makes room for the analysis", () -> Ui.page().getEditorReferences().length == 1 && !shown());
		assertEquals(document, new RecentAnalyses().files().getFirst(), "what was opened last stands on top");
		Samples.closeAll();
		Ui.until("it is back", StartPageTest::shown);
		Link recent = Ui.until("the analysis is listed", () -> Ui.find(Ui.window().getShell(), Link.class,
				l -> document.toString().equals(l.getToolTipText()) && l.isVisible()));
		recent.notifyListeners(SWT.Selection, new Event());
		Ui.until("the analysis is open", () -> Ui.editor() != null);
	}

	@Test
	void viewsSayThatTheAnalysisIsBehindIt() throws Exception {
		Samples.open(Samples.analysis());
		StartPages.show(Ui.page(), true);
		EmptyState empty = Ui.until("the views say so", () -> Ui.find(Ui.window().getShell(), EmptyState.class, EmptyState::isVisible));
		assertEquals("The views follow the analysis in front: choose the tab of one that is open.", empty.sentence());
		Samples.closeAll();
		Ui.until("none is open", () -> empty.isDisposed() || empty.sentence().equals("No analysis is open."));
	}

	@Test
	void saysWhatIsGone() throws Exception {
		Samples.closeAll();
		Ui.until("the start page is there", StartPageTest::shown);
		Path gone = Files.createTempDirectory("gone").resolve("gone.channelexplorer");
		new RecentAnalyses().add(gone);
		Link clean = Ui.until("it offers to clean up", () -> link("Remove those that are no longer there"));
		new RecentAnalyses().add(gone.resolveSibling("later.channelexplorer")); // the list does not show it yet
		clean.notifyListeners(SWT.Selection, new Event());
		Ui.until("the link is gone", () -> link("Remove those that are no longer there") == null);
		assertTrue(new RecentAnalyses().files().stream().allMatch(Files::exists), new RecentAnalyses().files().toString());
		assertTrue(link("Open the demo") != null && link("New analysis\u2026") != null && link("Open an analysis\u2026") != null);
	}

	@Test
	void greetsAsTheAdministratorHasPreset() throws Exception {
		Samples.open(Samples.analysis());
		Ui.until("the start page makes room", () -> Ui.page().getEditorReferences().length == 1 && !shown());
		Preferences.store().setDefault(Preferences.WELCOME, "Questions: the imaging team & friends");
		try {
			Samples.closeAll();
			Ui.until("the greeting is shown", () -> Ui.find(Ui.window().getShell(), Label.class,
					l -> l.isVisible() && l.getText().equals("Questions: the imaging team && friends")));
		} finally {
			Preferences.store().setDefault(Preferences.WELCOME, "");
		}
	}
}
