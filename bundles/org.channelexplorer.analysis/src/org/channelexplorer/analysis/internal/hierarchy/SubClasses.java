package org.channelexplorer.analysis.internal.hierarchy;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.channelexplorer.analysis.internal.cluster.Gap;
import org.channelexplorer.analysis.internal.cluster.Partition;
import org.channelexplorer.analysis.internal.cluster.Points;
import org.channelexplorer.analysis.internal.cluster.XMeans;
import org.channelexplorer.core.data.FloatMatrix;
import org.channelexplorer.core.data.Labels;
import org.channelexplorer.core.model.ImageEntry;
import org.channelexplorer.core.result.ClassTree;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.SubMonitor;

/** The kinds of images inside each class: X-Means clusters of at least 3 images and 10 % of the class. */
final class SubClasses {
	private static final int FEWEST_IMAGES = 3;
	private static final int SMALLEST_PERCENT = 10;
	private static final int MOST = 30;

	private final List<ClassTree.SubClass> rows = new ArrayList<>();
	private final int[] ofImage;

	/** @param layer names the random streams */
	SubClasses(FloatMatrix x, Labels labels, List<ImageEntry> images, boolean standApart, long seed, String layer, IProgressMonitor monitor) {
		ofImage = new int[labels.size()];
		SubMonitor progress = SubMonitor.convert(monitor, labels.classes().size());
		for (int c = 0; c < labels.classes().size(); c++) {
			int[] members = labels.rowsOf(c);
			String name = labels.classes().get(c);
			int fewest = Math.max(FEWEST_IMAGES, (members.length * SMALLEST_PERCENT + 99) / 100);
			if (members.length >= 2 * fewest) {
				Points points = Points.of(x.selectRows(members));
				Partition found = XMeans.find(points, new XMeans.Limits(MOST, standApart), seed, "hierarchy/" + layer + "/" + name, progress);
				take(XMeans.dissolve(found, fewest, progress).bySize(), members, name, images);
			}
			progress.split(1);
		}
	}

	private void take(Partition p, int[] members, String name, List<ImageEntry> images) {
		for (int s = 0; s < p.count() && p.count() > 1; s++) {
			int own = s;
			int[] places = p.places(s);
			for (int place : places) {
				ofImage[members[p.points().original(place)]] = s + 1;
			}
			double gap = IntStream.range(0, p.count()).filter(o -> o != own).mapToDouble(o -> Gap.between(p, own, o).deviations()).min().orElseThrow();
			rows.add(new ClassTree.SubClass(name, s + 1, places.length, (double) places.length / members.length,
					images.get(members[p.points().original(p.nearest(s))]).file(), gap));
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
