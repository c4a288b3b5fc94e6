package org.channelexplorer.analysis.internal.projection;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.channelexplorer.core.data.FloatMatrix;
import org.channelexplorer.core.data.NdArray;
import org.channelexplorer.core.data.Table;
import org.channelexplorer.core.extension.Projection;
import org.channelexplorer.core.operation.ActivationMaps;
import org.channelexplorer.core.operation.AnalysisData.SummaryMatrix;
import org.channelexplorer.core.operation.AnalysisData;
import org.channelexplorer.core.operation.Call;
import org.channelexplorer.core.operation.Inputs;
import org.channelexplorer.core.operation.Operation;
import org.channelexplorer.core.operation.Result;
import org.channelexplorer.core.parameter.Documentation;
import org.channelexplorer.core.util.InputException;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.SubMonitor;

/** Places the images of a layer in the plane and says how far the picture can be believed. */
@Documentation(version = 2, summary = "Places the images of a layer in the plane so that alike images lie together, and measures how far the picture can be believed.",
		formula = "positions: see the method. trustworthiness T(k) = 1 - 2 / (n k (2n - 3k - 1)) sum_i sum_{j among the k nearest of i in the "
				+ "plane but not in the data} (r(i,j) - k), r = rank by distance in the data; continuity: the same with plane and data "
				+ "exchanged. k is at most (n - 1) / 2; fewer than 3 images have no figure; above 2048 images a seeded sample of 2048 "
				+ "neighbourhoods is looked at, ranks among all images. Jaccard distance: 1 - |A n B| / |A u B| of the sets of the ceil(eta "
				+ "channels) most active channels; with all layers together of the sets of all. Whole maps: the Euclidean distances of all "
				+ "activations of a layer, kept by a seeded sparse random projection to 1024 coordinates (relative standard deviation of a squared distance at most "
				+ "4.4 %; exact up to 1024 values); trust is measured against these coordinates. stability: mean Procrustes disparity (0 the same "
				+ "picture .. 1) between all pairs of the pictures of five seeds.",
		source = "J. Venna and S. Kaski, Neighborhood preservation in nonlinear projection methods, ICANN 2001; D. Kane and J. Nelson, Sparser Johnson-Lindenstrauss transforms, J. ACM 61, 2014; J. Gower, Generalized "
				+ "Procrustes analysis, 1975.",
		caution = "A low trustworthiness means neighbours in the picture that are none in the layer; a low continuity means torn neighbourhoods; a "
				+ "high stability figure means another seed shows another arrangement. Read no distances between far groups from any non-linear method. "
				+ "Whole maps compare places in the image as well: the same object elsewhere is far away. PCA of Jaccard sets is that of their membership in channels.")
public final class ProjectionOperation implements Operation<ProjectionParameters> {
	private static final int PICTURES = 5;

	@Override
	public Class<ProjectionParameters> parameterType() {
		return ProjectionParameters.class;
	}

	@Override
	public Inputs inputs(Call<ProjectionParameters> call) throws InputException {
		ProjectionParameters p = call.parameters();
		boolean maps = p.source() == Source.MAP;
		Inputs inputs = Inputs.of(call).seedOf(call.method("method"));
		if (maps) {
			checkDistance(p);
			inputs.maps(p.space().ids(call.data()));
		} else {
			inputs.summaries(p.space().ids(call.data()), p.summary());
		}
		return maps || call.data().images().size() > Trust.SAMPLE ? inputs.seed() : inputs;
	}

	@Override
	public Result run(Call<ProjectionParameters> call, IProgressMonitor monitor) throws InputException {
		ProjectionParameters p = call.parameters();
		SubMonitor progress = SubMonitor.convert(monitor, (p.source() == Source.MAP ? 100 : 0) + (p.stability() ? 90 * PICTURES + 10 : 100));
		Map<String, Object> scalars = new LinkedHashMap<>();
		FloatMatrix x = p.source() == Source.MAP ? maps(call, scalars, progress.split(100)) : summaries(call, scalars);
		Projection.Embedding embedding = project(call, x, call.seed(), progress.split(90));
		Trust trust = Trust.of(x, embedding.positions(), p.k(), call.seed(), progress.split(10));
		scalars.putAll(embedding.diagnostics());
		scalars.put("source", p.source().name().toLowerCase(java.util.Locale.ROOT));
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

	private static FloatMatrix summaries(Call<ProjectionParameters> call, Map<String, Object> scalars) throws InputException {
		Space space = call.parameters().space();
		List<SummaryMatrix> summaries = space.summaries(call.data());
		scalars.put("layer", space.layer().equals(Space.ALL) ? Space.ALL : summaries.getFirst().layer());
		scalars.put("summary", summaries.getFirst().function());
		return space.points(summaries.stream().map(SummaryMatrix::values).toList());
	}

	private static void checkDistance(ProjectionParameters p) throws InputException {
		if (p.distance() == Distance.JACCARD) {
			throw new InputException("the Jaccard distance compares sets of channels: take source=summary with it, or distance=euclidean with whole maps");
		}
	}

	private static ActivationMaps maps(Call<ProjectionParameters> call) throws InputException {
		return call.data().maps(call.parameters().space().ids(call.data()));
	}

	private static FloatMatrix maps(Call<ProjectionParameters> call, Map<String, Object> scalars, IProgressMonitor monitor) throws InputException {
		ActivationMaps maps = maps(call);
		long values = 0;
		for (int l = 0; l < maps.layers().size(); l++) {
			values += maps.size(l);
		}
		scalars.put("layer", call.parameters().layer().equals(Space.ALL) ? Space.ALL : maps.layers().getFirst());
		scalars.put("summary", "");
		scalars.put("mapValues", values);
		FloatMatrix x = MapSketch.of(maps, call.data().images().size(), call.seed(), monitor);
		scalars.put("mapCoordinates", (long) x.columns());
		return x;
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

	/** Name and place of every image. */
	static Table table(AnalysisData data, FloatMatrix positions) {
		int n = positions.rows();
		String[] image = new String[n];
		double[] x = new double[n];
		double[] y = new double[n];
		for (int i = 0; i < n; i++) {
			image[i] = data.images().get(i).file();
			x[i] = positions.get(i, 0);
			y[i] = positions.get(i, 1);
		}
		return Table.builder().strings("image", image).doubles("x", x).doubles("y", y).build();
	}
}
