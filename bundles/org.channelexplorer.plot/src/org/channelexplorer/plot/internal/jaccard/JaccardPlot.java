package org.channelexplorer.plot.internal.jaccard;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.channelexplorer.core.data.Table;
import org.channelexplorer.core.similarity.ChannelSets;
import org.channelexplorer.plot.Drag;
import org.channelexplorer.plot.EtaPlot;
import org.channelexplorer.plot.Hit;
import org.channelexplorer.plot.Item;
import org.channelexplorer.plot.LegendEntry;
import org.channelexplorer.plot.Palette;
import org.channelexplorer.plot.PlotData;
import org.channelexplorer.plot.Surface;
import org.channelexplorer.plot.View;
import org.channelexplorer.plot.Viewport;
import org.channelexplorer.plot.internal.ColumnNames;
import org.channelexplorer.plot.internal.LayerNames;
import org.channelexplorer.plot.internal.jaccard.Frame.Place;
import org.eclipse.core.runtime.IProgressMonitor;

/** Similarities of images and of classes as two matrices side by side. The viewport is that of the image matrix; its y grows upwards. */
final class JaccardPlot implements EtaPlot {
	/** Most classes whose pairs keys can reach one by one; of more classes the diagonal only. */
	private static final int MOST_CELLS = 40;

	private final PlotData data;
	private final Similarities similarities;
	private final Words words;
	private final double longest;
	private final double all;

	JaccardPlot(PlotData data, Similarities similarities) {
		this.data = data;
		this.similarities = similarities;
		words = new Words(data, similarities);
		longest = similarities.classes.stream().mapToDouble(ColumnNames::about).max().orElse(0);
		all = ColumnNames.about(similarities.classes);
	}

	@Override
	public Step at(double eta, ChannelSets sets, IProgressMonitor monitor) {
		Similarities now = similarities.at(eta, sets, monitor);
		PlotData shown = new PlotData(now.result.toResult(), data.images(), data.labels(), data.palette(), data.catalogue(), data.analysis(), data.options());
		return new Step(new JaccardPlot(shown, now), shown);
	}

	@Override
	public String title() {
		return LayerNames.of(data, similarities.result.origin().layer());
	}

	@Override
	public List<String> facts() {
		return words.facts();
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
	public int width() {
		return 1000;
	}

	@Override
	public int height() {
		return 560;
	}

	private Frame frame(View view) {
		return Frame.of(view.width(), view.height(), longest, all, similarities.hasImages());
	}

	private Palette palette() {
		return data.palette();
	}

	private ImageMatrix images(View view, Frame frame) {
		return new ImageMatrix(similarities, palette(), view, frame.images());
	}

	private ClassMatrix classes(View view, Frame frame) {
		return new ClassMatrix(similarities, palette(), view, frame.classes());
	}

	@Override
	public void draw(Surface surface, View view) {
		Frame frame = frame(view);
		int row = -1;
		int column = -1;
		if (frame.images() != null) {
			ImageMatrix images = images(view, frame);
			images.draw(surface, frame);
			if (view.viewport().zoom() > 1 || view.viewport().vertical() > 1) { // the block that is seen, when it is one
				row = only(images, images.rows);
				column = only(images, images.columns);
			}
		}
		if (frame.classes() != null) {
			classes(view, frame).draw(surface, frame, row, column);
		}
		if (frame.bar() != null) {
			ColourBar.draw(surface, similarities, view.theme(), frame.bar());
		}
	}

	private int only(ImageMatrix images, Axis.Strip strip) {
		int[] seen = IntStream.range(0, strip.pixels()).map(p -> images.classAt(strip, p)).filter(c -> c >= 0).distinct().limit(2).toArray();
		return seen.length == 1 && seen[0] < similarities.classes.size() ? seen[0] : -1;
	}

	@Override
	public double[] room(View view) {
		Place p = frame(view).images();
		return p == null ? EtaPlot.super.room(view) : new double[] { p.x(), p.y(), p.width(), p.height() };
	}

	@Override
	public Optional<Viewport> closeUp(View view, Hit hit) {
		List<Axis.Run> runs = hit.classes().stream().flatMap(name -> similarities.axis.runs().stream().filter(r -> nameOf(r).equals(name))).toList();
		if (runs.isEmpty() || !similarities.hasImages()) {
			return Optional.empty();
		}
		Axis.Run rows = runs.getFirst();
		Axis.Run columns = runs.getLast();
		double units = similarities.axis.units();
		return Optional.of(new Viewport(box(), view.width(), view.height(), units / (columns.to() - columns.from()), units / (rows.to() - rows.from()),
				(columns.from() + columns.to()) / 2.0 / units, 1 - (rows.from() + rows.to()) / 2.0 / units));
	}

	private String nameOf(Axis.Run run) {
		return similarities.labels.classes().get(run.classIndex());
	}

	@Override
	public double[] place(View view, int image) {
		Frame frame = frame(view);
		return frame.images() == null || image < 0 || image >= similarities.order.length ? null : images(view, frame).diagonal(image);
	}

	@Override
	public double radius(View view) {
		return 3;
	}

	@Override
	public Optional<Hit> hit(View view, double x, double y, double reach) {
		Frame frame = frame(view);
		Place pane = frame.images();
		if (pane != null && x >= pane.x() - Frame.EDGE - frame.names() && y >= pane.y() - frame.above() && x < pane.x() + pane.width()
				&& y < pane.y() + pane.height()) {
			return inImages(view, frame, (int) x - pane.x(), (int) y - pane.y());
		}
		Place matrix = frame.classes();
		if (matrix != null && x >= matrix.x() - Frame.EDGE - frame.names() && y >= matrix.y() - frame.above() && x < matrix.x() + matrix.width()
				&& y < matrix.y() + matrix.height() && !similarities.classes.isEmpty()) {
			ClassMatrix classes = classes(view, frame);
			int row = y < matrix.y() ? -1 : classes.at(y - matrix.y());
			int column = x < matrix.x() ? -1 : classes.at(x - matrix.x());
			return row < 0 && column < 0 ? Optional.empty()
					: Optional.of(row < 0 || column < 0 ? ofClass(Math.max(row, column)) : ofClasses(row, column));
		}
		return Optional.empty();
	}

	private Optional<Hit> inImages(View view, Frame frame, int x, int y) {
		if (x < 0 && y < 0) {
			return Optional.empty();
		}
		ImageMatrix images = images(view, frame);
		if (x < 0 || y < 0) {
			Axis.Strip strip = x < 0 ? images.rows : images.columns;
			int c = images.classAt(strip, x < 0 ? y : x);
			return c < 0 ? Optional.empty() : Optional.of(ofClass(c));
		}
		int row = images.rows.first[y];
		int column = images.columns.first[x];
		if (row == Axis.SEPARATOR || column == Axis.SEPARATOR) {
			return Optional.empty();
		}
		if (row < 0 && column < 0) {
			return Optional.of(ofClasses(-1 - row, -1 - column));
		}
		if (row < 0 || column < 0) {
			int c = row < 0 ? -1 - row : -1 - column;
			int position = row < 0 ? column : row;
			int image = similarities.order[position];
			return Optional.of(Hit.image(image, words.imageAndClass(image, c, similarities.mean(position, position + 1, -1 - c, 0, false))));
		}
		int down = images.rows.end[y] - row;
		int across = images.columns.end[x] - column;
		Hit middle = ofImages(similarities.order[row + (down - 1) / 2], similarities.order[column + (across - 1) / 2]);
		return Optional.of(down * across == 1 ? middle
				: Hit.images(middle.images(),
						middle.text() + words.oneOf(down, across, similarities.mean(row, images.rows.end[y], column, images.columns.end[x], false))));
	}

	private Hit ofImages(int i, int j) {
		return i == j ? Hit.image(i, words.image(i)) : Hit.images(new int[] { Math.min(i, j), Math.max(i, j) }, words.pair(i, j));
	}

	private Hit ofClass(int c) {
		return Hit.images(similarities.labels.rowsOf(c), words.ofClass(c)).withClasses(List.of(similarities.labels.classes().get(c)));
	}

	private Hit ofClasses(int a, int b) {
		if (a == b) {
			return ofClass(a);
		}
		int[] images = IntStream.range(0, similarities.labels.size()).filter(i -> similarities.labels.classOf(i) == a || similarities.labels.classOf(i) == b)
				.toArray();
		return Hit.images(images, words.ofClasses(a, b)).withClasses(List.of(similarities.labels.classes().get(a), similarities.labels.classes().get(b)));
	}

	@Override
	public Drag drag() {
		return Drag.BOX;
	}

	@Override
	public Hit area(View view, double[] xs, double[] ys) {
		double left = min(xs);
		double right = -min(negative(xs));
		double top = min(ys);
		double bottom = -min(negative(ys));
		Frame frame = frame(view);
		BitSet chosen = new BitSet();
		Set<String> names = new LinkedHashSet<>();
		if (frame.images() != null) {
			ImageMatrix images = images(view, frame);
			Place p = frame.images();
			if (right >= p.x() && left < p.x() + p.width() && bottom >= p.y() && top < p.y() + p.height()) {
				take(images.columns, left - p.x(), right - p.x(), chosen);
				take(images.rows, top - p.y(), bottom - p.y(), chosen);
			}
		}
		Place p = frame.classes();
		if (p != null && right >= p.x() && left < p.x() + p.width() && bottom >= p.y() && top < p.y() + p.height() && !similarities.classes.isEmpty()) {
			ClassMatrix classes = classes(view, frame);
			IntStream.concat(IntStream.rangeClosed(classes.at(left - p.x()), classes.at(right - p.x())),
					IntStream.rangeClosed(classes.at(top - p.y()), classes.at(bottom - p.y()))).forEach(c -> {
						names.add(similarities.classes.get(c));
						IntStream.of(similarities.labels.rowsOf(c)).forEach(chosen::set);
					});
		}
		return Hit.images(chosen.stream().toArray(), chosen.cardinality() + " images").withClasses(new ArrayList<>(names));
	}

	private void take(Axis.Strip strip, double from, double to, BitSet chosen) {
		for (int p = Math.max(0, (int) from); p <= Math.min(strip.pixels() - 1, to); p++) {
			if (strip.first[p] >= 0) {
				IntStream.range(strip.first[p], strip.end[p]).forEach(position -> chosen.set(similarities.order[position]));
			} else if (strip.first[p] != Axis.SEPARATOR) {
				IntStream.of(similarities.labels.rowsOf(-1 - strip.first[p])).forEach(chosen::set);
			}
		}
	}

	private static double min(double[] values) {
		double least = Double.POSITIVE_INFINITY;
		for (double v : values) {
			least = Math.min(least, v);
		}
		return least;
	}

	private static double[] negative(double[] values) {
		return java.util.Arrays.stream(values).map(v -> -v).toArray();
	}

	@Override
	public int items() {
		int k = similarities.classes.size();
		return k > MOST_CELLS ? k : k * k;
	}

	@Override
	public Item item(View view, int index) {
		int k = similarities.classes.size();
		int row = k > MOST_CELLS ? index : index / k;
		int column = k > MOST_CELLS ? index : index % k;
		Frame frame = frame(view);
		Place cell = frame.classes() == null ? new Place(0, 0, 0, 0) : classes(view, frame).cell(row, column);
		return new Item(ofClasses(row, column), cell.x(), cell.y(), cell.width(), cell.height());
	}

	@Override
	public int next(View view, int from, int dx, int dy) {
		int k = similarities.classes.size();
		if (k == 0 || from < 0) {
			return Math.min(0, items() - 1);
		}
		if (k > MOST_CELLS) {
			return Math.clamp(from + dx + dy, 0, k - 1);
		}
		return Math.clamp(from / k + dy, 0, k - 1) * k + Math.clamp(from % k + dx, 0, k - 1);
	}

	@Override
	public List<LegendEntry> legend(View view) {
		List<LegendEntry> entries = new ArrayList<>();
		BitSet selected = view.selected();
		for (int c = 0; c < similarities.classes.size(); c++) {
			int[] rows = similarities.labels.rowsOf(c);
			int chosen = (int) IntStream.of(rows).filter(selected::get).count();
			entries.add(new LegendEntry(similarities.classes.get(c), palette().marker(c), palette().rgb(c), rows.length, chosen));
		}
		return entries;
	}

	@Override
	public String text(View view) {
		StringBuilder text = new StringBuilder(words.text());
		if (view.some()) {
			text.append(String.format(Locale.ROOT, "%d images are selected.%n", view.selected().cardinality()).replace(System.lineSeparator(), "\n"));
		}
		return text.toString();
	}

	@Override
	public Table table() {
		return data.result().table();
	}
}
