package org.channelexplorer.ui.views.internal.jaccard;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.channelexplorer.core.data.Labels;
import org.channelexplorer.core.operation.AnalysisData;
import org.channelexplorer.core.operation.AnalysisData.SummaryMatrix;
import org.channelexplorer.core.result.ClassSimilarity;
import org.channelexplorer.core.result.Origin;
import org.channelexplorer.core.similarity.ChannelOrder;
import org.channelexplorer.core.similarity.ChannelSets;
import org.channelexplorer.core.util.InputException;
import org.channelexplorer.plot.EtaPlot;
import org.channelexplorer.plot.PlotData;
import org.channelexplorer.ui.PlotView.Drawn;
import org.eclipse.core.runtime.IProgressMonitor;

/**
 * What a slider needs of a layer, read once: every image's channels from the most to the least active.
 *
 * @param data   what the picture shown was made from
 * @param rows   for every image its row in the analysis
 * @param origin layer and summary
 * @param order  the channels of the images in their order
 */
record Layer(PlotData data, int[] rows, Origin origin, ChannelOrder order) {

	/** A channel and how much it does for a similarity. */
	record Channel(int number, String first, String second) {
	}

	static Layer of(PlotData data, int[] rows) throws InputException {
		Origin origin = ClassSimilarity.of(data.result()).origin();
		SummaryMatrix summary = data.analysis().summary(origin.layer(), origin.summary());
		return new Layer(data, rows, origin, ChannelOrder.of(summary.values()));
	}

	/** Whether another picture is of the same images, classes and values. */
	boolean sameAs(PlotData other) throws InputException {
		AnalysisData now = other.analysis();
		return now.labelsHash().equals(data.analysis().labelsHash()) && Arrays.equals(now.rows(), data.analysis().rows())
				&& ClassSimilarity.of(other.result()).origin().equals(origin)
				&& now.summary(origin.layer(), origin.summary()).hash().equals(data.analysis().summary(origin.layer(), origin.summary()).hash());
	}

	/** An image with its class. */
	String name(int image) {
		return data.images().get(image).file() + " (" + labels().nameOf(image) + ")";
	}

	Labels labels() {
		return data.labels();
	}

	/** The picture at an eta, with the images in the order of the picture before. */
	Drawn at(double eta, Drawn before, IProgressMonitor monitor) {
		EtaPlot.Step step = ((EtaPlot) before.plot()).at(eta, order.sets(eta), monitor);
		return new Drawn(step.data(), step.plot(), rows);
	}

	/** The channels two images share, those first that rank high for both. */
	List<Channel> shared(int size, int i, int j) {
		ChannelSets sets = order.sets(size, new int[] { i, j });
		int[] first = ranks(i, size);
		int[] second = ranks(j, size);
		return IntStream.of(sets.channels(0)).filter(c -> sets.contains(1, c)).boxed()
				.sorted(Comparator.comparingInt((Integer c) -> first[c] + second[c]).thenComparing(c -> c))
				.map(c -> new Channel(c, Integer.toString(first[c] + 1), Integer.toString(second[c] + 1))).toList();
	}

	private int[] ranks(int image, int size) {
		int[] ranks = new int[order.channels()];
		for (int rank = 0; rank < size; rank++) {
			ranks[order.channel(image, rank)] = rank;
		}
		return ranks;
	}

	/** The channels that images of two classes share more often than by chance, the most common ones first. */
	List<Channel> shared(int size, String a, String b) {
		double[] first = shares(size, labels().classes().indexOf(a));
		double[] second = shares(size, labels().classes().indexOf(b));
		double chance = Math.pow((double) size / order.channels(), 2);
		return IntStream.range(0, first.length).filter(c -> first[c] * second[c] > chance).boxed()
				.sorted(Comparator.comparingDouble((Integer c) -> -first[c] * second[c]).thenComparing(c -> c))
				.map(c -> new Channel(c, Math.round(100 * first[c]) + " %", Math.round(100 * second[c]) + " %")).toList();
	}

	// of the images of a class, how many have a channel in their set
	private double[] shares(int size, int classIndex) {
		int[] images = labels().rowsOf(classIndex);
		double[] shares = new double[order.channels()];
		for (int image : images) {
			for (int rank = 0; rank < size; rank++) {
				shares[order.channel(image, rank)] += 1.0 / images.length;
			}
		}
		return shares;
	}
}
