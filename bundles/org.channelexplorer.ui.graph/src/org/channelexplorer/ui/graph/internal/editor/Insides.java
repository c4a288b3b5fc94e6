package org.channelexplorer.ui.graph.internal.editor;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.channelexplorer.core.catalogue.Catalogue;
import org.channelexplorer.plot.Plot;
import org.channelexplorer.plot.PlotData;
import org.channelexplorer.plot.Plots;
import org.channelexplorer.plot.Theme;
import org.channelexplorer.report.internal.network.ArrangedNetwork;
import org.channelexplorer.report.internal.network.ViewSettings;
import org.channelexplorer.ui.AnalysisSession;
import org.channelexplorer.ui.Asker;
import org.channelexplorer.ui.Preferences;
import org.channelexplorer.ui.Query;
import org.channelexplorer.ui.graph.internal.figures.NodeFigure;
import org.channelexplorer.ui.graph.internal.plot.Miniature;
import org.channelexplorer.ui.graph.internal.plot.Pictures;
import org.channelexplorer.ui.graph.internal.plot.PlotFigure;
import org.channelexplorer.ui.graph.internal.viewer.NetworkViewer;
import org.channelexplorer.ui.result.ResultViews;
import org.channelexplorer.ui.selection.Selection;
import org.channelexplorer.ui.selection.Selections;
import org.channelexplorer.ui.theme.Palette;
import org.eclipse.draw2d.geometry.Rectangle;
import org.eclipse.swt.SWT;

/**
 * Fills the miniatures of unfolded boxes: asks for those that are seen, nearest to the middle first and two at a time, drops the question
 * when they are scrolled away, and keeps some plots for the way back.
 */
public final class Insides {
	private static final int JOBS = 2;
	private static final int KEPT = 48;
	private static final int DELAY = 120;
	/** Smallest side in pixels of the screen at which a miniature tells something. */
	private static final int LEAST = 28;

	private final AnalysisSession session;
	private final NetworkViewer viewer;
	private final Pictures pictures;
	private final List<Slot> slots = new ArrayList<>();
	private final Map<Spot, Filled> filled = new LinkedHashMap<>(16, 0.75f, true);
	private final Runnable due = this::refresh;
	private Theme theme = Palette.current().theme();

	/** A miniature: which box, which operation. */
	private record Spot(String node, String operation) {
	}

	/**
	 * What is known of a miniature.
	 *
	 * @param plot    null when there is a problem
	 * @param rows    for every image of the plot its row in the analysis
	 * @param problem one sentence
	 */
	record Filled(Plot plot, int[] rows, String problem) {
	}

	/** One of the jobs at a time. */
	private static final class Slot {
		private final Asker asker;
		private Spot spot;

		Slot(Asker asker) {
			this.asker = asker;
		}
	}

	/** @param family the editor */
	Insides(AnalysisSession session, NetworkViewer viewer, Object family) {
		this.session = session;
		this.viewer = viewer;
		pictures = new Pictures(viewer.getControl());
		for (int i = 0; i < JOBS; i++) {
			slots.add(new Slot(new Asker(viewer.getControl(), family)));
		}
		viewer.zoom().viewport().addPropertyChangeListener(_ -> later());
		viewer.zoom().manager().addZoomListener(_ -> later());
		viewer.getControl().addListener(SWT.Resize, _ -> later());
		viewer.addAppearanceListener(this::recolour);
		viewer.getControl().addListener(SWT.Dispose, _ -> figures().forEach((_, m) -> release(m)));
	}

	private static void release(Miniature m) {
		if (m.plot() != null) {
			m.plot().release();
		}
	}

	/** Looks soon what is seen: after scrolling, zooming, unfolding. */
	void later() {
		if (!viewer.getControl().isDisposed()) {
			viewer.getControl().getDisplay().timerExec(DELAY, due);
		}
	}

	/** Asks again for everything: labels, focus or step have changed. */
	void outdated() {
		slots.forEach(this::stop);
		filled.clear();
		later();
	}

	private void stop(Slot slot) {
		slot.asker.cancel();
		slot.spot = null;
	}

	private Map<Spot, Miniature> figures() {
		Map<Spot, Miniature> all = new LinkedHashMap<>();
		for (NodeFigure box : viewer.unfolded()) {
			box.miniatures().forEach(m -> all.put(new Spot(box.node().id(), m.operation()), m));
		}
		return all;
	}

	/** What is seen of the drawing, in its pixels. */
	private Rectangle seen() {
		org.eclipse.swt.graphics.Point size = viewer.getControl().getSize();
		org.eclipse.draw2d.geometry.Point from = viewer.place(0, 0);
		org.eclipse.draw2d.geometry.Point to = viewer.place(size.x, size.y);
		return new Rectangle(from.x, from.y, to.x - from.x, to.y - from.y);
	}

	private void refresh() {
		if (viewer.getControl() == null || viewer.getControl().isDisposed() || viewer.drawing() == null) {
			return; // GEF forgets a disposed control
		}
		Map<Spot, Miniature> all = figures();
		Rectangle seen = seen();
		double zoom = viewer.zoom().zoom();
		Map<Spot, Miniature> visible = new LinkedHashMap<>(all);
		visible.values().removeIf(m -> !m.getBounds().intersects(seen) || Math.min(m.getBounds().width, m.getBounds().height) * zoom < LEAST);
		all.forEach((spot, m) -> {
			if (!visible.containsKey(spot)) {
				release(m);
			}
		});
		slots.stream().filter(s -> s.spot != null && !visible.containsKey(s.spot)).forEach(this::stop);
		forget(visible.keySet(), all.keySet());
		visible.forEach(this::put);
		ask(visible, seen);
	}

	private void forget(Set<Spot> visible, Set<Spot> there) {
		filled.keySet().retainAll(there);
		List<Spot> oldest = new ArrayList<>(filled.keySet());
		oldest.removeAll(visible);
		oldest.stream().limit(Math.max(0, oldest.size() - KEPT)).forEach(spot -> {
			filled.remove(spot);
			Miniature m = figures().get(spot);
			if (m != null) {
				m.say("", theme);
			}
		});
	}

	private void put(Spot spot, Miniature m) {
		Filled content = filled.get(spot);
		if (content == null) {
			boolean asked = slots.stream().anyMatch(s -> spot.equals(s.spot));
			if (m.plot() == null) {
				m.say(m.layer().isEmpty() ? ArrangedNetwork.NOTHING_READ : asked ? "computing\u2026" : "waiting\u2026", theme);
			}
		} else if (content.plot == null) {
			m.say(content.problem, theme);
		} else {
			if (m.plot() == null || m.plot().plot() != content.plot) {
				m.show(new PlotFigure(content.plot, viewer.style()::zoom, pictures));
				m.plot().setFont(viewer.style().small());
			}
			select(m, content, session.selection().get());
		}
	}

	private void ask(Map<Spot, Miniature> visible, Rectangle seen) {
		Set<Spot> asked = new HashSet<>();
		slots.forEach(s -> asked.add(s.spot));
		List<Spot> waiting = new ArrayList<>(visible.keySet());
		waiting.removeIf(s -> filled.containsKey(s) || asked.contains(s) || visible.get(s).layer().isEmpty());
		waiting.sort(Comparator.comparingDouble(s -> visible.get(s).getBounds().getCenter().getDistance(seen.getCenter())));
		for (Slot slot : slots) {
			if (slot.spot == null && !waiting.isEmpty()) {
				Spot spot = waiting.removeFirst();
				slot.spot = spot;
				ask(slot, visible.get(spot));
			}
		}
	}

	private void ask(Slot slot, Miniature m) {
		Catalogue catalogue = Catalogue.ofEquinox();
		Spot spot = slot.spot;
		if (m.plot() == null) {
			m.say("computing\u2026", theme);
		}
		ViewSettings settings = ViewSettings.of(ResultViews.viewOf(spot.operation).flatMap(session::state), session.analysis().document().seed());
		Query<Plot> query = new Query<>(spot.operation, settings.at(m.layer()), settings.seed(),
				(result, data) -> Plots.plot(PlotData.of(result, data, catalogue).coloured(Preferences.classColours()).with(settings.options())));
		session.ask(slot.asker, query, reply -> done(slot, spot, new Filled(reply.value(), reply.data().rows(), "")),
				problem -> done(slot, spot, new Filled(null, new int[0], problem)));
	}

	private void done(Slot slot, Spot spot, Filled content) {
		slot.spot = null;
		filled.put(spot, content);
		refresh();
	}

	private void select(Miniature m, Filled content, Selection now) {
		BitSet channels = new BitSet();
		if (m.layer().equals(now.primaryLayer())) {
			java.util.stream.IntStream.of(now.channels()).forEach(channels::set);
		}
		m.plot().show(Selections.among(now, content.rows), channels, now.layers(), theme);
	}

	/** Shows the selection in all miniatures. */
	void select(Selection now) {
		figures().forEach((spot, m) -> {
			Filled content = filled.get(spot);
			if (content != null && m.plot() != null) {
				select(m, content, now);
			}
		});
	}

	private void recolour() {
		Theme now = Palette.current().theme();
		if (now != theme) {
			theme = now;
			later();
		}
	}

	/** For every image of a miniature's plot its row in the analysis; null when it has no plot. */
	int[] rows(Miniature m) {
		return figures().entrySet().stream().filter(e -> e.getValue() == m).map(e -> filled.get(e.getKey())).filter(f -> f != null && f.plot != null)
				.map(Filled::rows).findFirst().orElse(null);
	}

	/** Layers and operations that are being computed; for tests. */
	public Set<String> running() {
		Set<String> running = new java.util.TreeSet<>();
		slots.stream().filter(s -> s.spot != null).forEach(s -> running.add(s.spot.node + " " + s.spot.operation));
		return running;
	}
}
