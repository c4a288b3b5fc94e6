package org.channelexplorer.analysis.internal.scatter;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import org.channelexplorer.analysis.internal.projection.Source;
import org.channelexplorer.analysis.internal.projection.Space;
import org.channelexplorer.core.data.PlaneFit;
import org.channelexplorer.core.operation.AnalysisData;
import org.channelexplorer.core.operation.Call;
import org.channelexplorer.core.operation.Inputs;
import org.channelexplorer.core.operation.Operation;
import org.channelexplorer.core.operation.Result;
import org.channelexplorer.core.parameter.Documentation;
import org.channelexplorer.core.predict.ClassPredictions;
import org.channelexplorer.core.result.ImageClusters;
import org.channelexplorer.core.result.PlacedImages;
import org.channelexplorer.core.result.PlacedImages.Predicted;
import org.channelexplorer.core.result.Placement;
import org.channelexplorer.core.util.InputException;
import org.eclipse.core.runtime.IProgressMonitor;

/** Puts the projection of a layer, its clusters, the predictions and the trust of every pair of classes together. */
@Documentation(summary = "Everything a scatterplot shows: the images of a layer in the plane, on request turned to the placement of another layer and "
		+ "grouped into clusters, with what the network predicts for them, and how truly the plane shows every pair of classes.",
		formula = "places: as the operation projection gives them. alignTo: moved, turned or mirrored, and scaled to the same size, so that the squared distance to the "
				+ "other layer's placement is least; disparity = what is left of the squared distance at unit size. clusters: as the operation clusters gives them, under clusterSeed. "
				+ "Separation of classes a and b in a space = 2 c - 1, c = share of their images whose nearer of the two class means is that of their class "
				+ "(distance consistency; equal distances count half). label-trustworthiness = 1 - mean over all pairs of max(0, separation in the layer - "
				+ "separation in the plane); label-continuity: the same with layer and plane exchanged. Of more than 2000 pairs the 2000 with the largest difference are listed.",
		source = "ChannelExplorer; H. Jeon et al., Classes are not Clusters: Improving label-based evaluation of dimensionality reduction, IEEE TVCG 2023 (arXiv 2308.00278); "
				+ "M. Sips et al., Selecting good views of high-dimensional data using class consistency, 2009; J. Gower, Generalized Procrustes analysis, 1975.",
		caution = "A low label-trustworthiness means classes that the plane merges although the layer separates them; a low label-continuity classes that the plane parts "
				+ "although the layer does not. A class in two places has its mean between them: the measure then says merged. Whole maps have no such figures. "
				+ "Clusters are those of the layer: their outlines may overlap in the plane.")
public final class ScatterplotOperation implements Operation<ScatterplotParameters> {
	private static final String ALIGNED = "projection of alignTo";
	private static final String CLUSTERING = "clustering";

	@Override
	public Class<ScatterplotParameters> parameterType() {
		return ScatterplotParameters.class;
	}

	@Override
	public Inputs inputs(Call<ScatterplotParameters> call) throws InputException {
		ScatterplotParameters p = call.parameters();
		Inputs inputs = Inputs.of(call).labelsOfAll().predictions().result(Parts.PROJECTION, Parts.projection(call, p.places().layer()));
		if (aligned(p)) {
			inputs.result(ALIGNED, Parts.PROJECTION, Parts.projection(call, p.alignTo()), OptionalLong.empty());
		}
		if (p.grouped()) {
			if (p.places().layer().equals(Space.ALL)) {
				throw new InputException("clusters are found in one layer: choose one, or grouped=false");
			}
			inputs.result(Parts.CLUSTERS, Parts.CLUSTERS, Parts.clusters(call, CLUSTERING), OptionalLong.of(p.clusterSeed()));
		}
		return p.places().source() == Source.MAP ? inputs : inputs.summaries(p.places().space().ids(call.data()), p.places().summary());
	}

	private static boolean aligned(ScatterplotParameters p) {
		return !p.alignTo().isBlank() && !p.alignTo().equals(p.places().layer());
	}

	@Override
	public Result run(Call<ScatterplotParameters> call, IProgressMonitor monitor) throws InputException {
		ScatterplotParameters p = call.parameters();
		Placement placement = Placement.of(call.result(Parts.PROJECTION));
		Optional<PlacedImages.PairTrust> pairs = Optional.empty();
		if (p.places().source() == Source.SUMMARY) {
			var layer = p.places().space().points(p.places().space().summaries(call.data()).stream().map(AnalysisData.SummaryMatrix::values).toList());
			pairs = ClassPairTrust.of(layer, placement.positions(), call.data().labels(), monitor);
		}
		Optional<PlacedImages.Alignment> alignment = Optional.empty();
		if (aligned(p)) {
			PlaneFit fit = PlaneFit.of(Placement.of(call.result(ALIGNED)).positions(), placement.positions());
			placement = placement.at(fit.apply(placement.positions()));
			alignment = Optional.of(new PlacedImages.Alignment(p.alignTo(), fit.disparity()));
		}
		Optional<ImageClusters> clusters = p.grouped() ? Optional.of(ImageClusters.of(call.result(Parts.CLUSTERS))) : Optional.empty();
		return new PlacedImages(placement, alignment, clusters, pairs, predictions(call.data())).toResult();
	}

	private static List<Predicted> predictions(AnalysisData data) {
		return data.classPredictions().map(p -> IntStream.range(0, data.images().size()).mapToObj(i -> predicted(p, i)).toList()).orElse(List.of());
	}

	private static Predicted predicted(ClassPredictions predictions, int image) {
		String verdict = !predictions.judged(image) ? "" : predictions.contradicted(image) ? Predicted.WRONG : Predicted.RIGHT;
		return predictions.of(image).map(p -> new Predicted(p.name(), p.probability(), verdict)).orElse(new Predicted("", Double.NaN, verdict));
	}
}
