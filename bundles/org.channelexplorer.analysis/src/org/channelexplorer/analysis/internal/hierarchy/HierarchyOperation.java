package org.channelexplorer.analysis.internal.hierarchy;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.BitSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.channelexplorer.analysis.AverageLinkage;
import org.channelexplorer.analysis.internal.support.Layers;
import org.channelexplorer.analysis.internal.support.Stratified;
import org.channelexplorer.core.data.FloatMatrix;
import org.channelexplorer.core.data.Labels;
import org.channelexplorer.core.data.NdArray;
import org.channelexplorer.core.operation.AnalysisData.SummaryMatrix;
import org.channelexplorer.core.operation.Call;
import org.channelexplorer.core.operation.Inputs;
import org.channelexplorer.core.operation.Operation;
import org.channelexplorer.core.operation.Result;
import org.channelexplorer.core.parameter.Documentation;
import org.channelexplorer.core.parameter.Parameter;
import org.channelexplorer.core.result.ClassTree;
import org.channelexplorer.core.result.Origin;
import org.channelexplorer.core.similarity.ChannelSets;
import org.channelexplorer.core.util.InputException;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.SubMonitor;

/** The confusion hierarchy of a layer. */
@Documentation(version = 5,
		summary = "A tree of the classes: those that the layer confuses most join first. Says how stable every node is and which kinds of images a class holds.",
		formula = "average linkage on 1 - class similarity (Jaccard); support = share of image bootstraps, drawn class by class, in which the node's classes form a node "
				+ "again; groups: a node's parts are the largest nodes of the least support below it; from "
				+ "the root down, a group is divided when all its parts are such nodes (a single class is set apart only beside a part that is divided itself); without "
				+ "bootstraps there is one group; a group of a taxonomy is found when a node holds exactly its classes; sub-classes = X-Means clusters inside a class of at least 3 images and 10 % of it, smaller ones "
				+ "given to their neighbours; a split must raise BIC along the line between the halves, too, and the class be more divided than images of one kind (standApart): "
				+ "2-means on one half of its images gives an axis, the best cut of the other half along it is compared with that of normal samples, over 10 deals of the "
				+ "standardised channels and again on their normal scores (first components, at most 10 and a third of the images); p = twice the smaller of both, q = false "
				+ "discovery rate over the classes, at most 0.05; gap = distance of a sub-class to the next in standard deviations along the line between them",
		source = "ChannelExplorer; UPGMA as in scipy; Felsenstein, Confidence limits on phylogenies, 1985; Robinson and Foulds, 1981; Pelleg and Moore, 2000; "
				+ "Benjamini and Hochberg, 1995; Besag and Clifford, 1991",
		caution = "Any similarities give a tree: trust nodes with support from 0.95 on, and a tree whose cophenetic correlation is high. Robinson-Foulds counts every "
				+ "node inside a group of the taxonomy as an error. Sub-classes with a gap near 2.65 are halves of one cloud. Classes of fewer than 12 images are not divided, and those of 30 need a "
				+ "clear division: a class without sub-classes may still hold kinds. Look at other layers, the last ones first.")
public final class HierarchyOperation implements Operation<HierarchyOperation.Parameters> {

	/** What the user chooses. */
	public record Parameters(
			@Parameter(label = "Layer", description = "Layer of the hierarchy; empty = the last extracted one.", kind = Parameter.Kind.LAYER) String layer,
			@Parameter(label = "Summary", description = "Summary function; empty = the first extracted one.", kind = Parameter.Kind.SUMMARY) String summary,
			@Parameter(label = "Share of channels (eta)", description = "Share of the channels that counts as most active, above 0, at most 1.",
					defaultValue = "0.1", min = 1e-6, max = 1) double eta,
			@Parameter(label = "Bootstraps", description = "Number of image bootstraps for the node support; 0 = none.", defaultValue = "100", min = 0,
					max = 100000) int bootstrap,
			@Parameter(label = "Least support of a group", description = "A group of classes is divided only into nodes of at least this support, 0.5 to 1.",
					defaultValue = "0.95", min = 0.5, max = 1) double groupSupport,
			@Parameter(label = "Only separate kinds",
					description = "Sub-classes only where a class is more divided than images of one kind (q at most 0.05); without it X-Means as printed in its paper, p and q beside it.",
					defaultValue = "true") boolean standApart,
			@Parameter(label = "Taxonomy", description = "JSON file with a hierarchy of the classes to compare with; empty = none.",
					kind = Parameter.Kind.FILE) String taxonomy,
			@Parameter(label = "Compare with layer", description = "Another layer whose hierarchy is compared and drawn beside; empty = none.",
					kind = Parameter.Kind.OTHER_LAYER) String compareLayer) {
	}

	@Override
	public Class<Parameters> parameterType() {
		return Parameters.class;
	}

	@Override
	public Inputs inputs(Call<Parameters> call) throws InputException {
		Parameters p = call.parameters();
		Inputs inputs = Inputs.of(call).summary(p.layer(), p.summary()).labels().seed();
		return p.compareLayer().isBlank() ? inputs : inputs.summary(p.compareLayer(), p.summary());
	}

	/** A layer's similarities and tree over the classes that have images. */
	private record Layer(SummaryMatrix summary, Labels labels, double chance, double[] similarity, AverageLinkage linkage) {

		static Layer of(Call<Parameters> call, String layer, IProgressMonitor monitor) throws InputException {
			SummaryMatrix summary = Layers.finite(call.data(), layer, call.parameters().summary());
			Labels labels = Stratified.withImages(call.data().labels());
			int k = labels.classes().size();
			if (k < 2) {
				throw new InputException("a hierarchy needs two classes, and all " + labels.size() + " images are of class '" + labels.classes().get(0) + "'");
			}
			ChannelSets sets = ChannelSets.of(summary.values(), call.parameters().eta());
			double[] similarity = sets.classSimilarities(labels, monitor).matrix();
			return new Layer(summary, labels, sets.chance(), similarity, AverageLinkage.of(Arrays.stream(similarity).map(s -> 1 - s).toArray(), k));
		}
	}

	@Override
	public Result run(Call<Parameters> call, IProgressMonitor monitor) throws InputException {
		Parameters p = call.parameters();
		SubMonitor progress = SubMonitor.convert(monitor, "Confusion hierarchy", 100);
		Layer layer = Layer.of(call, p.layer(), progress.split(10));
		Labels labels = layer.labels;
		int k = labels.classes().size();
		double[] support = support(layer, call, progress.split(30));
		SubClasses kinds = new SubClasses(layer.summary.values(), labels, call.data().images(), p.standApart(), call.seed(), layer.summary.layer(),
				progress.split(30));

		Tree tree = Tree.of(layer.linkage);
		SupportedGroups groups = SupportedGroups.of(layer.linkage, support, p.groupSupport());
		List<ClassTree.ImageKind> images = IntStream.range(0, labels.size())
				.mapToObj(i -> new ClassTree.ImageKind(call.data().images().get(i).file(), labels.classes().get(labels.classOf(i)), kinds.ofImage(i))).toList();
		Optional<ClassTree.Taxonomy> taxonomy = p.taxonomy().isBlank() ? Optional.empty()
				: Optional.of(compare(Taxonomy.read(Path.of(p.taxonomy()), labels.classes()), tree));
		Optional<ClassTree.OtherLayer> otherLayer = Optional.empty();
		if (!p.compareLayer().isBlank()) {
			Layer other = Layer.of(call, p.compareLayer(), progress.split(10));
			BitSet all = new BitSet();
			all.set(0, k);
			otherLayer = Optional.of(new ClassTree.OtherLayer(other.summary.layer(), difference(Tree.compare(tree, Tree.of(other.linkage), all)),
					nodes(other.linkage, labels, support(other, call, progress.split(20)))));
		}
		return new ClassTree(new Origin(layer.summary.layer(), layer.summary.function()),
				new ClassTree.Fit(p.eta(), layer.chance, copheneticCorrelation(layer, k)),
				new ClassTree.Bootstrap(p.bootstrap(), Math.min(labels.size(), NodeSupport.MOST_IMAGES)),
				new ClassTree.Groups(p.groupSupport(), groups(groups, labels)), nodes(layer.linkage, labels, support), leaves(labels, groups.of()), kinds.all(),
				images, matrix(layer.similarity, k), taxonomy, otherLayer).toResult();
	}

	private static double[] support(Layer layer, Call<Parameters> call, IProgressMonitor monitor) {
		double[] none = new double[layer.linkage.merges().size()];
		Arrays.fill(none, Double.NaN);
		if (call.parameters().bootstrap() == 0) {
			return none;
		}
		FloatMatrix x = layer.summary.values();
		Labels labels = layer.labels;
		String name = layer.summary.layer();
		if (labels.size() > NodeSupport.MOST_IMAGES) {
			int[] rows = Stratified.sample(x, labels, NodeSupport.MOST_IMAGES, call.seed(), "hierarchy/" + name);
			x = x.selectRows(rows);
			labels = labels.select(rows);
		}
		SubMonitor progress = SubMonitor.convert(monitor, 2);
		return new NodeSupport(x, labels, call.parameters().eta(), call.seed(), name, progress.split(1)).of(layer.linkage, call.parameters().bootstrap(),
				progress.split(1));
	}

	private static double copheneticCorrelation(Layer layer, int k) {
		double[] met = layer.linkage.cophenetic();
		int[] upper = IntStream.range(0, k * k).filter(p -> p / k < p % k).toArray();
		return Tree.correlation(IntStream.of(upper).mapToDouble(p -> 1 - layer.similarity[p]).toArray(),
				IntStream.of(upper).mapToDouble(p -> met[p]).toArray());
	}

	private static ClassTree.Difference difference(Tree.Difference d) {
		return new ClassTree.Difference(d.robinsonFoulds(), d.normalised(), d.correlation());
	}

	private static ClassTree.Taxonomy compare(Taxonomy taxonomy, Tree tree) {
		BitSet missing = new BitSet();
		missing.set(0, taxonomy.classes().size());
		missing.andNot(taxonomy.known());
		Set<BitSet> ours = tree.clades(taxonomy.known());
		Set<BitSet> distinct = taxonomy.tree().clades(taxonomy.known());
		Set<BitSet> found = new LinkedHashSet<>(distinct);
		found.retainAll(ours);
		List<ClassTree.Group> groups = taxonomy.groups().stream()
				.filter(g -> g.members().cardinality() > 1 && g.members().cardinality() < taxonomy.known().cardinality())
				.map(g -> new ClassTree.Group(g.name(), names(g.members(), taxonomy.classes()),
						ours.stream().mapToDouble(c -> overlap(c, g.members())).max().orElse(0)))
				.toList();
		return new ClassTree.Taxonomy(difference(Tree.compare(tree, taxonomy.tree(), taxonomy.known())), names(missing, taxonomy.classes()), distinct.size(),
				found.size(), groups);
	}

	private static double overlap(BitSet a, BitSet b) {
		BitSet both = (BitSet) a.clone();
		both.and(b);
		return (double) both.cardinality() / (a.cardinality() + b.cardinality() - both.cardinality());
	}

	private static String names(BitSet set, List<String> classes) {
		return set.stream().mapToObj(classes::get).collect(Collectors.joining(", "));
	}

	private static List<ClassTree.Node> nodes(AverageLinkage linkage, Labels labels, double[] support) {
		int k = linkage.leaves();
		List<BitSet> sets = linkage.leafSets();
		return IntStream.range(0, support.length).mapToObj(m -> {
			AverageLinkage.Merge merge = linkage.merges().get(m);
			return new ClassTree.Node(k + m, merge.left(), merge.right(), merge.height(), merge.size(), support[m], names(sets.get(m), labels.classes()));
		}).toList();
	}

	private static List<ClassTree.Leaf> leaves(Labels labels, int[] groups) {
		int[] counts = labels.counts();
		return IntStream.range(0, groups.length).mapToObj(c -> new ClassTree.Leaf(c, labels.classes().get(c), counts[c], groups[c] + 1)).toList();
	}

	private static List<ClassTree.ClassGroup> groups(SupportedGroups groups, Labels labels) {
		return IntStream.range(0, groups.count()).mapToObj(g -> {
			int[] classes = groups.classes(g);
			return new ClassTree.ClassGroup(g + 1, classes.length, groups.support()[g],
					IntStream.of(classes).mapToObj(labels.classes()::get).collect(Collectors.joining(", ")));
		}).toList();
	}

	private static NdArray matrix(double[] values, int k) {
		float[] floats = new float[values.length];
		for (int p = 0; p < floats.length; p++) {
			floats[p] = (float) values[p];
		}
		return new NdArray(new int[] { k, k }, floats);
	}
}
