package org.channelexplorer.smile.internal;

import java.util.Arrays;
import java.util.function.BiFunction;
import smile.clustering.HierarchicalClustering;
import smile.clustering.linkage.CompleteLinkage;
import smile.clustering.linkage.Linkage;
import smile.clustering.linkage.SingleLinkage;
import smile.clustering.linkage.UPGMALinkage;
import smile.clustering.linkage.WardLinkage;

/** How far two clusters are from each other. Only rules under which merges never come closer, so that a cut is well defined. */
public enum LinkageRule {
	/** Distance of the nearest two images. */
	SINGLE(SingleLinkage::new),
	/** Distance of the farthest two images. */
	COMPLETE(CompleteLinkage::new),
	/** Mean distance over all pairs (UPGMA). */
	AVERAGE(UPGMALinkage::new),
	/** sqrt(2 |a| |b| / (|a| + |b|)) times the distance of the means: the root of twice the growth of the within-cluster squares. */
	WARD(WardLinkage::new);

	private final BiFunction<Integer, float[], Linkage> linkage;

	LinkageRule(BiFunction<Integer, float[], Linkage> linkage) {
		this.linkage = linkage;
	}

	/**
	 * The tree of all merges.
	 *
	 * @param pairs   at least two rows; overwritten
	 * @param merging called before every merge; what it throws ends the clustering
	 */
	HierarchicalClustering tree(Pairs pairs, Runnable merging) {
		Linkage rule = linkage.apply(pairs.count(), pairs.array());
		HierarchicalClustering tree = HierarchicalClustering.fit(new Linkage(pairs.count(), pairs.array()) {
			@Override
			public void merge(int i, int j) {
				merging.run();
				rule.merge(i, j); // on the same array
			}
		});
		// Smile's Ward works on squares; it takes the roots itself when it sees the class
		return this == WARD ? new HierarchicalClustering(tree.getTree(), Arrays.stream(tree.getHeight()).map(Math::sqrt).toArray()) : tree;
	}
}
