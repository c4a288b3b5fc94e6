package org.channelexplorer.analysis.internal.projection;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.channelexplorer.core.data.FloatMatrix;
import org.channelexplorer.core.data.Labels;
import org.channelexplorer.core.data.NdArray;
import org.channelexplorer.core.data.Table;
import org.channelexplorer.core.extension.Projection;
import org.channelexplorer.core.operation.AnalysisData;
import org.channelexplorer.core.operation.AnalysisData.SummaryMatrix;
import org.channelexplorer.core.operation.Call;
import org.channelexplorer.core.operation.Documentation;
import org.channelexplorer.core.operation.Operation;
import org.channelexplorer.core.operation.Result;
import org.channelexplorer.core.util.InputException;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.SubMonitor;

/** Places the images of a layer in the plane and says how far the picture can be believed. */
@Documentation(summary = "Places the images of a layer in the plane so that alike images lie together, and measures how far the picture can be believed.",
		formula = "positions: see the method. trustworthiness T(k) = 1 - 2 / (n k (2n - 3k - 1)) sum_i sum_{j among the k nearest of i in the "
				+ "plane but not in the data} (r(i,j) - k), r = rank by Euclidean distance in the data; continuity: the same with plane and data "
				+ "exchanged. k is at most (n - 1) / 2; fewer than 3 images have no figure; above 2048 images a seeded sample of 2048 "
				+ "neighbourhoods is looked at, ranks among all images.",
		source = "J. Venna and S. Kaski, Neighborhood preservation in nonlinear projection methods, ICANN 2001.",
		caution = "A low trustworthiness means neighbours in the picture that are none in the layer; a low continuity means torn neighbourhoods. "
				+ "Read no distances between far groups from any non-linear method, and compare a second seed.")
public final class ProjectionOperation implements Operation<ProjectionParameters> {

	@Override
	public Class<ProjectionParameters> parameterType() {
		return ProjectionParameters.class;
	}

	@Override
	public List<String> inputHashes(Call<ProjectionParameters> call) throws InputException {
		SummaryMatrix matrix = call.data().summary(call.parameters().layer(), call.parameters().summary());
		// the table has the classes
		return List.of(matrix.hash(), call.data().labelsHash());
	}

	@Override
	public Result run(Call<ProjectionParameters> call, IProgressMonitor monitor) throws InputException {
		SummaryMatrix matrix = LayerInput.finite(call.data(), call.parameters().layer(), call.parameters().summary());
		FloatMatrix x = matrix.values();
		SubMonitor progress = SubMonitor.convert(monitor, 100);
		Projection.Embedding embedding = project(call, x, progress.split(90));
		Trust trust = Trust.of(x, embedding.positions(), call.parameters().k(), call.seed(), progress.split(10));
		Map<String, Object> scalars = new LinkedHashMap<>(embedding.diagnostics());
		scalars.put("layer", matrix.layer());
		scalars.put("summary", matrix.function());
		scalars.put("method", call.method("method").id());
		scalars.put("trustworthiness", trust.trustworthiness());
		scalars.put("continuity", trust.continuity());
		scalars.put("k", (long) trust.k());
		scalars.put("trustImages", (long) trust.images());
		return new Result("projection", scalars, Map.of(Result.MAIN, table(call.data(), embedding.positions())),
				Map.of(Result.MAIN, NdArray.of(embedding.positions())));
	}

	@SuppressWarnings("unchecked")
	private static Projection.Embedding project(Call<?> call, FloatMatrix x, IProgressMonitor monitor) throws InputException {
		Call.ChosenMethod chosen = call.method("method");
		return ((Projection<Record>) chosen.instance()).project(x, chosen.parameters(), call.seed(), monitor);
	}

	private static Table table(AnalysisData data, FloatMatrix positions) {
		int n = positions.rows();
		String[] image = new String[n];
		String[] label = new String[n];
		double[] x = new double[n];
		double[] y = new double[n];
		Labels labels = data.labels();
		for (int i = 0; i < n; i++) {
			image[i] = data.images().get(i).file();
			label[i] = labels.classes().get(labels.classOf(i));
			x[i] = positions.get(i, 0);
			y[i] = positions.get(i, 1);
		}
		return Table.builder().strings("image", image).strings("class", label).doubles("x", x).doubles("y", y).build();
	}
}
