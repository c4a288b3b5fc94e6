package org.channelexplorer.analysis.tests.contract;

import java.util.Map;
import org.channelexplorer.core.operation.Result;
import org.channelexplorer.core.result.ActivationHeatmap;
import org.channelexplorer.core.result.ChannelEffects;
import org.channelexplorer.core.result.ClassMembership;
import org.channelexplorer.core.result.ClassSimilarity;
import org.channelexplorer.core.result.ClassTree;
import org.channelexplorer.core.result.ClusterAgreement;
import org.channelexplorer.core.result.Duplicates;
import org.channelexplorer.core.result.HeadRefinement;
import org.channelexplorer.core.result.ImageClusters;
import org.channelexplorer.core.result.ImagesNear;
import org.channelexplorer.core.result.LabelIssues;
import org.channelexplorer.core.result.LayerComparison;
import org.channelexplorer.core.result.LayerPlacements;
import org.channelexplorer.core.result.LayerScores;
import org.channelexplorer.core.result.LocatedSamples;
import org.channelexplorer.core.result.MapOverlay;
import org.channelexplorer.core.result.MapRange;
import org.channelexplorer.core.result.PlacedImages;
import org.channelexplorer.core.result.Placement;
import org.channelexplorer.core.result.PlannedSurgery;
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

	static final Map<String, Copy> COPIES = Map.ofEntries(entry(ClusterAgreement.TYPE, r -> ClusterAgreement.of(r).toResult()),
			entry(Placement.TYPE, r -> Placement.of(r).toResult()), entry(LayerScores.TYPE, r -> LayerScores.of(r).toResult()),
			entry(ClassSimilarity.TYPE, r -> ClassSimilarity.of(r).toResult()), entry(ClassMembership.TYPE, r -> ClassMembership.of(r).toResult()),
			entry(RankedChannels.TYPE, r -> RankedChannels.of(r).toResult()), entry(ClassTree.TYPE, r -> ClassTree.of(r).toResult()),
			entry(ImageClusters.TYPE, r -> ImageClusters.of(r).toResult()), entry(Representatives.TYPE, r -> Representatives.of(r).toResult()),
			entry(ReferenceSimilarity.TYPE, r -> ReferenceSimilarity.of(r).toResult()), entry(LocatedSamples.TYPE, r -> LocatedSamples.of(r).toResult()),
			entry(ActivationHeatmap.TYPE, r -> ActivationHeatmap.of(r).toResult()),
			entry(MapOverlay.TYPE, r -> MapOverlay.of(r).toResult()), entry(MapRange.TYPE, r -> MapRange.of(r).toResult()),
			entry(PlacedImages.TYPE, r -> PlacedImages.of(r).toResult()), entry(LayerPlacements.TYPE, r -> LayerPlacements.of(r).toResult()),
			entry(ImagesNear.TYPE, r -> ImagesNear.of(r).toResult()), entry(Duplicates.TYPE, r -> Duplicates.of(r).toResult()),
			entry(PlannedSurgery.TYPE, r -> PlannedSurgery.of(r).toResult()), entry(ChannelEffects.TYPE, r -> ChannelEffects.of(r).toResult()),
			entry(Typicality.TYPE, r -> Typicality.of(r).toResult()), entry(LayerComparison.TYPE, r -> LayerComparison.of(r).toResult()),
			entry(LabelIssues.TYPE, r -> LabelIssues.of(r).toResult()), entry(HeadRefinement.TYPE, r -> HeadRefinement.of(r).toResult()));

	private static Map.Entry<String, Copy> entry(String type, Copy copy) {
		return Map.entry(type, copy);
	}

	private Typed() {
	}
}
