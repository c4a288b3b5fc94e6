package org.channelexplorer.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.channelexplorer.ui.AnalysisSession;
import org.channelexplorer.ui.LayerView.Settings;
import org.channelexplorer.ui.internal.ExplorePerspective;
import org.channelexplorer.ui.tests.fake.RowsView;
import org.channelexplorer.ui.views.internal.jaccard.JaccardView;
import org.channelexplorer.ui.views.internal.scatter.ScatterView;
import org.eclipse.jface.action.ActionContributionItem;
import org.eclipse.jface.action.IAction;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What a view of a layer gets from {@code LayerView}. */
@ExtendWith(NoLoggedProblems.class)
class LayerViewTest {
	private Path document;
	private AnalysisSession session;
	private RowsView view;

	@BeforeEach
	void open() throws Exception {
		document = Samples.analysis();
		session = Samples.open(document);
		view = (RowsView) Ui.page().showView(RowsView.ID);
		Ui.until("the answer is there", () -> "1000 rows".equals(view.text()));
	}

	@AfterEach
	void close() {
		Ui.page().hideView(view);
		Samples.closeAll();
	}

	private IAction action(String text) {
		return Arrays.stream(view.getViewSite().getActionBars().getToolBarManager().getItems()).map(i -> ((ActionContributionItem) i).getAction())
				.filter(a -> a.getText().startsWith(text)).findFirst().orElseThrow();
	}

	@Test
	void namesTheLayerAndWhatIsShown() {
		assertEquals("second counted, seed 1", view.headline());
		session.selection().change(s -> s.withLayers(List.of("first")), this);
		Ui.until("it is about the other layer", () -> view.headline().equals("first counted, seed 1"));
		session.selection().change(s -> s.withLayers(List.of("input")), this);
		assertEquals("", view.text());
		assertEquals("Export\u2026: there is nothing to export yet", action("Export").getToolTipText());
	}

	@Test
	void settingsAreKeptWithTheAnalysis() throws Exception {
		view.choose(new Settings(Map.of("rows", "7"), 5));
		Ui.until("it is counted again", () -> "7 rows".equals(view.text()));
		assertTrue(view.headline().endsWith("seed 5"), view.headline());
		Samples.closeAll();
		assertEquals("Settings\u2026: no analysis is open", action("Settings").getToolTipText());
		assertFalse(action("Settings").isEnabled());
		Samples.open(document);
		Ui.until("it is as before", () -> "7 rows".equals(view.text()));
	}

	@Test
	void aResultThatCannotBeShownIsOneSentence() {
		view.choose(new Settings(Map.of("rows", "0"), 1));
		Ui.until("it says why", () -> view.headline().equals("second there are no rows"));
		assertEquals("", view.text());
		view.choose(new Settings(Map.of("rows", "-1"), 1));
		Ui.until("it says what is wrong", () -> view.headline().contains("out of range"));
	}

	private int askedAfterItWasCovered() throws Exception {
		int before = view.asked();
		Ui.page().activate(Arrays.stream(Ui.page().getViewStack(view)).filter(v -> v != view).findFirst().orElseThrow());
		Ui.until("the other view covers it", () -> !Ui.page().isPartVisible(view));
		Ui.page().activate(view);
		Ui.until("it is seen", () -> Ui.page().isPartVisible(view) && !view.busy());
		return view.asked() - before;
	}

	@Test
	void whatWasStoppedUnseenIsAskedAgain() throws Exception {
		assertEquals(0, askedAfterItWasCovered());
		view.stopUnseen(true);
		assertEquals(1, askedAfterItWasCovered());
	}

	@Test
	void aViewThatIsNotSeenAsksWhenItIs() throws Exception {
		ScatterView scatter = (ScatterView) Ui.page().showView(ExplorePerspective.SCATTERPLOT);
		Ui.until("the plot is there", () -> scatter.headline().startsWith("second") && !scatter.busy());
		JaccardView before = (JaccardView) Ui.page().showView(JaccardView.ID);
		try {
			Ui.until("the other view covers it", () -> !Ui.page().isPartVisible(scatter));
			session.selection().change(s -> s.withLayers(List.of("first")), this);
			assertFalse(scatter.busy());
			Ui.until("the view that is seen has its answer", () -> before.headline().startsWith("first") && !before.busy());
			assertTrue(scatter.headline().startsWith("second"), scatter.headline());
			Ui.page().activate(scatter);
			Ui.until("it is about the other layer", () -> scatter.headline().startsWith("first") && !scatter.busy());
		} finally {
			Ui.page().hideView(before);
		}
	}
}
