package org.channelexplorer.ui.tests;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.channelexplorer.plot.Hit;
import org.channelexplorer.plot.Item;
import org.channelexplorer.plot.Viewport;
import org.channelexplorer.ui.AnalysisSession;
import org.channelexplorer.ui.plot.PlotPane;
import org.channelexplorer.ui.views.internal.jaccard.EtaSlider;
import org.channelexplorer.ui.views.internal.jaccard.JaccardView;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.CTabFolder;
import org.eclipse.swt.custom.SashForm;
import org.eclipse.swt.widgets.Canvas;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Table;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(NoLoggedProblems.class)
class JaccardViewTest {
	private AnalysisSession session;
	private JaccardView view;
	private PlotPane pane;

	@BeforeEach
	void open() throws Exception {
		session = Samples.open(Samples.analysis());
		view = (JaccardView) Ui.page().showView(JaccardView.ID);
		pane = Ui.until("the pane is there", view::pane);
		Ui.until("the similarities are there", () -> view.result() != null && view.pair().size() > 0 && view.classes().table().getItemCount() == 2);
	}

	@AfterEach
	void close() {
		Ui.page().hideView(view);
		Samples.closeAll();
	}

	/** Middle of a class cell. */
	private int[] cell(int row, int column) {
		Ui.until("there is room for the class matrix", () -> view.plot().item(pane.look(), 0).width() > 0);
		Item item = view.plot().item(pane.look(), 2 * row + column);
		return new int[] { (int) (item.x() + item.width() / 2), (int) (item.y() + item.height() / 2) };
	}

	/** A place of the image matrix whose hit is so many images. */
	private int[] pair() {
		for (int y = 0; y < pane.getSize().y; y++) {
			for (int x = 0; x < pane.getSize().x; x++) {
				Optional<Hit> hit = pane.hit(x, y);
				if (hit.isPresent() && hit.get().classes().isEmpty() && hit.get().images().length == 2) {
					return new int[] { x, y };
				}
			}
		}
		throw new AssertionError("no cell of two images in " + pane.getSize());
	}

	private double eta() {
		return (double) view.result().scalars().get("eta");
	}

	@Test
	void theSliderIsFollowedAndItsEndIsTheOperations() {
		assertEquals(0.1, view.slider().eta());
		int channels = ((Number) view.result().scalars().get("channels")).intValue();
		view.slider().scale().setSelection(500);
		view.slider().scale().notifyListeners(SWT.Selection, new Event());
		assertTrue(view.slider().text().startsWith("0.5: " + (channels + 1) / 2 + " of " + channels), view.slider().text());
		Ui.until("the picture follows", () -> view.plot().facts().getFirst().startsWith("eta 0.5:"));
		Ui.until("the operation has answered", () -> eta() == 0.5);
		assertEquals("0.5", view.state().parameters().get("eta"));
		assertTrue(view.headline().contains("eta 0.5"), view.headline());
	}

	@Test
	void aClassCellSelectsItsImagesAndZoomsAndBackspaceGoesBack() {
		Viewport whole = pane.viewport();
		int[] at = cell(0, 1);
		Ui.click(pane, at[0], at[1], 0);
		assertEquals(2 * Samples.PER_CLASS, session.selection().get().images().length);
		assertEquals(2, pane.viewport().zoom(), 1e-9);
		assertEquals(List.of("blue", "red"), view.pair().pinned().classes());
		Ui.until("the curve is there", () -> view.pair().curve().curve() != null);
		Ui.key(pane, SWT.BS, SWT.BS);
		assertEquals(whole, pane.viewport());
		int[] red = cell(1, 1);
		Ui.click(pane, red[0], red[1], 0);
		assertEquals(List.of("red"), session.selection().get().classes());
		assertEquals(Samples.PER_CLASS, session.selection().get().images().length);
	}

	@Test
	void aClickOnTwoImagesPinsThemAndSelectsTheirChannels() {
		int[] at = pair();
		Ui.mouse(pane, SWT.MouseMove, at[0], at[1], 0, 0);
		Hit hit = pane.hovered();
		Ui.click(pane, at[0], at[1], 0);
		assertArrayEquals(hit.images(), IntStream.of(session.selection().get().images()).toArray());
		assertTrue(view.pair().text().contains("shared"), view.pair().text());
		assertEquals(1, view.pair().curve().curve().similarity()[view.pair().curve().curve().sizes().length - 1]);
		view.slider().scale().setSelection(1000);
		view.slider().scale().notifyListeners(SWT.Selection, new Event());
		Ui.until("all channels are shared", () -> view.pair().listed() == ((Number) view.result().scalars().get("channels")).intValue() && eta() == 1);
		view.pair().select().notifyListeners(SWT.Selection, new Event());
		assertEquals(view.pair().listed(), session.selection().get().channels().length);
	}

	@Test
	void whatTheMouseOnlyPassesIsNotCompared() {
		int[] passed = pair();
		int[] at = cell(0, 1);
		Ui.mouse(pane, SWT.MouseMove, passed[0], passed[1], 0, 0);
		boolean[] soon = new boolean[1];
		pane.getDisplay().timerExec(100, () -> soon[0] = true);
		Ui.until("the mouse has moved on before it rested", () -> soon[0]);
		Set<String> said = new HashSet<>(Set.of(view.pair().text()));
		Ui.mouse(pane, SWT.MouseMove, at[0], at[1], 0, 0);
		Ui.until("the classes are compared", () -> said.add(view.pair().text()));
		assertTrue(view.pair().text().contains("blue") && view.pair().text().contains("red"), said.toString());
	}

	@Test
	void imagesCloserToAnotherClassAreMarkedAndSelected() {
		assertEquals(2 * Samples.PER_CLASS, view.images().table().getItemCount());
		String first = view.images().table().getItem(0).getText(0);
		int marked = Integer.parseInt(view.images().text().split(" ")[0]);
		assertEquals(marked > 0, first.startsWith("\u25b8"), first);
		view.images().only().setSelection(true);
		view.images().only().notifyListeners(SWT.Selection, new Event());
		assertEquals(marked, view.images().table().getItemCount());
		session.selection().change(s -> s.withImages(3), this);
		assertTrue(view.images().text().contains("Nearest of another class"), view.images().text());
	}

	@Test
	void classesHaveThePValuesOfTheOperation() {
		assertEquals("", view.classes().table().getItem(0).getText(3));
		assertTrue(view.classes().table().getItem(0).getText(2).contains("["), "an interval");
		view.classes().test().notifyListeners(SWT.Selection, new Event());
		Ui.until("they are there", () -> !view.classes().table().getItem(0).getText(3).isEmpty());
		assertFalse(view.classes().test().isEnabled());
		double p = view.result().table().doubles("p")[0];
		assertEquals(p, Double.parseDouble(view.classes().table().getItem(0).getText(3)), 0.001);
	}

	@Test
	void optionsDrawAgainWithoutAsking() {
		view.option("measure", "corrected");
		Ui.until("it is drawn", () -> view.plot().text(pane.look()) != null && view.state().options().get("measure").equals("corrected"));
		view.option("collapsed", "blue");
		view.option("order", "cluster");
		Ui.until("it is drawn", () -> view.plot().facts().contains("classes are collapsed in the order by class only"));
		assertEquals(0.1, eta());
	}

	private CTabFolder details() {
		return Ui.find(pane.getShell(), CTabFolder.class, f -> f.getItemCount() == 3 && f.getItem(0).getText().equals("Pair"));
	}

	private static void inside(Composite panel, String where) {
		for (Control c : panel.getChildren()) {
			if (c.getVisible()) {
				int end = c.getLocation().x + c.getSize().x;
				assertTrue(end <= panel.getClientArea().width, where + ": " + c + " ends at " + end + " of " + panel.getClientArea().width);
				if (c instanceof Composite inner && !(c instanceof Canvas) && !(c instanceof Table)) {
					inside(inner, where);
				}
			}
		}
	}

	/** The border between matrices and details is dragged; in whatever room they have, nothing of the details runs over their edge. */
	@Test
	void detailsFitANarrowPanelAndAreMadeWider() {
		view.showDetails(true);
		CTabFolder details = details();
		SashForm sash = (SashForm) details.getParent().getParent();
		for (int its : new int[] { 150, 220, 400 }) {
			sash.setWeights(sash.getSize().x - its, its);
			sash.layout(true, true);
			Ui.settle();
			assertEquals(its, details.getSize().x, 4);
			for (int tab = 0; tab < 3; tab++) {
				details.setSelection(tab);
				Composite panel = (Composite) details.getItem(tab).getControl();
				Ui.until("the panel is laid out", () -> panel.getSize().x > 0 && panel.getSize().x <= its);
				inside(panel, details.getItem(tab).getText() + " in " + its);
			}
		}
		view.showDetails(false);
		Ui.settle();
		view.showDetails(true);
		Ui.settle();
		assertEquals(Math.min(400, sash.getSize().x / 2), details.getSize().x, 4, "they come back as wide as the user made them");
	}

	@Test
	void theTextBesideTheSliderIsNotCut() {
		EtaSlider slider = Ui.find(pane.getShell(), EtaSlider.class, _ -> true);
		Label text = Ui.find(slider, Label.class, l -> l.getText().contains("channels"));
		String before = text.getText();
		text.setText("0.875: 1,792 of 2,048 channels");
		assertTrue(text.getSize().x >= text.computeSize(SWT.DEFAULT, SWT.DEFAULT).x, text.getSize() + " for " + text.computeSize(SWT.DEFAULT, SWT.DEFAULT));
		text.setText(before);
	}
}
