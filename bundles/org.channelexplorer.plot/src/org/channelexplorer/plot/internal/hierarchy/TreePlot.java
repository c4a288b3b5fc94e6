package org.channelexplorer.plot.internal.hierarchy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.channelexplorer.core.data.Dendrogram;
import org.channelexplorer.core.data.Table;
import org.channelexplorer.core.result.ClassTree;
import org.channelexplorer.plot.Drag;
import org.channelexplorer.plot.Grip;
import org.channelexplorer.plot.Hit;
import org.channelexplorer.plot.Item;
import org.channelexplorer.plot.Plot;
import org.channelexplorer.plot.PlotData;
import org.channelexplorer.plot.Surface;
import org.channelexplorer.plot.TextFormat;
import org.channelexplorer.plot.View;
import org.channelexplorer.plot.Viewport;
import org.channelexplorer.plot.internal.LayerNames;

/** The hierarchy of a layer, its root on the left; opposite it that of another layer, or a taxonomy, when one was compared. */
final class TreePlot implements Plot {
	private final PlotData data;
	private final ClassTree result;
	private final TreeOptions options;
	private final Members members;
	private final List<Side> sides = new ArrayList<>();
	private final Groups groups;
	private final String name; // of the layer, for people
	private final Optional<Opposite> opposite;
	private final boolean facing;

	TreePlot(PlotData data, ClassTree result, TreeOptions options) {
		this.data = data;
		this.result = result;
		this.options = options;
		members = new Members(result);
		name = LayerNames.of(data, result.origin().layer());
		opposite = Opposite.of(result, layer -> LayerNames.of(data, layer));
		facing = opposite.isPresent();
		Dendrogram whole = result.tree();
		List<String> listed = data.labels().classes();
		Map<String, Integer> places = IntStream.range(0, listed.size()).boxed().collect(Collectors.toMap(listed::get, place -> place));
		int[] looks = IntStream.range(0, whole.leaves()).map(leaf -> places.getOrDefault(members.name(leaf), -1)).toArray();
		int[] ranks = ranks(looks);
		boolean ladder = options.order() == TreeOptions.Order.LADDERISED;
		Dendrogram tree = whole.ordered(ranks, ladder).flipped(options.flipped()).collapsed(options.weak());
		if (!facing) {
			double[] support = IntStream.range(0, tree.bound()).mapToDouble(tree::support).toArray();
			Shape shape = new Shape(tree, members, options.folded(), options.kinds());
			sides.add(new Side(name, new Branches(shape, support, options.numbers(), data.palette(), looks), new Outline(members, null, ""),
					false));
		} else {
			Dendrogram other = opposite.get().tree().ordered(inverse(tree.order()), false).collapsed(options.weak());
			sides.add(side(tree, other, looks, false));
			sides.add(side(other, tree, looks, true));
		}
		groups = Groups.of(result, tree, options.cut());
	}

	private Side side(Dendrogram tree, Dendrogram other, int[] looks, boolean mirrored) {
		String second = opposite.orElseThrow().name();
		double[] agreement = tree.agreement(other);
		Shape shape = new Shape(tree, members, Set.of(), false);
		return new Side(mirrored ? second : name, new Branches(shape, agreement, options.numbers(), data.palette(), looks),
				new Outline(members, agreement, mirrored ? name : second), mirrored);
	}

	// classes that the analysis lists no more come last
	private int[] ranks(int[] places) {
		Comparator<Integer> byPlace = Comparator.comparingInt(leaf -> places[leaf] < 0 ? Integer.MAX_VALUE : places[leaf]);
		Comparator<Integer> byName = Comparator.comparing(members::name, String.CASE_INSENSITIVE_ORDER);
		return inverse(IntStream.range(0, places.length).boxed()
				.sorted((options.order() == TreeOptions.Order.ALPHABETICAL ? byName : byPlace).thenComparing(Comparator.naturalOrder()))
				.mapToInt(Integer::intValue).toArray());
	}

	private static int[] inverse(int[] order) {
		int[] places = new int[order.length];
		IntStream.range(0, order.length).forEach(place -> places[order[place]] = place);
		return places;
	}

	@Override
	public String title() {
		return name + opposite.map(o -> " beside " + o.name()).orElse("");
	}

	@Override
	public List<String> facts() {
		List<String> facts = new ArrayList<>();
		facts.add("average linkage of 1 - similarity");
		facts.add("Jaccard similarity, eta " + result.fit().eta());
		if (!facing) {
			facts.add(groups.text());
		}
		if (!Double.isNaN(result.fit().copheneticCorrelation())) {
			facts.add(String.format(Locale.ROOT, "cophenetic correlation %.3f", result.fit().copheneticCorrelation()));
		}
		if (result.bootstrap().resamples() > 0) {
			facts.add("support of " + result.bootstrap().resamples() + " image bootstraps");
		}
		if (options.weak() > 0) {
			facts.add(String.format(Locale.ROOT, "nodes below %.2f dissolved", options.weak()));
		}
		opposite.ifPresent(o -> {
			facts.add(Double.isNaN(o.difference().correlation()) ? "both trees: no correlation defined"
					: String.format(Locale.ROOT, "both trees: correlation %.3f", o.difference().correlation()));
			facts.add("numbers: largest overlap with a node of the other tree");
			long same = sides.getFirst().common();
			facts.add(same + " of " + sides.getFirst().inner() + " nodes are in both");
		});
		return facts;
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
	public Viewport.Box box() {
		return new Viewport.Box(0, 0, 1, sides.getFirst().rows());
	}

	@Override
	public int width() {
		return facing ? 900 : 720;
	}

	@Override
	public int height() {
		return (int) Math.clamp(80 + 18 * sides.getFirst().rows(), 240, 2400);
	}

	@Override
	public void draw(Surface surface, View view) {
		Drawing.of(view, sides).draw(surface, groups, options.cut(), data.palette());
	}

	@Override
	public Optional<Hit> hit(View view, double x, double y, double reach) {
		Drawing drawing = Drawing.of(view, sides);
		return IntStream.range(0, sides.size()).mapToObj(i -> sides.get(i).hit(drawing.frames().get(i), x, y, reach)).flatMap(Optional::stream).findFirst();
	}

	/** The classes whose marks lie in it. */
	@Override
	public Hit area(View view, double[] xs, double[] ys) {
		double top = Arrays.stream(ys).min().orElse(0);
		double bottom = Arrays.stream(ys).max().orElse(0);
		Side side = sides.getFirst();
		Frame frame = Drawing.of(view, sides).frames().getFirst();
		int[] leaves = side.leavesBetween(frame, top, bottom);
		return side.classes(leaves, "");
	}

	@Override
	public int items() {
		return sides.stream().mapToInt(Side::items).sum();
	}

	@Override
	public Item item(View view, int index) {
		int own = sides.getFirst().items();
		int side = index < own ? 0 : 1;
		return sides.get(side).item(Drawing.of(view, sides).frames().get(side), index - side * own);
	}

	@Override
	public int next(View view, int from, int dx, int dy) {
		int own = sides.getFirst().items();
		if (from < 0 || from >= items()) {
			return 0;
		}
		int side = from < own ? 0 : 1;
		return side * own + sides.get(side).next(from - side * own, dx, dy);
	}

	@Override
	public Optional<Grip> grip(View view) {
		Frame frame = Drawing.of(view, sides).frames().getFirst();
		double at = options.cut() < 0 ? frame.left() : frame.x(options.cut());
		return facing ? Optional.empty() : Optional.of(new Grip("cut", at, x -> String.format(Locale.ROOT, "%.4f", frame.distance(x))));
	}

	@Override
	public List<TextFormat> formats() {
		List<String> names = result.leaves().stream().map(ClassTree.Leaf::name).toList();
		return List.of(new TextFormat("nwk", "Newick tree with supports", () -> Newick.text(sides.getFirst().tree(), names)));
	}

	@Override
	public String text(View view) {
		StringBuilder text = new StringBuilder("Confusion hierarchy of ").append(result.leaves().size()).append(" classes, ").append(title());
		facts().forEach(f -> text.append(", ").append(f));
		text.append(".\n").append(sides.getFirst().list());
		if (facing) {
			text.append(opposite.get().name()).append(":\n").append(sides.getLast().list());
		}
		return text.toString();
	}

	@Override
	public Table table() {
		return data.result().table();
	}
}
