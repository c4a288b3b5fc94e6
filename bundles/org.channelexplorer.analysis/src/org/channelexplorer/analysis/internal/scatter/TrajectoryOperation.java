package org.channelexplorer.analysis.internal.scatter;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import org.channelexplorer.core.data.FloatMatrix;
import org.channelexplorer.core.data.PlaneFit;
import org.channelexplorer.core.label.Names;
import org.channelexplorer.core.model.ImageEntry;
import org.channelexplorer.core.operation.AnalysisData;
import org.channelexplorer.core.operation.Call;
import org.channelexplorer.core.operation.Inputs;
import org.channelexplorer.core.operation.Operation;
import org.channelexplorer.core.operation.Result;
import org.channelexplorer.core.parameter.Documentation;
import org.channelexplorer.core.result.LayerPlacements;
import org.channelexplorer.core.result.Placement;
import org.channelexplorer.core.util.InputException;
import org.eclipse.core.runtime.IProgressMonitor;

/** Places the images of several layers in planes that are turned to each other. */
@Documentation(
		summary = "Places the images of several layers in planes side by side, every picture turned to the next one's, so that an image can be followed through the network.",
		formula = "places: as the operation projection gives them. The last layer's picture stays; from there back to the first, every picture is moved, "
				+ "turned or mirrored, and scaled to the size of the next one, so that the squared distance to it is least. disparity = what is left of "
				+ "the squared distance at unit size. More than the most layers are thinned out evenly: of n layers those at round(i (n - 1) / (most - 1)).",
		source = "ChannelExplorer; J. Gower, Generalized Procrustes analysis, 1975.",
		caution = "A disparity near 1 means that the two pictures have little in common: paths between them then say how the projections differ, not what the "
				+ "network does. Compare neighbourhoods, not lengths of paths.")
public final class TrajectoryOperation implements Operation<TrajectoryParameters> {
	private static final String ALL = "*";

	@Override
	public Class<TrajectoryParameters> parameterType() {
		return TrajectoryParameters.class;
	}

	@Override
	public Inputs inputs(Call<TrajectoryParameters> call) throws InputException {
		Inputs inputs = Inputs.of(call);
		for (String layer : layers(call)) {
			inputs.result(layer, Parts.PROJECTION, Parts.projection(call, layer), OptionalLong.empty());
		}
		return inputs;
	}

	private static List<String> layers(Call<TrajectoryParameters> call) throws InputException {
		AnalysisData data = call.data();
		String text = call.parameters().layers().strip();
		List<String> wanted = text.isEmpty() || text.equals(ALL) ? data.layers() : data.layers().contains(text) ? List.of(text) : Names.list(text);
		for (String layer : wanted) {
			if (!data.layers().contains(layer)) {
				throw new InputException("layer " + layer + " was not extracted");
			}
		}
		if (wanted.size() < 2) {
			throw new InputException(
					"images are followed through at least two layers; " + (wanted.isEmpty() ? "none is" : "only " + wanted.getFirst() + " is") + " there");
		}
		List<String> ordered = data.layers().stream().filter(wanted::contains).toList();
		int n = ordered.size();
		int most = Math.min(n, call.parameters().most());
		return IntStream.range(0, most).map(i -> (int) Math.round(i * (n - 1.0) / (most - 1))).mapToObj(ordered::get).toList();
	}

	@Override
	public Result run(Call<TrajectoryParameters> call, IProgressMonitor monitor) throws InputException {
		List<LayerPlacements.Picture> pictures = new ArrayList<>();
		Placement last = null;
		FloatMatrix next = null;
		for (String layer : layers(call).reversed()) {
			last = Placement.of(call.result(layer));
			FloatMatrix places = last.positions();
			double disparity = Double.NaN;
			if (next != null) {
				PlaneFit fit = PlaneFit.of(next, places);
				places = fit.apply(places);
				disparity = fit.disparity();
			}
			pictures.addFirst(new LayerPlacements.Picture(layer, last.trust().trustworthiness(), last.trust().continuity(), disparity, places));
			next = places;
		}
		TrajectoryParameters p = call.parameters();
		return new LayerPlacements(last.origin().summary(), call.method("method").id(), p.distance().name().toLowerCase(Locale.ROOT),
				call.data().images().stream().map(ImageEntry::file).toList(), pictures).toResult();
	}
}
