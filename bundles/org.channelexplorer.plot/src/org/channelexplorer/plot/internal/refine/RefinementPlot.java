package org.channelexplorer.plot.internal.refine;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.channelexplorer.core.data.Table;
import org.channelexplorer.core.repair.Refinement.Way;
import org.channelexplorer.core.result.HeadRefinement;
import org.channelexplorer.plot.Anchor;
import org.channelexplorer.plot.Drag;
import org.channelexplorer.plot.Hit;
import org.channelexplorer.plot.Item;
import org.channelexplorer.plot.Palette;
import org.channelexplorer.plot.Plot;
import org.channelexplorer.plot.PlotData;
import org.channelexplorer.plot.Surface;
import org.channelexplorer.plot.Theme;
import org.channelexplorer.plot.View;
import org.channelexplorer.plot.internal.LayerNames;
import org.channelexplorer.plot.internal.Ticks;

/** A new head beside the old one: old classes with the share correct before (ring) and after (point), then the new outputs. */
final class RefinementPlot implements Plot {
	private static final int WIDE = 620;
	private static final double LINE = 20;
	private static final double LEAST = 13;
	private static final double TITLE = 42;
	private static final double BOTTOM = 26;
	private static final double NAMES = 150;
	private static final double RIGHT = 54;
	private static final int AFTER = 0;
	private static final int KIND = 2;

	private final PlotData data;
	private final HeadRefinement result;
	private final List<Line> old;
	private final List<Line> fresh;
	private final Ticks axis;

	RefinementPlot(PlotData data, HeadRefinement result, RefinementOptions options) {
		this.data = data;
		this.result = result;
		old = Line.old(result);
		fresh = Line.fresh(result, options.fresh());
		double[] values = Stream.concat(old.stream(), fresh.stream()).flatMapToDouble(l -> DoubleStream.of(l.before(), l.after()))
				.filter(Double::isFinite).toArray();
		double low = options.zero() || values.length == 0 ? 0 : Arrays.stream(values).min().orElseThrow();
		axis = Ticks.of(low, options.zero() || values.length == 0 ? 1 : Arrays.stream(values).max().orElseThrow(), 5);
	}

	@Override
	public String title() {
		return "Refinement of " + LayerNames.of(data, result.node());
	}

	@Override
	public List<String> facts() {
		HeadRefinement.Change c = result.change();
		String interval = Double.isNaN(c.low()) ? "" : String.format(Locale.ROOT, " (%.0f %%: %+.3f to %+.3f)", 100 * c.level(), c.low(), c.high());
		return List.of(result.way() == Way.SPLIT ? "split" : "refit",
				String.format(Locale.ROOT, "old classes correct %.3f, then %.3f, %+.3f", result.before(), result.after(), c.difference()) + interval,
				String.format(Locale.ROOT, "new classes %.3f", result.accuracy()), result.images() + " images, each judged by a head that did not see it");
	}

	@Override
	public int width() {
		return WIDE;
	}

	@Override
	public int height() {
		return (int) (2 * (TITLE + BOTTOM) + (old.size() + fresh.size()) * LINE);
	}

	/** Where a panel is. @param shown lines that it has room for */
	private record Place(double top, double pitch, int shown) {
		double y(int line) {
			return top + TITLE + (line + 0.5) * pitch;
		}
	}

	// both panels have lines of one height; what does not fit is counted
	private Place[] places(View view) {
		double room = view.height() - 2 * (TITLE + BOTTOM);
		int all = Math.max(1, old.size() + fresh.size());
		double pitch = Math.clamp(room / all, LEAST, LINE);
		int fit = Math.max(2, (int) Math.floor(room / pitch + 1e-9));
		int first = all <= fit ? old.size() : Math.clamp(Math.max(fit - fresh.size(), fit / 2), 1, Math.max(1, old.size()));
		int second = all <= fit ? fresh.size() : Math.max(1, Math.min(fresh.size(), fit - first));
		return new Place[] { new Place(0, pitch, Math.min(first, old.size())),
				new Place(TITLE + BOTTOM + Math.min(first, old.size()) * pitch, pitch, Math.min(second, fresh.size())) };
	}

	private static double names(View view) {
		return Math.min(NAMES, view.width() / 3.0);
	}

	private double across(View view, double value) {
		double left = names(view);
		return left + axis.share(value) * Math.max(10, view.width() - left - RIGHT);
	}

	@Override
	public void draw(Surface s, View view) {
		Place[] places = places(view);
		panel(s, view, places[0], "Old classes", "share correct: ring before, point after", old);
		if (places[1].y(0) > view.height()) {
			return; // half of a heading tells nothing
		}
		panel(s, view, places[1], "New outputs", "point: share correct; diamond: share of the right kind among the parts of its class", fresh);
	}

	private void panel(Surface s, View view, Place place, String name, String remark, List<Line> lines) {
		Theme theme = view.theme();
		int left = lines.size() - place.shown;
		s.text(name + (left > 0 ? ", " + left + " more in the table" : ""), 10, place.top + 17, 12, Anchor.START, true, theme.text());
		s.text(s.fit(remark, 10, false, view.width() - 20.0), 10, place.top + 31, 10, Anchor.START, false, theme.quiet());
		double end = place.top + TITLE + place.shown * place.pitch;
		for (int t = 0; t < axis.count(); t++) {
			double x = across(view, axis.value(t));
			s.line(x, place.top + TITLE, x, end, theme.line(), 1);
			s.text(axis.text(t), x, end + 13, 10, Anchor.MIDDLE, false, theme.quiet());
		}
		for (int i = 0; i < place.shown; i++) {
			line(s, view, lines.get(i), place.y(i));
		}
	}

	private void line(Surface s, View view, Line l, double y) {
		Theme theme = view.theme();
		s.text(s.fit(l.name(), 11, l.changed(), names(view) - 16), names(view) - 10, y + 4, 11, Anchor.END, l.changed(), theme.text());
		boolean isOld = l.from().isEmpty();
		if (isOld && Double.isFinite(l.before()) && Double.isFinite(l.after())) {
			boolean loses = l.after() < l.before();
			s.line(across(view, l.before()), y, across(view, l.after()), y, loses ? theme.error() : theme.quiet(), 2.4);
			s.circle(across(view, l.before()), y, 5.5, theme.quiet(), 1);
			s.circle(across(view, l.before()), y, 4, theme.canvas(), 1);
		} else if (!isOld && Double.isFinite(l.before())) {
			double x = across(view, l.before());
			s.polygon(new double[] { x - 6, x, x + 6, x }, new double[] { y, y - 6, y, y + 6 }, Palette.color(KIND), 1);
		}
		if (Double.isFinite(l.after())) {
			s.circle(across(view, l.after()), y, 3.6, Palette.color(AFTER), 1);
			String text = isOld && l.after() != l.before() ? String.format(Locale.ROOT, "%+.3f", l.after() - l.before()) : Line.number(l.after());
			s.text(text, view.width() - 8.0, y + 4, 10, Anchor.END, false, l.after() < l.before() && isOld ? theme.error() : theme.quiet());
		}
	}

	@Override
	public Drag drag() {
		return Drag.NONE;
	}

	@Override
	public boolean walks() {
		return true;
	}

	@Override
	public Optional<Hit> hit(View view, double x, double y, double reach) {
		Place[] places = places(view);
		for (int p = 0; p < 2; p++) {
			int line = (int) Math.floor((y - places[p].top - TITLE) / places[p].pitch);
			if (line >= 0 && line < places[p].shown) {
				return Optional.of(hit((p == 0 ? old : fresh).get(line)));
			}
		}
		return Optional.empty();
	}

	// classes are those of the labelling; an old class that has none of that name is only named
	private Hit hit(Line line) {
		int own = data.labels().classes().indexOf(line.name());
		if (own < 0) {
			return Hit.of(line.text());
		}
		return Hit.images(data.labels().rowsOf(own), line.text()).withClasses(List.of(line.name()));
	}

	@Override
	public int items() {
		return old.size() + fresh.size();
	}

	@Override
	public Item item(View view, int index) {
		boolean first = index < old.size();
		Place place = places(view)[first ? 0 : 1];
		int line = Math.min(first ? index : index - old.size(), place.shown - 1);
		return new Item(hit(first ? old.get(index) : fresh.get(index - old.size())), 2, place.y(line) - place.pitch / 2, view.width() - 4.0, place.pitch);
	}

	@Override
	public int next(View view, int from, int dx, int dy) {
		return from < 0 || from >= items() ? items() > 0 ? 0 : -1 : Math.clamp((long) from + dy + dx, 0, items() - 1);
	}

	@Override
	public String text(View view) {
		List<String> lines = new ArrayList<>(List.of(title() + ": " + String.join(", ", facts()) + "."));
		old.forEach(l -> lines.add(l.text() + "."));
		fresh.forEach(l -> lines.add(l.text() + "."));
		return String.join("\n", lines) + "\n";
	}

	@Override
	public Table table() {
		List<Line> all = Stream.concat(old.stream(), fresh.stream()).toList();
		return Table.builder().strings("class", all.stream().map(Line::name).toArray(String[]::new))
				.strings("from", all.stream().map(Line::from).toArray(String[]::new)).longs("images", all.stream().mapToLong(Line::images).toArray())
				.doubles("before", all.stream().mapToDouble(l -> l.from().isEmpty() ? l.before() : Double.NaN).toArray())
				.doubles("after", all.stream().mapToDouble(Line::after).toArray())
				.doubles("rightKind", all.stream().mapToDouble(l -> l.from().isEmpty() ? Double.NaN : l.before()).toArray()).build();
	}
}
