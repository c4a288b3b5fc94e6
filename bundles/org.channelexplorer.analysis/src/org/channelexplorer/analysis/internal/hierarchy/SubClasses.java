package org.channelexplorer.analysis.internal.hierarchy;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.channelexplorer.analysis.internal.cluster.Gap;
import org.channelexplorer.analysis.internal.cluster.KMeans;
import org.channelexplorer.analysis.internal.cluster.Partition;
import org.channelexplorer.analysis.internal.cluster.Points;
import org.channelexplorer.analysis.internal.cluster.XMeans;
import org.channelexplorer.core.data.FloatMatrix;
import org.channelexplorer.core.data.Labels;
import org.channelexplorer.core.model.ImageEntry;
import org.channelexplorer.core.result.ClassTree;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.SubMonitor;

/**
 * The kinds of images inside each class: X-Means clusters of at least 3 images and 10 % of the class, where {@link TwoKinds} finds that images of
 * one kind would hardly be so divided.
 */
final class SubClasses {
	private static final int FEWEST_IMAGES = 3;
	private static final int SMALLEST_PERCENT = 10;
	private static final int MOST = 30;
	private static final int STARTS = 10;

	private static final double MOST_FALSE = 0.05;

	private final List<ClassTree.SubClass> rows = new ArrayList<>();
	private final int[] ofImage;

	/** A class that X-Means divides. */
	private record Divided(Partition kinds, int[] members, String name, double p) {
	}

	/**
	 * @param layer names the random streams
	 * @param apart whether a class must be divided more than images of one kind: false discovery rate of at most 5 % over the classes
	 */
	SubClasses(FloatMatrix x, Labels labels, List<ImageEntry> images, boolean apart, long seed, String layer, IProgressMonitor monitor) {
		ofImage = new int[labels.size()];
		int classes = labels.classes().size();
		TwoKinds test = new TwoKinds(seed, "hierarchy/" + layer, classes);
		SubMonitor progress = SubMonitor.convert(monitor, classes);
		List<Divided> found = new ArrayList<>();
		for (int c = 0; c < classes; c++) {
			int[] members = labels.rowsOf(c);
			String name = labels.classes().get(c);
			int fewest = Math.max(FEWEST_IMAGES, (members.length * SMALLEST_PERCENT + 99) / 100);
			if (members.length >= 2 * fewest) {
				Points points = Points.of(x.selectRows(members));
				Partition parts = XMeans.find(points, new XMeans.Limits(MOST, apart), seed, "hierarchy/" + layer + "/" + name, progress);
				parts = XMeans.dissolve(parts, fewest, progress).bySize();
				if (parts.count() == 1 && apart) { // the test sees kinds that lie along no single line between halves
					parts = XMeans.dissolve(KMeans.best(points, 2, STARTS, seed, "hierarchy/" + layer + "/" + name, progress), fewest, progress).bySize();
				}
				if (parts.count() > 1) {
					found.add(new Divided(parts, members, name, test.p(x, members, name, progress)));
				}
			}
			progress.split(1);
		}
		// a class that is not divided has a p of 1
		double[] rates = rates(found.stream().mapToDouble(Divided::p).toArray(), classes);
		for (int f = 0; f < rates.length; f++) {
			if (!apart || rates[f] <= MOST_FALSE) {
				take(found.get(f), rates[f], images);
			}
		}
	}

	/** Benjamini and Hochberg's, over {@code all} tests of which those not given have a p of 1. */
	static double[] rates(double[] p, int all) {
		int[] order = IntStream.range(0, p.length).boxed().sorted((a, b) -> Double.compare(p[a], p[b])).mapToInt(Integer::intValue).toArray();
		double[] rates = new double[p.length];
		double least = 1;
		for (int r = order.length - 1; r >= 0; r--) {
			least = Math.min(least, p[order[r]] * all / (r + 1));
			rates[order[r]] = least;
		}
		return rates;
	}

	private void take(Divided found, double rate, List<ImageEntry> images) {
		Partition p = found.kinds;
		int[] members = found.members;
		for (int s = 0; s < p.count(); s++) {
			int own = s;
			int[] places = p.places(s);
			for (int place : places) {
				ofImage[members[p.points().original(place)]] = s + 1;
			}
			double gap = IntStream.range(0, p.count()).filter(o -> o != own).mapToDouble(o -> Gap.between(p, own, o).deviations()).min().orElseThrow();
			rows.add(new ClassTree.SubClass(found.name, s + 1, places.length, (double) places.length / members.length,
					images.get(members[p.points().original(p.nearest(s))]).file(), gap, found.p, rate));
		}
	}

	/** All sub-classes; classes of one kind have none. */
	List<ClassTree.SubClass> all() {
		return rows;
	}

	/** The sub-class of an image, 0 where its class has none. */
	int ofImage(int image) {
		return ofImage[image];
	}
}
