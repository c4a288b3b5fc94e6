package org.channelexplorer.plot.internal.heatmap;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.channelexplorer.core.catalogue.Contribution;
import org.channelexplorer.core.catalogue.ExtensionPoint;
import org.channelexplorer.core.data.FloatMatrix;
import org.channelexplorer.core.data.Table;
import org.channelexplorer.core.result.ActivationHeatmap;
import org.channelexplorer.plot.Drag;
import org.channelexplorer.plot.GridPlot;
import org.channelexplorer.plot.Hit;
import org.channelexplorer.plot.Item;
import org.channelexplorer.plot.LegendEntry;
import org.channelexplorer.plot.PlotData;
import org.channelexplorer.plot.Surface;
import org.channelexplorer.plot.View;
import org.channelexplorer.plot.Viewport;
import org.channelexplorer.plot.internal.ColumnNames;
import org.channelexplorer.plot.internal.LayerNames;
import org.channelexplorer.plot.internal.heatmap.HeatmapOptions.Combine;

/** All channels of a layer against all images. */
final class Heatmap implements GridPlot {

	private final PlotData data;
	private final ActivationHeatmap heatmap;
	private final HeatmapOptions options;
	private final ColumnFacts facts;
	private final int[] rows; // channels
	private final int[] columns; // images
	private final int[] rank; // by channel, from 1
	private final int[] boundaries;
	private final Cells cells;
	private final Scale scale;
	private final CellRaster detail;
	private final CellRaster overview;
	private final List<Track> tracks;
	private final LinkTree treeAbove;
	private final LinkTree treeBeside;
	private final HeatmapHits hits;
	private final HeatmapPainter painter;

	Heatmap(PlotData data, ActivationHeatmap heatmap, HeatmapOptions options, FloatMatrix x, ColumnFacts facts, int[] rows, int[] columns) {
		this.data = data;
		this.heatmap = heatmap;
		this.options = options;
		this.facts = facts;
		this.rows = rows;
		this.columns = columns;
		rank = new int[heatmap.channels().size()];
		for (int i = 0; i < rank.length; i++) {
			rank[heatmap.channels().get(i).channel()] = i + 1;
		}
		cells = new Cells(x, columns);
		cells.prepare(options.combine() == Combine.MAX);
		scale = new Scale(heatmap, options.colours());
		detail = new CellRaster(cells, rows, scale, options);
		overview = new CellRaster(cells, rows, scale, options);
		treeAbove = tree(heatmap.ofImages(), options.columns(), columns.length);
		treeBeside = tree(heatmap.ofChannels(), options.rows(), rows.length);
		tracks = Track.of(facts, data.palette(), heatmap.ofImages().items() == 0 ? null : new LinkTree(heatmap.ofImages(), options.groups()));
		boundaries = byClass() ? IntStream.range(1, columns.length).filter(i -> facts.classOf(columns[i]) != facts.classOf(columns[i - 1])).toArray()
				: new int[0];
		hits = new HeatmapHits(this);
		painter = new HeatmapPainter(this);
	}

	// beside a part of the items or another order its lines would cross
	private LinkTree tree(ActivationHeatmap.Linkage linkage, String order, int shown) {
		return linkage.items() > 1 && linkage.items() == shown && order.strip().equals("linkage") ? new LinkTree(linkage, options.groups()) : null;
	}

	private boolean byClass() {
		return options.columns().strip().matches("-?\\s*class(\\s*;.*)?");
	}

	PlotData data() {
		return data;
	}

	ActivationHeatmap heatmap() {
		return heatmap;
	}

	HeatmapOptions options() {
		return options;
	}

	ColumnFacts columnFacts() {
		return facts;
	}

	@Override
	public int[] rows() {
		return rows;
	}

	@Override
	public int[] columns() {
		return columns;
	}

	@Override
	public String pixel(View view) {
		String pixel = Layout.of(this, view).pixel();
		return pixel.isEmpty() ? "" : pixel + " (" + options.combine().name().toLowerCase(Locale.ROOT) + ")";
	}

	/** Place of a channel in the result's ranking, from 1. */
	int rank(int channel) {
		return rank[channel];
	}

	/** Width of the class names in one line, about. */
	double written() {
		return boundaries.length == 0 ? 0 : ColumnNames.about(data.labels().classes());
	}

	/** Columns before which another class starts. */
	int[] boundaries() {
		return boundaries;
	}

	Cells cells() {
		return cells;
	}

	Scale scale() {
		return scale;
	}

	CellRaster detail() {
		return detail;
	}

	CellRaster overview() {
		return overview;
	}

	List<Track> tracks() {
		return tracks;
	}

	/** The tree of the columns, null for none. */
	LinkTree treeAbove() {
		return treeAbove;
	}

	/** The tree of the rows, null for none. */
	LinkTree treeBeside() {
		return treeBeside;
	}

	@Override
	public OptionalInt groups(View view, double x, double y) {
		Frame f = Layout.of(this, view).frame();
		if (f.treeTop() > 0 && f.inColumns(x) && y >= f.top() - f.treeTop() && y < f.top()) {
			return OptionalInt.of(treeAbove.groupsAt((f.top() - y) / f.treeTop()));
		}
		if (f.treeLeft() > 0 && f.inRows(y) && x >= f.left() - f.treeLeft() && x < f.left()) {
			return OptionalInt.of(treeBeside.groupsAt((f.left() - x) / f.treeLeft()));
		}
		return OptionalInt.empty();
	}

	/** Display name of a ranking. */
	String name(String ranking) {
		return data.catalogue().find(ExtensionPoint.CHANNEL_RANKINGS, ranking).map(Contribution::name).orElse(ranking);
	}

	@Override
	public String title() {
		return LayerNames.of(data, heatmap.origin().layer());
	}

	@Override
	public List<String> facts() {
		List<String> all = new ArrayList<>();
		all.add(counted(rows.length, heatmap.channels().size(), "channels") + " x " + counted(columns.length, heatmap.images().size(), "images"));
		all.add("rows by " + order(options.rows().isBlank() ? heatmap.method() : options.rows(), treeBeside));
		if (!options.columns().strip().equals("class")) {
			all.add("columns by " + order(options.columns(), treeAbove));
		}
		all.add(scaling());
		if (options.combine() == Combine.MAX) {
			all.add("largest value per pixel");
		}
		if (!heatmap.note().isEmpty()) {
			all.add(heatmap.note());
		}
		return all;
	}

	private String order(String levels, LinkTree tree) {
		return new OrderText(this::name, tree == null ? 0 : options.groups()).of(levels);
	}

	private static String counted(int shown, int all, String what) {
		return shown == all ? String.format(Locale.ROOT, "%,d %s", all, what) : String.format(Locale.ROOT, "%,d of %,d %s", shown, all, what);
	}

	/** What the colours mean. */
	String scaling() {
		String log = options.colours().log() ? ", logarithmic" : "";
		return switch (options.colours().scale()) {
		case CHANNEL -> "colours by channel" + log;
		case LAYER -> "colours by layer" + log;
		case FIXED -> "colours from " + number(options.colours().from()) + " to " + number(options.colours().to()) + log;
		};
	}

	/** A value for people. */
	static String number(double v) {
		return Double.isNaN(v) ? "missing"
				: v == Math.rint(v) && Math.abs(v) < 1e6 ? String.format(Locale.ROOT, "%.0f", v) : String.format(Locale.ROOT, "%.4g", v);
	}

	@Override
	public Viewport.Box box() {
		return new Viewport.Box(0, 0, columns.length, rows.length);
	}

	@Override
	public boolean zooms() {
		return true;
	}

	@Override
	public boolean stretches() {
		return true;
	}

	@Override
	public boolean walks() {
		return true;
	}

	@Override
	public Drag drag() {
		return Drag.BOX;
	}

	@Override
	public int width() {
		return 800;
	}

	@Override
	public double[] room(View view) {
		Frame f = Layout.of(this, view).frame();
		return new double[] { f.left(), f.top(), f.width(), f.height() };
	}

	@Override
	public void draw(Surface surface, View view) {
		painter.draw(surface, view);
	}

	@Override
	public List<LegendEntry> legend(View view) {
		int k = data.labels().classes().size();
		int[] totals = new int[k];
		int[] chosen = new int[k];
		BitSet selected = view.selected();
		for (int i : columns) {
			if (facts.classOf(i) >= 0) {
				totals[facts.classOf(i)]++;
				chosen[facts.classOf(i)] += selected.get(i) ? 1 : 0;
			}
		}
		return IntStream.range(0, k).mapToObj(c -> new LegendEntry(data.labels().classes().get(c), data.palette().marker(c), data.palette().rgb(c), totals[c],
				chosen[c])).toList();
	}

	@Override
	public Optional<Hit> hit(View view, double x, double y, double reach) {
		return hits.at(view, x, y);
	}

	@Override
	public Hit area(View view, double[] xs, double[] ys) {
		return hits.area(view, xs, ys);
	}

	@Override
	public int items() {
		return (int) Math.min(Integer.MAX_VALUE, (long) rows.length * columns.length);
	}

	@Override
	public Item item(View view, int index) {
		return hits.item(view, index);
	}

	@Override
	public int next(View view, int from, int dx, int dy) {
		return hits.next(view, from, dx, dy);
	}

	@Override
	public String text(View view) {
		return new HeatmapText(this).of(view);
	}

	@Override
	public Table table() {
		return new HeatmapText(this).table();
	}
}
