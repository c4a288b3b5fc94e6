package org.channelexplorer.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.channelexplorer.plot.Item;
import org.channelexplorer.ui.AnalysisSession;
import org.channelexplorer.ui.KnownScores;
import org.channelexplorer.ui.Query;
import org.channelexplorer.ui.internal.properties.Described;
import org.channelexplorer.ui.result.ResultViews;
import org.channelexplorer.ui.views.internal.layers.LayersView;
import org.channelexplorer.ui.views.internal.profile.ProfileView;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Table;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The views of separability over the layers: profile, table, properties. */
@ExtendWith(NoLoggedProblems.class)
class ProfileViewTest {
	private AnalysisSession session;

	@BeforeEach
	void open() throws Exception {
		session = Samples.open(FourColours.analysis());
	}

	@AfterEach
	void close() {
		Samples.closeAll();
	}

	private static ProfileView profile() throws Exception {
		ProfileView view = (ProfileView) Ui.page().showView(ProfileView.ID);
		Ui.until("the profile is there", () -> view.plot() != null && !view.busy());
		return view;
	}

	@Test
	void aClickSelectsTheLayer() throws Exception {
		ProfileView view = profile();
		assertEquals(4, view.plot().items(), "two measures of two layers");
		assertTrue(view.headline().startsWith("2 layers"), view.headline());
		Item first = view.plot().item(view.pane().look(), 0);
		Ui.click(view.pane(), (int) first.x() + 5, (int) first.y() + 5, 0);
		assertEquals("first", session.selection().get().primaryLayer());
		assertTrue(first.hit().text().contains(" to ") && first.hit().text().startsWith("first: "), first.hit().text());
		session.selection().change(s -> s.withLayers(List.of("input")), this);
		assertTrue(view.plot() != null && !view.busy(), "another layer changes nothing");
	}

	@Test
	void measuresAndClassesAreChosen() throws Exception {
		ProfileView view = profile();
		assertEquals(List.of("knnPurity", "silhouette"), view.measures());
		view.toggle("fisherRatio");
		assertEquals(List.of("silhouette", "fisherRatio"), view.measures());
		Ui.until("it is there", () -> !view.busy() && view.plot().text(view.pane().look()).contains("Fisher"));
		view.toggle("silhouette");
		Ui.until("one is left", () -> !view.busy() && view.plot().items() == 2);
		view.classes(List.of("red", "pink"));
		Ui.until("it is that of two classes", () -> !view.busy() && view.headline().contains("only red, pink") && view.headline().contains("2 classes"));
		view.classes(List.of());
		Ui.until("it is that of all", () -> !view.busy() && view.headline().contains("4 classes"));
	}

	@Test
	void theTableSortsFiltersAndSelects() throws Exception {
		LayersView view = (LayersView) Ui.page().showView(LayersView.ID);
		Table table = view.table().table();
		assertEquals(4 + 1, table.getItemCount(), "layers and totals");
		view.measure("fisherRatio"); // the network's colours ask for another one
		assertTrue(view.headline().contains("not computed yet"), view.headline());
		assertTrue(view.computing().isEnabled());
		view.computing().run();
		Ui.until("the scores are there", () -> session.layerScores().of("second", "fisherRatio").isPresent());
		Ui.until("the table shows them", () -> !view.headline().contains("not computed") && !view.headline().contains("Computing"));
		Ui.until("nothing is left to compute", () -> view.computing().getToolTipText().endsWith("every layer has its score"));
		int score = column(table, "Fisher ratio");
		Ui.until("the row is filled", () -> !table.getItem(1).getText(score).isEmpty());
		KnownScores.Known known = session.layerScores().of("second", "fisherRatio").orElseThrow();
		assertTrue(known.interval() && known.chance() > 0.1 && known.chance() < 0.3, known.toString());
		table.setSelection(2);
		table.notifyListeners(SWT.Selection, new Event());
		assertEquals("second", session.selection().get().primaryLayer());
		table.getColumn(column(table, "Channels")).notifyListeners(SWT.Selection, new Event());
		assertEquals("first", table.getItem(0).getText(column(table, "Layer")));
		table.getColumn(column(table, "Channels")).notifyListeners(SWT.Selection, new Event());
		assertEquals("second", table.getItem(0).getText(column(table, "Layer")));
		session.selection().change(s -> s.withLayers(List.of("first")), this);
		assertEquals(1, table.getSelectionIndex(), "the row of the layer selected elsewhere");
		view.table().filter().setText("conv seco");
		assertEquals(2, table.getItemCount());
	}

	@Test
	void aResultOfAllLayersIsHandedOver() throws Exception {
		ResultViews.run(Ui.page(), session, Query.of("separability", Map.of("metrics", "fisherRatio", "bootstrap", "0"), 1));
		ProfileView view = Ui.until("the view is there", () -> (ProfileView) Ui.page().findView(ProfileView.ID));
		Ui.until("it shows the result", () -> view.plot() != null && !view.busy() && view.plot().items() == 2);
		assertEquals(List.of("fisherRatio"), view.measures());
	}

	private static int column(Table table, String name) {
		for (int c = 0; c < table.getColumnCount(); c++) {
			if (table.getColumn(c).getText().equalsIgnoreCase(name)) {
				return c;
			}
		}
		throw new AssertionError("no column " + name);
	}

	@Test
	void propertiesSayHowALayerSeparates() throws Exception {
		session.selection().change(s -> s.withLayers(List.of("second")), this);
		assertFalse(Described.layers(session).getFirst().facts().get("Separability").containsKey("Silhouette"), "nobody has asked for it");
		profile();
		Ui.until("the scores are known", () -> session.layerScores().of("second").size() == 2);
		Map<String, String> facts = Described.layers(session).getFirst().facts().get("Separability");
		assertEquals(2, facts.size(), facts.toString());
		String purity = facts.values().iterator().next();
		assertTrue(purity.matches("\\d\\.\\d{3} \\(\\d\\.\\d{3} to \\d\\.\\d{3}, 95 % interval\\), chance 0\\.211"), purity);
		session.label(new org.channelexplorer.core.label.Edit.Merge(List.of("red", "pink"), "warm"), "Merge");
		assertTrue(session.layerScores().of("second").isEmpty(), "scores of other classes are not shown");
	}
}
