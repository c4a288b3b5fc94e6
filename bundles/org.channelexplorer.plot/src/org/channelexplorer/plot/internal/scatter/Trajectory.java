package org.channelexplorer.plot.internal.scatter;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import org.channelexplorer.core.catalogue.Contribution;
import org.channelexplorer.core.catalogue.ExtensionPoint;
import org.channelexplorer.core.data.Table;
import org.channelexplorer.core.label.Names;
import org.channelexplorer.core.result.LayerPlacements;
import org.channelexplorer.core.util.InputException;
import org.channelexplorer.plot.Anchor;
import org.channelexplorer.plot.Hit;
import org.channelexplorer.plot.Item;
import org.channelexplorer.plot.LegendEntry;
import org.channelexplorer.plot.Plot;
import org.channelexplorer.plot.PlotData;
import org.channelexplorer.plot.Surface;
import org.channelexplorer.plot.View;
import org.channelexplorer.plot.Viewport;
import org.channelexplorer.plot.internal.LayerNames;
import org.channelexplorer.plot.internal.network.Shortened;

/** The same images in the pictures of several layers, side by side or one that moves; lines lead the selected ones through the layers. */
final class Trajectory implements Plot {
	private static final int WIDTH = 900;
	private static final double COVERED = 0.08;
	private static final int MOST_PATHS = 300;
	private static final double TITLE = 11;
	private static final double STRIP = 16; // pixels above a picture that are its title
	private static final double CLEAR = 12; // paths that are drawn in full colour
	private static final double PALEST = 0.2; // share of its colour that every path has
	private static final int TOLD = 5; // selected images whose way through the layers is described

	private final PlotData data;
	private final LayerPlacements placements;
	private final TrajectoryOptions options;
	private final Panels panels;
	private final Coloring coloring;
	private final Points points;
	private final double[] x;
	private final double[] y;
	private final int images;

	/** @throws InputException when the result has fewer than two layers */
	Trajectory(PlotData data, LayerPlacements placements) throws InputException {
		if (placements.layers().size() < 2) {
			throw new InputException("images are followed through at least two layers; the result has " + placements.layers().size());
		}
		this.data = data;
		this.placements = placements;
		options = data.options(TrajectoryOptions.class);
		images = Math.min(placements.images().size(), data.labels().size());
		panels = new Panels(placements, options.columns());
		x = options.morph() ? panels.between(options.at(), 0) : panels.places(0);
		y = options.morph() ? panels.between(options.at(), 1) : panels.places(1);
		coloring = options.given() ? Coloring.given(data, images) : Coloring.classes(data, images);
		List<String> names = options.hidden().isBlank() ? List.of() : Names.list(options.hidden());
		BitSet hidden = new BitSet();
		IntStream.range(0, coloring.groups().size()).filter(g -> names.contains(coloring.groups().get(g).name())).forEach(hidden::set);
		points = new Points(x, y, coloring, hidden, null, images);
	}

	@Override
	public String title() {
		return "Images through " + panels.count() + " layers";
	}

	@Override
	public List<String> facts() {
		List<String> facts = new ArrayList<>();
		facts.add(data.catalogue().find(ExtensionPoint.PROJECTIONS, placements.method()).map(Contribution::name).orElse(placements.method()));
		double[] disparities = placements.layers().stream().mapToDouble(LayerPlacements.Picture::disparity).filter(Double::isFinite).toArray();
		if (disparities.length > 0) {
			facts.add(String.format(Locale.ROOT, "disparity to the next layer %.2f to %.2f (0 = the same picture)",
					Arrays.stream(disparities).min().orElseThrow(),
					Arrays.stream(disparities).max().orElseThrow()));
		}
		if (options.morph()) {
			facts.add(where());
		}
		return facts;
	}

	// as the network names it
	private String name(String layer) {
		return LayerNames.of(data, layer);
	}

	private String where() {
		double place = options.at() * (panels.count() - 1);
		int from = Math.min(panels.count() - 2, (int) place);
		double share = place - from;
		String a = name(placements.layers().get(from).layer());
		String b = name(placements.layers().get(from + 1).layer());
		return share == 0 ? a : share == 1 ? b : String.format(Locale.ROOT, "%.0f %% of the way from %s to %s", 100 * share, a, b);
	}

	@Override
	public Viewport.Box box() {
		return options.morph() ? new Viewport.Box(-0.5, -0.5, 1, 1) : panels.all();
	}

	@Override
	public boolean zooms() {
		return true;
	}

	@Override
	public int width() {
		return options.morph() ? 620 : WIDTH;
	}

	@Override
	public int height() {
		return options.morph() ? 620 : (int) Math.clamp(WIDTH * box().height() / box().width(), 200, 1600);
	}

	@Override
	public void draw(Surface surface, View view) {
		if (options.paths()) {
			paths(surface, view);
		}
		points.draw(surface, view, radius(view));
		if (!options.morph()) {
			frames(surface, view); // texts last: no path crosses them out
		}
	}

	private void frames(Surface surface, View view) {
		Viewport v = view.viewport();
		int followed = view.selected().cardinality() == 1 ? view.selected().nextSetBit(0) : -1;
		for (int l = 0; l < panels.count(); l++) {
			double left = v.toX(panels.x(l) - 0.5);
			double right = v.toX(panels.x(l) + 0.5);
			double top = v.toY(panels.y(l) + 0.5);
			double bottom = v.toY(panels.y(l) - 0.5);
			surface.path(new double[] { left, right, right, left, left }, new double[] { top, top, bottom, bottom, top }, view.theme().line(), 1);
			LayerPlacements.Picture p = placements.layers().get(l);
			boolean chosen = view.layers().contains(p.layer());
			String title = Shortened.of(name(p.layer()), right - left, t -> surface.width(t, TITLE, chosen));
			if (options.paths() && !view.selected().isEmpty()) { // paths lead behind it
				surface.fill(left, top - TITLE - 4, surface.width(title, TITLE, chosen) + 2, TITLE + 3, view.theme().canvas());
			}
			surface.text(title, left + 1, top - 4, TITLE, Anchor.START, chosen,
					chosen ? view.theme().accent() : view.theme().text());
			if (followed >= 0 && followed < images) { // with which class the one selected image lies here
				surface.text(Shortened.of(company(l, followed).shortly(), company(l, followed).count(), right - left - 8, t -> surface.width(t, TITLE, true)),
						left + 4, bottom - 5, TITLE, Anchor.START, true,
						view.theme().text());
			}
		}
	}

	private Company company(int layer, int image) {
		double[] px = new double[images];
		double[] py = new double[images];
		for (int i = 0; i < images; i++) {
			px[i] = panels.within(layer, i, 0);
			py[i] = panels.within(layer, i, 1);
		}
		return Company.of(px, py, 0, images, image, data.labels());
	}

	private String story(int image) {
		List<String> layers = placements.layers().stream().map(LayerPlacements.Picture::layer).toList();
		List<Company> companies = IntStream.range(0, layers.size()).mapToObj(l -> company(l, image)).toList();
		return data.images().get(image).file() + " (" + data.labels().nameOf(image) + "). " + Company.story(layers, companies, data.labels().classOf(image));
	}

	private void paths(Surface surface, View view) {
		BitSet selected = view.selected();
		Viewport v = view.viewport();
		double to = options.morph() ? options.at() * (panels.count() - 1) : panels.count() - 1;
		double share = Math.clamp(CLEAR / Math.max(1, Math.min(selected.cardinality(), MOST_PATHS)), PALEST, 1);
		int drawn = 0;
		for (int i = selected.nextSetBit(0); i >= 0 && i < images && drawn < MOST_PATHS; i = selected.nextSetBit(i + 1), drawn++) {
			int g = coloring.of()[i];
			int n = (int) Math.ceil(to) + 1;
			double[] px = new double[n];
			double[] py = new double[n];
			for (int l = 0; l < n; l++) {
				boolean here = options.morph() && l == n - 1; // where the moving picture is now
				px[l] = v.toX(here ? x[i] : (options.morph() ? 0 : panels.x(l)) + panels.within(l, i, 0));
				py[l] = v.toY(here ? y[i] : (options.morph() ? 0 : panels.y(l)) + panels.within(l, i, 1));
			}
			if (n > 1) {
				surface.path(px, py, paler(g < 0 ? view.theme().quiet() : coloring.groups().get(g).rgb(), view.theme().canvas(), share), 1);
			}
		}
	}

	private static int paler(int rgb, int canvas, double share) {
		int mixed = 0;
		for (int shift = 0; shift <= 16; shift += 8) {
			mixed |= (int) Math.round((rgb >> shift & 0xff) * share + (canvas >> shift & 0xff) * (1 - share)) << shift;
		}
		return mixed;
	}

	@Override
	public double radius(View view) {
		double of = x.length;
		double usual = Math.clamp(Math.sqrt(COVERED * view.width() * view.height() / (Math.PI * Math.max(1, of))), 1.2, 5);
		return Math.min(7, usual * Math.pow(Math.max(1, view.viewport().zoom()), 0.35)) * options.size();
	}

	@Override
	public List<LegendEntry> legend(View view) {
		return points.legend(view);
	}

	@Override
	public double[] place(View view, int image) {
		int at = x.length - images + image; // in the last picture
		return image < 0 || image >= images ? null : new double[] { view.viewport().toX(x[at]), view.viewport().toY(y[at]) };
	}

	@Override
	public Optional<Hit> hit(View view, double atX, double atY, double reach) {
		int image = points.nearest(view, atX, atY, reach);
		if (image >= 0) {
			return Optional.of(Hit.image(image, data.images().get(image).file()));
		}
		Viewport v = view.viewport();
		return options.morph() ? Optional.empty() : IntStream.range(0, panels.count()).filter(l -> {
			double top = v.toY(panels.y(l) + 0.5);
			return atX >= v.toX(panels.x(l) - 0.5) && atX <= v.toX(panels.x(l) + 0.5) && atY <= top && atY >= top - STRIP;
		}).mapToObj(l -> Hit.layer(placements.layers().get(l).layer(), sentence(placements.layers().get(l)))).findFirst();
	}

	private static String sentence(LayerPlacements.Picture p) {
		return p.layer()
				+ (Double.isNaN(p.trustworthiness()) ? ""
						: String.format(Locale.ROOT, ": trustworthiness %.3f, continuity %.3f", p.trustworthiness(), p.continuity()))
				+ (Double.isNaN(p.disparity()) ? "" : String.format(Locale.ROOT, ", disparity to the next layer %.3f", p.disparity()));
	}

	@Override
	public Hit area(View view, double[] xs, double[] ys) {
		int[] inside = points.inside(view, xs, ys);
		return Hit.images(inside, ScatterText.images(inside.length));
	}

	@Override
	public int items() {
		return images;
	}

	@Override
	public Item item(View view, int index) {
		double r = radius(view);
		double[] place = place(view, index);
		return new Item(Hit.image(index, data.images().get(index).file()), place[0] - r, place[1] - r, 2 * r, 2 * r);
	}

	@Override
	public String text(View view) {
		StringBuilder text = new StringBuilder(ScatterText.images(images) + " through " + panels.count() + " layers");
		facts().forEach(f -> text.append(", ").append(f));
		text.append(".\n");
		placements.layers().forEach(p -> text.append(sentence(p)).append(".\n"));
		int n = view.selected().cardinality();
		if (n > 0) {
			text.append(ScatterText.images(n)).append(" selected").append(n > MOST_PATHS ? "; paths of the first " + MOST_PATHS : "").append(".\n");
			view.selected().stream().filter(i -> i < images).limit(TOLD).forEach(i -> text.append(story(i)).append('\n'));
		}
		return text.toString();
	}

	@Override
	public Table table() {
		return data.result().table();
	}
}
