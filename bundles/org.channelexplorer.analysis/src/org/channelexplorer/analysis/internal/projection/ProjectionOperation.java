package org.channelexplorer.analysis.internal.projection;

import java.util.ArrayList;
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
				+ "plane but not in the data} (r(i,j) - k), r = rank by distance in the data; continuity: the same with plane and data "
				+ "exchanged. k is at most (n - 1) / 2; fewer than 3 images have no figure; above 2048 images a seeded sample of 2048 "
				+ "neighbourhoods is looked at, ranks among all images. Jaccard distance: 1 - |A n B| / |A u B| of the sets of the ceil(eta "
				+ "channels) most active channels; with all layers together of the sets of all. stability: mean Procrustes disparity (0 the same "
				+ "picture .. 1) between all pairs of the pictures of five seeds.",
		source = "J. Venna and S. Kaski, Neighborhood preservation in nonlinear projection methods, ICANN 2001; J. Gower, Generalized "
				+ "Procrustes analysis, 1975.",
		caution = "A low trustworthiness means neighbours in the picture that are none in the layer; a low continuity means torn neighbourhoods; a "
				+ "high stability figure means another seed shows another arrangement. Read no distances between far groups from any non-linear method. "
				+ "PCA of Jaccard sets is that of their membership in channels.")
public final class ProjectionOperation implements Operation<ProjectionParameters> {
	private static final int PICTURES = 5;

	@Override
	public Class<ProjectionParameters> parameterType() {
		return ProjectionParameters.class;
	}

	@Override
	public List<String> inputHashes(Call<ProjectionParameters> call) throws InputException {
		List<String> hashes = new ArrayList<>(call.parameters().space().hashes(call.data()));
		hashes.add(call.data().labelsHash()); // the table has the classes
		return hashes;
	}

	@Override
	public Result run(Call<ProjectionParameters> call, IProgressMonitor monitor) throws InputException {
		ProjectionParameters p = call.parameters();
		List<SummaryMatrix> summaries = p.space().summaries(call.data());
		FloatMatrix x = p.space().points(summaries.stream().map(SummaryMatrix::values).toList());
		SubMonitor progress = SubMonitor.convert(monitor, p.stability() ? 90 * PICTURES + 10 : 100);
		Projection.Embedding embedding = project(call, x, call.seed(), progress.split(90));
		Trust trust = Trust.of(x, embedding.positions(), p.k(), call.seed(), progress.split(10));
		Map<String, Object> scalars = new LinkedHashMap<>(embedding.diagnostics());
		scalars.put("layer", p.layer().equals(Space.ALL) ? Space.ALL : summaries.getFirst().layer());
		scalars.put("summary", summaries.getFirst().function());
		scalars.put("method", call.method("method").id());
		scalars.put("distance", p.distance().name().toLowerCase(java.util.Locale.ROOT));
		scalars.put("trustworthiness", trust.trustworthiness());
		scalars.put("continuity", trust.continuity());
		scalars.put("k", (long) trust.k());
		scalars.put("trustImages", (long) trust.images());
		if (p.stability()) {
			scalars.put("stability", stability(call, x, embedding.positions(), progress));
		}
		return new Result("projection", scalars, Map.of(Result.MAIN, table(call.data(), embedding.positions())),
				Map.of(Result.MAIN, NdArray.of(embedding.positions())));
	}

	@SuppressWarnings("unchecked")
	static Projection.Embedding project(Call<?> call, FloatMatrix x, long seed, IProgressMonitor monitor) throws InputException {
		Call.ChosenMethod chosen = call.method("method");
		return ((Projection<Record>) chosen.instance()).project(x, chosen.parameters(), seed, monitor);
	}

	private static double stability(Call<?> call, FloatMatrix x, FloatMatrix first, SubMonitor progress) throws InputException {
		List<FloatMatrix> pictures = new ArrayList<>(List.of(first));
		double sum = 0;
		while (pictures.size() < PICTURES) {
			FloatMatrix next = project(call, x, call.seed() + pictures.size(), progress.split(90)).positions();
			for (FloatMatrix other : pictures) {
				sum += Procrustes.distance(other, next);
			}
			pictures.add(next);
		}
		return sum / (PICTURES * (PICTURES - 1) / 2);
	}

	/** Image, class and place of every image. */
	static Table table(AnalysisData data, FloatMatrix positions) {
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
