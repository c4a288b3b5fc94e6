package org.channelexplorer.ui.tests;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.channelexplorer.core.analysis.Analyses;
import org.channelexplorer.core.catalogue.Catalogue;
import org.channelexplorer.core.result.MapOverlay;
import org.channelexplorer.core.result.MapRange;
import org.channelexplorer.core.result.RankedChannels;
import org.channelexplorer.core.util.InputException;
import org.channelexplorer.plot.Item;
import org.channelexplorer.ui.AnalysisSession;
import org.channelexplorer.ui.Query;
import org.channelexplorer.ui.internal.ExplorePerspective;
import org.channelexplorer.ui.tests.fake.FakeImporter;
import org.channelexplorer.ui.views.internal.overlay.OverlayView;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.NullProgressMonitor;
import org.eclipse.core.runtime.jobs.IJobChangeEvent;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.core.runtime.jobs.JobChangeAdapter;
import org.eclipse.jface.action.IContributionItem;
import org.eclipse.jface.action.MenuManager;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Menu;
import org.eclipse.swt.widgets.MenuItem;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableColumn;
import org.eclipse.ui.IViewPart;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The maps of the last layer: channel c is c + 1 times the red, green or blue of the image, and once the next colour. */
@ExtendWith(NoLoggedProblems.class)
class OverlayViewTest {
	private AnalysisSession session;
	private OverlayView view;

	@BeforeEach
	void open() throws Exception {
		session = Samples.open(Samples.analysis());
		session.selection().change(s -> s.withImages(2).withChannels(1), this);
		view = (OverlayView) Ui.page().showView(ExplorePerspective.OVERLAY);
		Ui.until("the map has the scale of the layer", () -> shows(List.of("blue/b2.png"), List.of(1)) && "layer".equals(overlay().scale()));
	}

	@AfterEach
	void close() {
		Ui.page().hideView(view);
		Samples.closeAll();
	}

	private MapOverlay overlay() {
		try {
			return view.result() == null ? null : MapOverlay.of(view.result());
		} catch (InputException e) {
			throw new AssertionError(e);
		}
	}

	private boolean shows(List<String> images, List<Integer> channels) {
		MapOverlay now = overlay();
		return now != null && now.channels().equals(channels) && now.images().stream().map(MapOverlay.Placed::image).toList().equals(images);
	}

	private Item item(int index) {
		return view.plot().item(view.pane().look(), index);
	}

	private void press(int keyCode, int state) {
		Event e = new Event();
		e.type = SWT.KeyDown;
		e.keyCode = keyCode;
		e.stateMask = state;
		view.pane().notifyListeners(SWT.KeyDown, e);
	}

	@Test
	void theValueUnderTheMouseIsThatOfTheNetwork() throws InputException {
		Item map = item(0);
		Ui.mouse(view.pane(), SWT.MouseMove, (int) (map.x() + map.width() / 2) + 2, (int) (map.y() + map.height() / 2) + 2, 0, 0);
		assertEquals("row 2, column 2 \u00b7 channel 1: 1.059, percentile 100 of its map \u00b7 blue/b2.png", view.readout()); // (2 * 30 + 210) / 255
		assertEquals(session.analysis().summary("second", "").values().get(2, 1), 16 * overlay().map(0, 0)[10], 1e-5, "the sum over an even map");
		assertTrue(view.headline().contains("scale of the layer over all images"), view.headline());
	}

	@Test
	void severalChannelsAndImagesMakeAStrip() {
		session.selection().change(s -> s.withChannels(0, 3, 5), this);
		Ui.until("three channels", () -> shows(List.of("blue/b2.png"), List.of(0, 3, 5)));
		session.selection().change(s -> s.withImages(2, 7), this);
		Ui.until("two images", () -> shows(List.of("blue/b2.png", "red/r1.png"), List.of(0, 3, 5)));
		assertEquals(6, view.plot().items());
		Item last = item(5);
		Ui.click(view.pane(), (int) (last.x() + last.width() / 2), (int) (last.y() + last.height() / 2), 0);
		assertArrayEquals(new int[] { 7 }, session.selection().get().images());
		assertArrayEquals(new int[] { 5 }, session.selection().get().channels());
		assertEquals(6, view.plot().items(), "a click marks, the strip stays");
	}

	@Test
	void withoutAChannelThoseOfTheRankingAreShown() throws Exception {
		List<Integer> ranked = RankedChannels.of(session.operations().run("ranking", Map.of("bootstrap", "0"), 1, session.data(), session.results(),
				new NullProgressMonitor())).channels().stream().map(RankedChannels.Channel::channel).toList();
		session.selection().change(s -> s.withChannels(), this);
		Ui.until("they are there", () -> shows(List.of("blue/b2.png"), ranked));
		session.selection().change(s -> s.withImages(), this);
		Ui.until("the images of the first", () -> overlay().channels().equals(ranked.subList(0, 1)) && overlay().images().size() == 6);
	}

	@Test
	void keysGoToTheNextChannelAndImageAndHideTheMaps() {
		Ui.until("the channels are scored", () -> view.channelTable().getColumnCount() > 0);
		view.channelTable().getColumn(0).notifyListeners(SWT.Selection, new Event());
		press(SWT.PAGE_DOWN, 0);
		Ui.until("the next channel", () -> shows(List.of("blue/b2.png"), List.of(2)));
		press(SWT.PAGE_UP, SWT.SHIFT);
		Ui.until("the image before", () -> shows(List.of("blue/b1.png"), List.of(2)));
		press(SWT.PAGE_UP, SWT.SHIFT);
		press(SWT.PAGE_UP, SWT.SHIFT);
		Ui.until("the last image", () -> shows(List.of("red/r5.png"), List.of(2)));
		press(' ', 0);
		Ui.until("hidden", () -> "false".equals(view.state().options().get("shown")) && !view.busy());
		press(' ', 0);
		assertEquals("true", view.state().options().get("shown"));
	}

	@Test
	void theListOfChannelsIsSortedAndSelects() throws Exception {
		Table table = view.channelTable();
		Ui.until("the channels are scored", () -> table.getItemCount() == 6 && table.getColumnCount() > 4);
		Ui.settle();
		int first = table.getColumn(0).getWidth() + table.getColumn(1).getWidth();
		assertTrue(first <= table.getClientArea().width, "channels and their first score are seen: " + first + " of " + table.getClientArea().width);
		List<Integer> ranked = RankedChannels.of(session.operations().run("ranking", Map.of("bootstrap", "0"), 1, session.data(), session.results(),
				new NullProgressMonitor())).channels().stream().map(RankedChannels.Channel::channel).toList();
		TableColumn pairwise = Arrays.stream(table.getColumns()).filter(c -> c.getText().equals("Class-pairwise distance")).findFirst().orElseThrow();
		if (table.getSortColumn() != pairwise) {
			pairwise.notifyListeners(SWT.Selection, new Event());
		}
		assertEquals(ranked.stream().map(c -> "" + c).toList(), Arrays.stream(table.getItems()).map(i -> i.getText(0)).toList());
		assertEquals("1", table.getSelection()[0].getText(0), "what is selected is marked");
		table.setSelection(new int[] { 0, 2 });
		table.notifyListeners(SWT.Selection, new Event());
		Ui.until("they are shown", () -> shows(List.of("blue/b2.png"), IntStream.of(ranked.get(0), ranked.get(2)).sorted().boxed().toList()));
	}

	@Test
	void keptMapsStandBesideTheSelectedOnes() {
		view.keep(true);
		session.selection().change(s -> s.withImages(9).withChannels(4), this);
		Ui.until("both", () -> shows(List.of("blue/b2.png", "red/r3.png"), List.of(1, 4)));
		assertTrue(view.headline().contains("with kept maps"), view.headline());
		view.keep(false);
		Ui.until("the selected one", () -> shows(List.of("red/r3.png"), List.of(4)));
	}

	@Test
	void whatIsNotSelectedIsSaid() {
		assertFalse(view.headline().contains("responds most"), view.headline());
		session.selection().change(s -> s.withImages(), this);
		Ui.until("the images of the channel", () -> overlay().images().size() == 6 && view.headline().contains("images in which channel 1 responds most"));
	}

	@Test
	void escapeShowsWhatIsShownWithoutASelection() {
		session.selection().change(s -> s.withChannels(0, 3), this);
		Ui.until("two channels", () -> shows(List.of("blue/b2.png"), List.of(0, 3)));
		view.pane().setFocus();
		Ui.key(view.pane(), SWT.ESC, SWT.ESC);
		assertEquals(0, session.selection().get().channels().length);
		Ui.until("images of a channel", () -> overlay().channels().size() == 1 && overlay().images().size() == 6);
	}

	@Test
	void channelsOfAPooledLayerStayItsOwn() throws Exception {
		Samples.closeAll();
		session = Samples.open(Samples.pooled());
		session.selection().change(s -> s.withLayers(List.of("pool")).withImages(2), this);
		Ui.until("the channels are scored", () -> view.channelTable().getItemCount() == 6);
		Ui.until("the maps of the layer before are there", () -> view.headline().contains("maps of third, of the same channels"));
		view.channelTable().setSelection(2);
		view.channelTable().notifyListeners(SWT.Selection, new Event());
		int[] chosen = session.selection().get().channels();
		assertEquals(1, chosen.length);
		assertEquals("pool", session.selection().get().primaryLayer());
		Ui.until("its map", () -> shows(List.of("blue/b2.png"), List.of(chosen[0])));
		press(SWT.PAGE_DOWN, 0);
		assertEquals("pool", session.selection().get().primaryLayer());
		assertEquals(1, view.channelTable().getSelectionCount(), "what is selected is marked");
	}

	@Test
	void theMapsOfAnotherLayerAreSubtracted() throws Exception {
		Samples.closeAll();
		session = Samples.open(Samples.pooled());
		session.selection().change(s -> s.withLayers(List.of("third")).withImages(2).withChannels(1), this);
		Ui.until("the map", () -> shows(List.of("blue/b2.png"), List.of(1)) && !view.busy());
		MenuManager subtract = (MenuManager) menu("Subtract the Maps of");
		assertEquals(List.of("None"), checked(subtract));
		Menu choices = subtract.createContextMenu(Ui.window().getShell());
		choices.notifyListeners(SWT.Show, new Event());
		List<String> names = Arrays.stream(choices.getItems()).map(MenuItem::getText).toList();
		assertTrue(names.contains("second") && !names.contains("first") && !names.contains("third") && !names.contains("pool"), names.toString());
		MenuItem second = Arrays.stream(choices.getItems()).filter(i -> i.getText().equals("second")).findFirst().orElseThrow();
		second.setSelection(true);
		second.notifyListeners(SWT.Selection, new Event());
		Ui.until("the difference", () -> overlay() != null && overlay().minus().equals("second"));
		assertEquals(List.of("second"), checked(subtract));
		view.subtract("");
		Ui.until("the map itself", () -> overlay().minus().isEmpty());
	}

	@Test
	void aDifferenceOfALayerWithItselfIsZero() {
		assertTrue(view.show(session, Query.of("overlay", Map.of("layer", "second", "images", "blue/b4.png", "channels", "0,3", "minus", "second"), 1)));
		Ui.until("it is there", () -> shows(List.of("blue/b4.png"), List.of(0, 3)) && "second".equals(overlay().minus()));
		for (float v : overlay().maps().values()) {
			assertEquals(0, v);
		}
		assertArrayEquals(new int[] { 4 }, session.selection().get().images());
	}

	@Test
	void theMapsOfAnotherAnalysisAreSubtracted() throws Exception {
		Path document = session.analysis().file();
		Path other = document.resolveSibling("other.channelexplorer");
		new Analyses(Catalogue.ofEquinox()).analyze(Samples.request(other, document.resolveSibling("net.fake"), document.resolveSibling("images")),
				new NullProgressMonitor()).close();
		MenuManager subtract = (MenuManager) menu("Subtract the Maps of");
		view.subtract(other.toString());
		Ui.until("the difference", () -> overlay().minus().endsWith(", other.channelexplorer"));
		for (float v : overlay().maps().values()) {
			assertEquals(0, v, "the same network");
		}
		assertTrue(view.headline().contains("minus second, other.channelexplorer"), view.headline());
		assertEquals(List.of("other"), checked(subtract));
		view.subtract("");
		Ui.until("the maps themselves", () -> overlay().minus().isEmpty());
		assertEquals(List.of("None"), checked(subtract));
	}

	@Test
	void thePassOverAllImagesStopsWhileNobodySeesIt() throws Exception {
		IViewPart other = Ui.page().showView(ExplorePerspective.LAYERS);
		assertTrue(Arrays.asList(Ui.page().getViewStack(other)).contains(view), "it covers the overlay");
		Ui.page().activate(view);
		FakeImporter.Gate gate = FakeImporter.hold();
		List<IStatus> ends = new ArrayList<>();
		try {
			session.selection().change(s -> s.withLayers(List.of("first")).withImages(2).withChannels(1), this);
			Job pass = Ui.until("the pass has begun", this::pass);
			Ui.until("the network runs on the images", gate::reached);
			pass.addJobChangeListener(new JobChangeAdapter() {
				@Override
				public void done(IJobChangeEvent event) {
					Display.getDefault().asyncExec(() -> ends.add(event.getResult()));
				}
			});
			Ui.page().activate(other);
			Ui.until("the other view covers it", () -> !Ui.page().isPartVisible(view));
		} finally {
			gate.open(); // cancelled or not, no job ends before
		}
		Ui.until("the pass has ended", () -> !ends.isEmpty());
		assertEquals(IStatus.CANCEL, ends.getFirst().getSeverity());
		assertNull(pass(), "nothing was asked again unseen");
		Ui.page().activate(view);
		Ui.until("the map has the scale of the layer", () -> shows(List.of("blue/b2.png"), List.of(1)) && "layer".equals(overlay().scale()));
	}

	private Job pass() {
		String name = Query.of(MapRange.TYPE, Map.of(), 0).name();
		return Arrays.stream(Job.getJobManager().find(view)).filter(j -> j.getName().equals(name)).findFirst().orElse(null);
	}

	private IContributionItem menu(String text) {
		return Arrays.stream(view.getViewSite().getActionBars().getMenuManager().getItems())
				.filter(i -> i instanceof MenuManager m && m.getMenuText().equals(text)).findFirst().orElseThrow();
	}

	private static List<String> checked(MenuManager manager) {
		Menu menu = manager.createContextMenu(Ui.window().getShell());
		menu.notifyListeners(SWT.Show, new Event());
		List<String> checked = Arrays.stream(menu.getItems()).filter(MenuItem::getSelection).map(MenuItem::getText).toList();
		menu.notifyListeners(SWT.Hide, new Event());
		return checked;
	}
}
