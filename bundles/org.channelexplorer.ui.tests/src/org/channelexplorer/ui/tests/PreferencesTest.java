package org.channelexplorer.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.channelexplorer.core.analysis.Analysis;
import org.channelexplorer.core.document.AnalysisDocument;
import org.channelexplorer.core.store.ResultFolder;
import org.channelexplorer.plot.ClassColours;
import org.channelexplorer.ui.AnalysisSession;
import org.channelexplorer.ui.PlotView;
import org.channelexplorer.ui.Preferences;
import org.channelexplorer.ui.internal.ExplorePerspective;
import org.channelexplorer.ui.internal.preferences.MainPage;
import org.channelexplorer.ui.internal.preferences.ResultsPage;
import org.channelexplorer.ui.internal.wizard.AnalysisDraft;
import org.channelexplorer.ui.theme.ClassColors;
import org.eclipse.jface.preference.IPreferenceStore;
import org.eclipse.jface.preference.PreferenceDialog;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Text;
import org.eclipse.ui.dialogs.PreferencesUtil;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(NoLoggedProblems.class)
class PreferencesTest {
	private PreferenceDialog dialog;

	@AfterEach
	void close() {
		if (dialog != null) {
			dialog.close();
		}
		for (String name : new String[] { Preferences.SEED, Preferences.THREADS, Preferences.ETA, Preferences.CLASS_COLOURS }) {
			Preferences.store().setToDefault(name);
		}
		Samples.closeAll();
	}

	private void open(String page) {
		dialog = PreferencesUtil.createPreferenceDialogOn(Ui.window().getShell(), page, null, null);
		dialog.setBlockOnOpen(false);
		dialog.open();
	}

	private Text field(String value) {
		return Ui.find(dialog.getShell(), Text.class, t -> t.isVisible() && t.getText().equals(value));
	}

	private Button button(String text) {
		return Ui.find(dialog.getShell(), Button.class, b -> b.isVisible() && b.getText().replace("&", "").equals(text));
	}

	@Test
	void newAnalysesBeginWithThemAndDefaultsComeBack() {
		IPreferenceStore store = Preferences.store();
		store.setValue(Preferences.SEED, 4711L);
		store.setValue(Preferences.THREADS, 3);
		AnalysisDraft draft = new AnalysisDraft();
		assertEquals(4711, draft.seed);
		assertEquals(3, draft.threads);
		open(MainPage.ID);
		Text seed = field("4711");
		seed.setText("x");
		Ui.type(seed);
		assertFalse(button("Apply and Close").isEnabled(), "no seed");
		button("Restore Defaults").notifyListeners(SWT.Selection, new Event());
		button("Apply and Close").notifyListeners(SWT.Selection, new Event());
		assertEquals(1, Preferences.seed());
		assertEquals(0, Preferences.threads());
	}

	@Test
	void otherColoursOfClassesAreSeenAtOnce() throws Exception {
		AnalysisSession session = Samples.open(Samples.analysis());
		PlotView view = (PlotView) Ui.page().showView(ExplorePerspective.SCATTERPLOT);
		Ui.until("the images are placed", () -> view.plot() != null && !view.busy());
		assertEquals(ClassColours.STANDARD.rgb(0), view.plot().legend(view.pane().look()).getFirst().rgb());
		Preferences.store().setValue(Preferences.CLASS_COLOURS, ClassColours.TOL_MUTED.name());
		Ui.until("they have other colours", () -> view.plot().legend(view.pane().look()).getFirst().rgb() == ClassColours.TOL_MUTED.rgb(0));
		assertEquals(ClassColours.TOL_MUTED.rgb(1), ClassColors.of(session.labels()).rgb(1));
		assertFalse(session.dirty(), "nothing of the analysis has changed");
		open(MainPage.ID);
		button("Restore Defaults").notifyListeners(SWT.Selection, new Event());
		button("Apply and Close").notifyListeners(SWT.Selection, new Event());
		Ui.until("they have the usual ones", () -> view.plot().legend(view.pane().look()).getFirst().rgb() == ClassColours.STANDARD.rgb(0));
	}

	@Test
	void etaIsGivenToOperationsThatTakeIt() throws Exception {
		AnalysisSession session = Samples.open(Samples.analysis());
		assertEquals(Map.of(), Preferences.parameters(session.operations(), "jaccard"), "the usual one is no parameter");
		Preferences.store().setValue(Preferences.ETA, "0.2");
		assertEquals(Map.of("eta", "0.2"), Preferences.parameters(session.operations(), "jaccard"));
		assertEquals(Map.of(), Preferences.parameters(session.operations(), "separability"));
		assertEquals(Map.of(), Preferences.parameters(session.operations(), "none of that name"));
	}

	@Test
	void resultsAreMeasuredAndCleared() throws Exception {
		Path document = Samples.analysis();
		Path results = AnalysisDocument.dataFolder(document).resolve(Analysis.RESULTS);
		Files.createDirectories(results);
		Files.write(results.resolve("a.json"), new byte[1000]);
		Files.write(results.resolve("a.x.npy"), new byte[5000]);
		open(ResultsPage.ID);
		ResultsPage page = (ResultsPage) dialog.getSelectedPage();
		Ui.until("the results are measured", () -> page.sizeText().contains("MB of results"));
		assertTrue(page.clear().isEnabled());
		page.clear().notifyListeners(SWT.Selection, new Event());
		Ui.until("nothing is left", () -> page.sizeText().startsWith("0.0 MB") && !page.clear().isEnabled());
		assertEquals(0, ResultFolder.size(results));
		assertTrue(Files.exists(document));
	}
}
