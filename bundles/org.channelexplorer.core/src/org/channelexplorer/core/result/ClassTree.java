package org.channelexplorer.core.result;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.channelexplorer.core.data.Dendrogram;
import org.channelexplorer.core.data.NdArray;
import org.channelexplorer.core.data.Table;
import org.channelexplorer.core.operation.Result;
import org.channelexplorer.core.util.InputException;

/**
 * The confusion hierarchy of a layer: a tree of the classes.
 *
 * @param origin     layer and summary function
 * @param fit        how the similarities were made and how well the tree gives them back
 * @param bootstrap  what the support of the nodes rests on
 * @param groups     the classes in groups that are supported
 * @param nodes      inner nodes in the order of their heights; node {@code k + m} is the m-th of them, k being the number of classes
 * @param leaves     the classes, node 0 to k - 1
 * @param subClasses kinds of images in the classes; classes of one kind have none
 * @param images     every image with its kind
 * @param similarity classes x classes, mean Jaccard similarity
 * @param taxonomy   the tree beside a given hierarchy; empty when not asked for
 * @param otherLayer the tree beside that of another layer; empty when not asked for
 */
public record ClassTree(Origin origin, Fit fit, Bootstrap bootstrap, Groups groups, List<Node> nodes, List<Leaf> leaves, List<SubClass> subClasses,
		List<ImageKind> images, NdArray similarity, Optional<Taxonomy> taxonomy, Optional<OtherLayer> otherLayer) {

	/** Type of the result. */
	public static final String TYPE = "hierarchy";
	private static final String COPHENETIC = "copheneticCorrelation";
	private static final String GROUPS = "groups";
	private static final String GROUP = "group";
	private static final String GROUP_SUPPORT = "groupSupport";
	private static final String BOOTSTRAP_IMAGES = "imagesInBootstrap";
	private static final String LEAVES = "leaves";
	private static final String SUBCLASSES = "subclasses";
	private static final String TAXONOMY = "taxonomy";
	private static final String TAXONOMY_GROUPS = "taxonomyGroups";
	private static final String TAXONOMY_FOUND = "taxonomyGroupsFound";
	private static final String TAXONOMY_MISSING = "taxonomyMissing";
	private static final String COMPARE_LAYER = "compareLayer";
	private static final String BEST_OVERLAP = "bestOverlap";
	private static final String LEFT = "left";
	private static final String RIGHT = "right";
	private static final String HEIGHT = "height";
	private static final String SIZE = "size";
	private static final String SUPPORT = "support";
	private static final String GAP = "gap";

	/**
	 * How the tree was made.
	 *
	 * @param eta                   share of the channels that counts as most active
	 * @param chance                similarity of two unrelated sets
	 * @param copheneticCorrelation of the tree's distances with those between the classes, NaN when not defined
	 */
	public record Fit(double eta, double chance, double copheneticCorrelation) {
	}

	/** Resamples asked for, 0 for none, and the images they were drawn from. */
	public record Bootstrap(int resamples, int images) {
	}

	/**
	 * The classes in groups.
	 *
	 * @param leastSupport support that a node needs for a group to be divided into it, 0.5 to 1
	 * @param all          every group, by number
	 */
	public record Groups(double leastSupport, List<ClassGroup> all) {
		public Groups {
			all = List.copyOf(all);
		}
	}

	/**
	 * A group of classes.
	 *
	 * @param number  from 1
	 * @param size    number of classes
	 * @param support of its node; NaN for a single class or without resamples
	 * @param classes names of its classes, with commas
	 */
	public record ClassGroup(int number, int size, double support, String classes) {
	}

	/**
	 * Two nodes joined.
	 *
	 * @param node    its number
	 * @param left    node joined
	 * @param right   node joined
	 * @param height  distance at which they join, 0 to 1
	 * @param size    classes below
	 * @param support share of the resamples that have the node, NaN without resamples
	 * @param classes names of the classes below, with commas
	 */
	public record Node(int node, int left, int right, double height, int size, double support, String classes) {
	}

	/**
	 * A class.
	 *
	 * @param node   its number, from 0
	 * @param name   its name
	 * @param images its images
	 * @param group  its group, from 1
	 */
	public record Leaf(int node, String name, int images, int group) {
	}

	/**
	 * A kind of images inside a class.
	 *
	 * @param className      the class
	 * @param number         from 1 in the class, the largest first
	 * @param images         its images
	 * @param share          their share of the class
	 * @param representative file of the image in its middle
	 * @param gap            distance to the next kind, in standard deviations along the line between them
	 * @param p              of the class: how probably images of one kind look as divided, 0 to 1
	 * @param q              of the class: the same as a false discovery rate over all classes, 0 to 1
	 */
	public record SubClass(String className, int number, int images, double share, String representative, double gap, double p, double q) {
	}

	/** An image, its class and the number of its kind there, 0 when the class is of one kind. */
	public record ImageKind(String image, String className, int subClass) {
	}

	/**
	 * How far two trees differ.
	 *
	 * @param robinsonFoulds groups that only one of them has
	 * @param normalised     the same as a share, 0 to 1; NaN when not defined
	 * @param correlation    of their distances, NaN when not defined
	 */
	public record Difference(int robinsonFoulds, double normalised, double correlation) {

		private static final String ROBINSON_FOULDS = "RobinsonFoulds";
		private static final String NORMALISED = "RobinsonFouldsNormalised";
		private static final String CORRELATION = "Correlation";

		static Difference of(Reading r, String prefix) throws InputException {
			return new Difference(r.whole(prefix + ROBINSON_FOULDS), r.number(prefix + NORMALISED), r.number(prefix + CORRELATION));
		}

		void put(String prefix, Map<String, Object> scalars) {
			scalars.put(prefix + ROBINSON_FOULDS, (long) robinsonFoulds);
			scalars.put(prefix + NORMALISED, normalised);
			scalars.put(prefix + CORRELATION, correlation);
		}
	}

	/**
	 * The tree of another layer over the same classes.
	 *
	 * @param layer      its id
	 * @param difference how far it differs
	 * @param nodes      its inner nodes, numbered like those of the tree
	 */
	public record OtherLayer(String layer, Difference difference, List<Node> nodes) {
		public OtherLayer {
			nodes = List.copyOf(nodes);
		}
	}

	/**
	 * A given hierarchy.
	 *
	 * @param missing  names of the classes it does not know, with commas
	 * @param distinct number of its different groups of two and more of the known classes, not of all
	 * @param found    those of them of which a node holds exactly the classes
	 * @param groups   its groups of two and more classes
	 */
	public record Taxonomy(Difference difference, String missing, int distinct, int found, List<Group> groups) {
		public Taxonomy {
			groups = List.copyOf(groups);
		}
	}

	/**
	 * A group of a given hierarchy.
	 *
	 * @param name        its name
	 * @param classes     names of its classes, with commas
	 * @param bestOverlap Jaccard overlap with the node of the tree that matches it best, 1 when the node has just these classes
	 */
	public record Group(String name, String classes, double bestOverlap) {
	}

	public ClassTree {
		nodes = List.copyOf(nodes);
		leaves = List.copyOf(leaves);
		subClasses = List.copyOf(subClasses);
		images = List.copyOf(images);
	}

	/** Reads it. @throws InputException when the result is of another type or lacks a part */
	public static ClassTree of(Result result) throws InputException {
		Reading r = Reading.of(result, TYPE);
		return new ClassTree(Origin.of(r), new Fit(r.number(Names.ETA), r.number(Names.CHANCE), r.number(COPHENETIC)),
				new Bootstrap(r.whole(Names.BOOTSTRAP), r.whole(BOOTSTRAP_IMAGES)),
				new Groups(r.number(GROUP_SUPPORT),
						r.rows(GROUPS, row -> new ClassGroup(row.whole(GROUP), row.whole(SIZE), row.number(SUPPORT), row.text(Names.CLASSES)))),
				r.rows(Result.MAIN, ClassTree::node),
				r.rows(LEAVES, row -> new Leaf(row.whole(Names.NODE), row.text(Names.CLASS), row.whole(Names.IMAGES), row.whole(GROUP))),
				r.rows(SUBCLASSES,
						row -> new SubClass(row.text(Names.CLASS), row.whole(Names.SUBCLASS), row.whole(Names.IMAGES), row.number(Names.SHARE),
								row.text(Names.REPRESENTATIVE), row.number(GAP), row.number(Names.P), row.number(Names.Q))),
				r.rows(Names.IMAGES, row -> new ImageKind(row.text(Names.IMAGE), row.text(Names.CLASS), row.whole(Names.SUBCLASS))),
				r.array(Names.SIMILARITY, 2),
				taxonomy(r), r.has(COMPARE_LAYER)
						? Optional.of(new OtherLayer(r.text(COMPARE_LAYER), Difference.of(r, Names.LAYER), r.rows(COMPARE_LAYER, ClassTree::node)))
						: Optional.empty());
	}

	private static Node node(Reading.Row row) throws InputException {
		return new Node(row.whole(Names.NODE), row.whole(LEFT), row.whole(RIGHT), row.number(HEIGHT), row.whole(SIZE), row.number(SUPPORT),
				row.text(Names.CLASSES));
	}

	private static Table table(List<Node> nodes) {
		return new Rows<>(nodes).whole(Names.NODE, Node::node).whole(LEFT, Node::left).whole(RIGHT, Node::right).number(HEIGHT, Node::height)
				.whole(SIZE, Node::size).number(SUPPORT, Node::support).text(Names.CLASSES, Node::classes).table();
	}

	/** The tree; its leaves are the classes. */
	public Dendrogram tree() {
		return tree(nodes);
	}

	/** The tree of the other layer, over the same leaves. */
	public Optional<Dendrogram> otherTree() {
		return otherLayer.map(o -> tree(o.nodes));
	}

	private Dendrogram tree(List<Node> merges) {
		return Dendrogram.of(leaves.size(), merges.stream().mapToInt(Node::left).toArray(), merges.stream().mapToInt(Node::right).toArray(),
				merges.stream().mapToDouble(Node::height).toArray(), merges.stream().mapToDouble(Node::support).toArray());
	}

	private static Optional<Taxonomy> taxonomy(Reading r) throws InputException {
		return !r.hasTable(TAXONOMY) ? Optional.empty()
				: Optional.of(new Taxonomy(Difference.of(r, TAXONOMY), r.text(TAXONOMY_MISSING), r.whole(TAXONOMY_GROUPS), r.whole(TAXONOMY_FOUND),
						r.rows(TAXONOMY, row -> new Group(row.text(GROUP), row.text(Names.CLASSES), row.number(BEST_OVERLAP)))));
	}

	/** Writes it. */
	public Result toResult() {
		Map<String, Object> scalars = new TreeMap<>();
		origin.put(scalars);
		scalars.put(Names.ETA, fit.eta);
		scalars.put(Names.CHANCE, fit.chance);
		scalars.put(COPHENETIC, fit.copheneticCorrelation);
		scalars.put(GROUP_SUPPORT, groups.leastSupport);
		scalars.put(GROUPS, (long) groups.all.size());
		scalars.put(Names.BOOTSTRAP, (long) bootstrap.resamples);
		scalars.put(BOOTSTRAP_IMAGES, (long) bootstrap.images);
		Map<String, Table> tables = new TreeMap<>();
		tables.put(Result.MAIN, table(nodes));
		tables.put(LEAVES,
				new Rows<>(leaves).whole(Names.NODE, Leaf::node).text(Names.CLASS, Leaf::name).whole(Names.IMAGES, Leaf::images).whole(GROUP, Leaf::group)
						.table());
		tables.put(GROUPS, new Rows<>(groups.all).whole(GROUP, ClassGroup::number).whole(SIZE, ClassGroup::size).number(SUPPORT, ClassGroup::support)
				.text(Names.CLASSES, ClassGroup::classes).table());
		tables.put(SUBCLASSES, new Rows<>(subClasses).text(Names.CLASS, SubClass::className).whole(Names.SUBCLASS, SubClass::number)
				.whole(Names.IMAGES, SubClass::images).number(Names.SHARE, SubClass::share).text(Names.REPRESENTATIVE, SubClass::representative)
				.number(GAP, SubClass::gap).number(Names.P, SubClass::p).number(Names.Q, SubClass::q).table());
		tables.put(Names.IMAGES, new Rows<>(images).text(Names.IMAGE, ImageKind::image).text(Names.CLASS, ImageKind::className)
				.whole(Names.SUBCLASS, ImageKind::subClass).table());
		taxonomy.ifPresent(t -> {
			t.difference.put(TAXONOMY, scalars);
			scalars.put(TAXONOMY_MISSING, t.missing);
			scalars.put(TAXONOMY_GROUPS, (long) t.distinct);
			scalars.put(TAXONOMY_FOUND, (long) t.found);
			tables.put(TAXONOMY,
					new Rows<>(t.groups).text(GROUP, Group::name).text(Names.CLASSES, Group::classes).number(BEST_OVERLAP, Group::bestOverlap).table());
		});
		otherLayer.ifPresent(o -> {
			o.difference.put(Names.LAYER, scalars);
			scalars.put(COMPARE_LAYER, o.layer);
			tables.put(COMPARE_LAYER, table(o.nodes));
		});
		return new Result(TYPE, scalars, tables, Map.of(Result.MAIN, linkage(), Names.SIMILARITY, similarity));
	}

	/** The nodes as the rows that scipy's linkage would give. */
	private NdArray linkage() {
		float[] rows = new float[nodes.size() * 4];
		for (int m = 0; m < nodes.size(); m++) {
			Node node = nodes.get(m);
			rows[m * 4] = node.left;
			rows[m * 4 + 1] = node.right;
			rows[m * 4 + 2] = (float) node.height;
			rows[m * 4 + 3] = node.size;
		}
		return new NdArray(new int[] { nodes.size(), 4 }, rows);
	}
}
