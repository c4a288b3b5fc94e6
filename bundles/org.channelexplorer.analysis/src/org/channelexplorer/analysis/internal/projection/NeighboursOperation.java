package org.channelexplorer.analysis.internal.projection;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.channelexplorer.core.data.FloatMatrix;
import org.channelexplorer.core.operation.AnalysisData.SummaryMatrix;
import org.channelexplorer.core.operation.Call;
import org.channelexplorer.core.operation.Inputs;
import org.channelexplorer.core.operation.Operation;
import org.channelexplorer.core.operation.Result;
import org.channelexplorer.core.parameter.Documentation;
import org.channelexplorer.core.result.NearestImages;
import org.channelexplorer.core.result.Origin;
import org.channelexplorer.core.util.InputException;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.OperationCanceledException;

/** Lists the images nearest to one in a layer. */
@Documentation(summary = "Lists the images nearest to one image in a layer, with their distances.",
		formula = "Euclidean distance of the summaries; or Jaccard distance 1 - |A n B| / |A u B| of the sets of the ceil(eta channels) most active "
				+ "channels. Nearest first.",
		source = "ChannelExplorer.",
		caution = "The distances are those of the layer: an image that lies beside it in the plane need not be among them.")
public final class NeighboursOperation implements Operation<NeighboursParameters> {

	@Override
	public Class<NeighboursParameters> parameterType() {
		return NeighboursParameters.class;
	}

	@Override
	public Inputs inputs(Call<NeighboursParameters> call) throws InputException {
		NeighboursParameters p = call.parameters();
		return Inputs.of(call).summaries(p.space().ids(call.data()), p.summary());
	}

	@Override
	public Result run(Call<NeighboursParameters> call, IProgressMonitor monitor) throws InputException {
		NeighboursParameters p = call.parameters();
		List<SummaryMatrix> summaries = p.space().summaries(call.data());
		FloatMatrix x = p.space().points(summaries.stream().map(SummaryMatrix::values).toList());
		List<String> files = ProjectionOperation.images(call.data());
		int image = files.indexOf(p.image().isBlank() ? files.stream().min(Comparator.naturalOrder()).orElse("") : p.image());
		if (image < 0) {
			throw new InputException(
					files.isEmpty() ? "there is no image" : "there is no image " + p.image() + " among the " + files.size() + " that are looked at");
		}
		if (monitor.isCanceled()) {
			throw new OperationCanceledException();
		}
		Rows rows = Rows.of(x);
		int self = IntStream.range(0, rows.count()).filter(i -> rows.original(i) == image).findFirst().orElseThrow();
		float[] squared = RowDistances.squared(new float[][] { rows.row(self) }, rows)[0];
		int[] nearest = RowDistances.nearest(squared, self, Math.min(p.k(), rows.count() - 1));
		Measure measure = Measure.of(x);
		SummaryMatrix first = summaries.getFirst();
		return new NearestImages(new Origin(p.layer().equals(Space.ALL) ? Space.ALL : first.layer(), first.function()),
				p.distance().name().toLowerCase(Locale.ROOT), files.get(image),
				IntStream.range(0, nearest.length)
						.mapToObj(r -> new NearestImages.Near(r + 1, files.get(rows.original(nearest[r])), measure.distance(squared[nearest[r]]))).toList())
				.toResult();
	}
}
