package org.channelexplorer.analysis.tests.contract;

import java.util.Map;
import org.channelexplorer.core.operation.Result;
import org.channelexplorer.core.result.ClassSimilarity;
import org.channelexplorer.core.result.ClassTree;
import org.channelexplorer.core.result.ClusterAgreement;
import org.channelexplorer.core.result.ImageClusters;
import org.channelexplorer.core.result.ImagesNear;
import org.channelexplorer.core.result.LayerScores;
import org.channelexplorer.core.result.LocatedSamples;
import org.channelexplorer.core.result.Placement;
import org.channelexplorer.core.result.RankedChannels;
import org.channelexplorer.core.result.ReferenceSimilarity;
import org.channelexplorer.core.result.Representatives;
import org.channelexplorer.core.result.Typicality;
import org.channelexplorer.core.util.InputException;

/** The records that read and write results, by type. */
final class Typed {

	/** Reads a result and writes it again. */
	@FunctionalInterface
	interface Copy {
		Result of(Result result) throws InputException;
	}

	static final Map<String, Copy> COPIES = Map.ofEntries(Map.entry(ClusterAgreement.TYPE, r -> ClusterAgreement.of(r).toResult()),
			Map.entry(Placement.TYPE, r -> Placement.of(r).toResult()),
			Map.entry(LayerScores.TYPE, r -> LayerScores.of(r).toResult()),
			Map.entry(ClassSimilarity.TYPE, r -> ClassSimilarity.of(r).toResult()),
			Map.entry(RankedChannels.TYPE, r -> RankedChannels.of(r).toResult()),
			Map.entry(ClassTree.TYPE, r -> ClassTree.of(r).toResult()),
			Map.entry(ImageClusters.TYPE, r -> ImageClusters.of(r).toResult()),
			Map.entry(Representatives.TYPE, r -> Representatives.of(r).toResult()),
			Map.entry(ReferenceSimilarity.TYPE, r -> ReferenceSimilarity.of(r).toResult()),
			Map.entry(LocatedSamples.TYPE, r -> LocatedSamples.of(r).toResult()),
			Map.entry(ImagesNear.TYPE, r -> ImagesNear.of(r).toResult()),
			Map.entry(Typicality.TYPE, r -> Typicality.of(r).toResult()));

	private Typed() {
	}
}
