package org.channelexplorer.plot.internal.audit;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.channelexplorer.core.data.Table;
import org.channelexplorer.core.result.LabelIssues;
import org.channelexplorer.plot.Anchor;
import org.channelexplorer.plot.Drag;
import org.channelexplorer.plot.Hit;
import org.channelexplorer.plot.Item;
import org.channelexplorer.plot.LegendEntry;
import org.channelexplorer.plot.Plot;
import org.channelexplorer.plot.PlotData;
import org.channelexplorer.plot.Surface;
import org.channelexplorer.plot.View;
import org.channelexplorer.plot.internal.Ticks;

/** Label scores over the images, most suspect first, and the share of wrong labels that is expected up to each of them. */
final class AuditPlot implements Plot {
	private static final int LEFT = 54;
	private static final int TOP = 34;
	private static final int RIGHT = 18;
	private static final int BOTTOM = 40;
	private static final int TICK = 50; // room of a number below the axis
	private static final int MOST = 1200; // corners of a line
	private static final int PAIRS = 5;

	private final PlotData data;
	private final LabelIssues issues;
	private final List<LabelIssues.OfImage> images;
	private final List<LabelIssues.OfImage> marked;
	private final Map<String, Integer> rows = new HashMap<>();

	AuditPlot(PlotData data, LabelIssues issues) {
		this.data = data;
		this.issues = issues;
		images = issues.images();
		marked = issues.issues();
		IntStream.range(0, data.images().size()).forEach(i -> rows.put(data.images().get(i).file(), i));
	}

	@Override
	public String title() {
		return "Label audit";
	}

	@Override
	public List<String> facts() {
		LabelIssues.Basis b = issues.basis();
		return List.of(b.methodName() + (b.planted() ? ", chosen by planted errors" : ""), (b.inSample() ? "in" : "out of") + " sample",
				marked.size() + " of " + images.size() + " labels look wrong");
	}

	@Override
	public int width() {
		return 720;
	}

	@Override
	public int height() {
		return 360;
	}

	@Override
	public Drag drag() {
		return Drag.NONE;
	}

	private double x(View view, int rank) {
		return LEFT + (rank - 1) * (view.width() - LEFT - RIGHT) / Math.max(1.0, images.size() - 1);
	}

	private static double y(View view, double share) {
		return TOP + (1 - Math.clamp(share, 0, 1)) * (view.height() - TOP - BOTTOM);
	}

	@Override
	public void draw(Surface s, View view) {
		int right = view.width() - RIGHT;
		for (double v = 0; v <= 1; v += 0.25) {
			s.line(LEFT, y(view, v), right, y(view, v), view.theme().line(), 1);
			s.text(String.format(Locale.ROOT, "%.2f", v), LEFT - 6, y(view, v) + 3.5, 10, Anchor.END, false, view.theme().quiet());
		}
		if (images.isEmpty()) {
			s.text("no images", view.width() / 2.0, view.height() / 2.0, 12, Anchor.MIDDLE, false, view.theme().quiet());
			return;
		}
		Ticks ticks = Ticks.of(0, images.size(), Math.clamp((right - LEFT) / TICK, 1, 6));
		IntStream.range(0, ticks.count()).mapToDouble(ticks::value).filter(v -> v <= images.size()).mapToInt(v -> (int) Math.max(1, v)).distinct().forEach(
				rank -> s.text(Integer.toString(rank), x(view, rank), y(view, 0) + 15, 10, Anchor.MIDDLE, false, view.theme().quiet()));
		s.text(s.fit("images, most suspect first", 11, false, right - LEFT), LEFT, view.height() - 8.0, 11, Anchor.START, false, view.theme().quiet());
		band(s, view);
		line(s, view, true, view.theme().quiet());
		if (known()) {
			line(s, view, false, view.theme().accent());
		}
		for (LabelIssues.OfImage i : marked) {
			boolean chosen = view.selected().get(rows.getOrDefault(i.file(), data.images().size()));
			s.circle(x(view, i.verdict().rank()), y(view, i.verdict().score()), chosen ? 5 : 3, chosen ? view.theme().accent() : view.theme().warning(), 1);
		}
		names(s, view, right);
	}

	private void band(Surface s, View view) {
		if (!intervals()) {
			return;
		}
		int n = Math.min(images.size(), MOST);
		double[] xs = new double[2 * n];
		double[] ys = new double[2 * n];
		for (int k = 0; k < n; k++) {
			LabelIssues.Verdict v = images.get(at(k, n)).verdict();
			xs[k] = xs[2 * n - 1 - k] = x(view, v.rank());
			ys[k] = y(view, v.expectedLow());
			ys[2 * n - 1 - k] = y(view, v.expectedHigh());
		}
		s.polygon(xs, ys, view.theme().accent(), 0.18);
	}

	/** Whether it is known how many labels are expected to be wrong. */
	private boolean known() {
		return !images.isEmpty() && !Double.isNaN(images.getFirst().verdict().expectedPrecision());
	}

	private boolean intervals() {
		return !images.isEmpty() && !Double.isNaN(images.getFirst().verdict().expectedLow());
	}

	/** Index of the image at one of so many points. */
	private int at(int point, int points) {
		return points == 1 ? 0 : (int) ((long) point * (images.size() - 1) / (points - 1));
	}

	private void names(Surface s, View view, int right) {
		String score = "label score";
		String expected = known() ? "expected share of wrong labels so far" + (intervals() ? ", and its interval" : "")
				: intervals() ? "interval of the share of wrong labels so far" : "how many labels are wrong is not known";
		s.text(s.fit(expected, 11, true, right - LEFT), LEFT, 14, 11,
				Anchor.START, true, view.theme().accent());
		s.text(score, LEFT, 28, 11, Anchor.START, true, view.theme().quiet());
		double behind = LEFT + s.width(score, 11, true) + 24;
		s.text(s.fit("looks wrong", 11, true, right - behind), behind, 28, 11, Anchor.START, true, view.theme().warning());
	}

	private void line(Surface s, View view, boolean score, int rgb) {
		int n = Math.min(images.size(), MOST);
		double[] xs = new double[n];
		double[] ys = new double[n];
		for (int k = 0; k < n; k++) {
			int i = at(k, n);
			xs[k] = x(view, i + 1);
			ys[k] = y(view, score ? images.get(i).verdict().score() : images.get(i).verdict().expectedPrecision());
		}
		s.path(xs, ys, rgb, 1.8);
	}

	@Override
	public List<LegendEntry> legend(View view) {
		return List.of();
	}

	@Override
	public Optional<Hit> hit(View view, double x, double y, double reach) {
		return IntStream.range(0, marked.size()).boxed()
				.min(Comparator.comparingDouble(i -> Math.hypot(x(view, marked.get(i).verdict().rank()) - x, y(view, marked.get(i).verdict().score()) - y)))
				.filter(i -> Math.hypot(x(view, marked.get(i).verdict().rank()) - x, y(view, marked.get(i).verdict().score()) - y) <= Math.max(reach, 5))
				.map(this::hit);
	}

	private Hit hit(int index) {
		LabelIssues.OfImage i = marked.get(index);
		String text = String.format(Locale.ROOT, "%s: %s, looks like %s, score %.3f", i.file(), i.classes().given(), i.classes().suggested(),
				i.verdict().score());
		Integer row = rows.get(i.file());
		return row == null ? Hit.of(text) : Hit.image(row, text);
	}

	@Override
	public int items() {
		return marked.size();
	}

	@Override
	public boolean walks() {
		return true;
	}

	@Override
	public Item item(View view, int index) {
		LabelIssues.OfImage i = marked.get(index);
		return new Item(hit(index), x(view, i.verdict().rank()) - 5, y(view, i.verdict().score()) - 5, 10, 10);
	}

	@Override
	public int next(View view, int from, int dx, int dy) {
		return marked.isEmpty() ? -1 : from < 0 || from >= marked.size() ? 0 : Math.clamp((long) from + dx - dy, 0, marked.size() - 1);
	}

	@Override
	public String text(View view) {
		StringBuilder text = new StringBuilder(
				String.format(Locale.ROOT, "%s: %d of %d labels look wrong, by %s, %s sample. %s", title(), marked.size(), images.size(),
						issues.basis().methodName(), issues.basis().inSample() ? "in" : "out of", issues.basis().why()));
		if (!marked.isEmpty()) {
			LabelIssues.Verdict last = marked.getLast().verdict();
			text.append(last.expected().isEmpty() ? "" : "\nOf these " + last.expected() + " are expected to be wrong.")
					.append(" Most often: ")
					.append(pairs())
					.append('.');
		}
		return text.append('\n').toString();
	}

	private String pairs() {
		Map<String, Integer> counts = new LinkedHashMap<>();
		marked.forEach(i -> counts.merge(i.classes().given() + " that looks like " + i.classes().suggested(), 1, Integer::sum));
		List<Map.Entry<String, Integer>> all = new ArrayList<>(counts.entrySet());
		all.sort(Map.Entry.<String, Integer>comparingByValue().reversed().thenComparing(Map.Entry.comparingByKey()));
		return all.stream().limit(PAIRS).map(e -> e.getValue() + " " + e.getKey()).collect(Collectors.joining(", "));
	}

	@Override
	public Table table() {
		return data.result().table();
	}
}
