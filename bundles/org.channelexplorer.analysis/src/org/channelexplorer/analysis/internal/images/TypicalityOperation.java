package org.channelexplorer.analysis.internal.images;

import java.util.ArrayList;
import java.util.List;
import org.channelexplorer.analysis.internal.support.Layers;
import org.channelexplorer.core.data.Labels;
import org.channelexplorer.core.operation.AnalysisData.SummaryMatrix;
import org.channelexplorer.core.operation.Call;
import org.channelexplorer.core.operation.Inputs;
import org.channelexplorer.core.operation.Operation;
import org.channelexplorer.core.operation.Result;
import org.channelexplorer.core.parameter.Documentation;
import org.channelexplorer.core.parameter.Parameter;
import org.channelexplorer.core.result.Origin;
import org.channelexplorer.core.result.Typicality;
import org.channelexplorer.core.result.Typicality.OfImage;
import org.channelexplorer.core.util.InputException;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.OperationCanceledException;

/** How typical every image is of its class in a layer. */
@Documentation(summary = "How typical every image is of its class in a layer: 1 at the middle of its class, below 0 nearer to another one.",
		formula = "simplified silhouette (b - a) / max(a, b) with a = Euclidean distance of the summaries to the mean of the image's class, b = that to the "
				+ "nearest mean of another class",
		source = "Hruschka, de Castro, Campello: Evolutionary algorithms for clustering gene-expression data, ICDM 2004",
		caution = "A class of several separate groups has a mean that no image is near to.")
public final class TypicalityOperation implements Operation<TypicalityOperation.Parameters> {

	/** What the user chooses. */
	public record Parameters(@Parameter(label = "Layer", description = "Layer; empty = the last extracted one.", kind = Parameter.Kind.LAYER) String layer,
			@Parameter(label = "Summary", description = "Summary function; empty = the first extracted one.", kind = Parameter.Kind.SUMMARY) String summary) {
	}

	@Override
	public Class<Parameters> parameterType() {
		return Parameters.class;
	}

	@Override
	public Inputs inputs(Call<Parameters> call) throws InputException {
		return Inputs.of(call).summary(call.parameters().layer(), call.parameters().summary()).labels();
	}

	@Override
	public Result run(Call<Parameters> call, IProgressMonitor monitor) throws InputException {
		SummaryMatrix summary = Layers.finite(call.data(), call.parameters().layer(), call.parameters().summary());
		Labels labels = call.data().labels();
		Means means = Means.of(summary.values(), labels);
		float[] row = new float[summary.values().columns()];
		List<OfImage> images = new ArrayList<>();
		for (int i = 0; i < labels.size(); i++) {
			if (monitor.isCanceled()) {
				throw new OperationCanceledException();
			}
			summary.values().copyRow(i, row, 0);
			int own = labels.classOf(i);
			double a = means.distance(row, own);
			double b = Double.POSITIVE_INFINITY;
			int nearest = -1;
			for (int c = 0; c < labels.classes().size(); c++) {
				double d = c == own ? Double.POSITIVE_INFINITY : means.distance(row, c);
				if (d < b) {
					b = d;
					nearest = c;
				}
			}
			double typicality = nearest < 0 || Math.max(a, b) == 0 ? Double.NaN : (b - a) / Math.max(a, b);
			images.add(new OfImage(call.data().images().get(i).file(), labels.classes().get(own), typicality, a,
					nearest < 0 ? "" : labels.classes().get(nearest)));
		}
		return new Typicality(new Origin(summary.layer(), summary.function()), images).toResult();
	}
}
