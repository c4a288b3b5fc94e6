package org.channelexplorer.analysis.internal.projection;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import org.channelexplorer.core.data.FloatMatrix;
import org.channelexplorer.core.extension.Projection;
import org.channelexplorer.core.model.ImageEntry;
import org.channelexplorer.core.operation.ActivationMaps;
import org.channelexplorer.core.operation.AnalysisData;
import org.channelexplorer.core.operation.AnalysisData.SummaryMatrix;
import org.channelexplorer.core.operation.Call;
import org.channelexplorer.core.operation.Inputs;
import org.channelexplorer.core.operation.Operation;
import org.channelexplorer.core.operation.Result;
import org.channelexplorer.core.parameter.Documentation;
import org.channelexplorer.core.result.Origin;
import org.channelexplorer.core.result.Placement;
import org.channelexplorer.core.util.InputException;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.SubMonitor;

/** Places the images of a layer in the plane and measures how far the placement can be trusted. */
@Documentation(version = 3,
		summary = "Places the images of a layer in the plane so that similar images lie together, and measures how far the placement can be trusted.",
		formula = "positions: see the method. trustworthiness T(k) = 1 - 2 / (n k (2n - 3k - 1)) sum_i sum_{j among the k nearest of i in the "
				+ "plane but not in the data} (r(i,j) - k), r = rank by distance in the data; continuity: the same with plane and data "
				+ "exchanged. k is at most (n - 1) / 2; fewer than 3 images have no figure; above 2048 images a seeded sample of 2048 "
				+ "neighbourhoods is used, ranks among all images; of every image looked at its own share of both, whose means they are. Jaccard distance: 1 - |A n B| / |A u B| of the sets of the ceil(eta "
				+ "channels) most active channels; with all layers together of the sets of all. Whole maps: the Euclidean distances of all "
				+ "activations of a layer, kept by a seeded sparse random projection to 1024 coordinates (relative standard deviation of a squared distance at most "
				+ "4.4 %; exact up to 1024 values); trust is measured against these coordinates. stability: mean Procrustes disparity (0 the same "
				+ "placement .. 1) between all pairs of the placements of five seeds. Of more than 100,000 images a seeded sample of 3,000 landmarks is placed by the "
				+ "method and measured; the others are placed by the map of a method that has one (PCA, classical MDS), else at the weighted geometric median of "
				+ "their 12 nearest landmarks.",
		source = "J. Venna and S. Kaski, Neighborhood preservation in nonlinear projection methods, ICANN 2001; D. Kane and J. Nelson, Sparser Johnson-Lindenstrauss transforms, J. ACM 61, 2014; J. Gower, Generalized "
				+ "Procrustes analysis, 1975.",
		caution = "A low trustworthiness means neighbours in the plane that are none in the layer; a low continuity means torn neighbourhoods; a "
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
		if (!maps && Landmarks.needed(call.data().images().size())) {
			return inputs.sampled(Landmarks.COUNT);
		}
		return maps || call.data().images().size() > Trust.SAMPLE ? inputs.seed() : inputs;
	}

	@Override
	public Result run(Call<ProjectionParameters> call, IProgressMonitor monitor) throws InputException {
		ProjectionParameters p = call.parameters();
		SubMonitor progress = SubMonitor.convert(monitor, (p.source() == Source.MAP ? 100 : 0) + (p.stability() ? 90 * PICTURES + 10 : 100));
		Map<String, Object> diagnostics = new LinkedHashMap<>();
		Points points = p.source() == Source.MAP ? maps(call, diagnostics, progress.split(100)) : summaries(call);
		int n = points.x.rows();
		Landmarks landmarks = p.source() == Source.SUMMARY && Landmarks.needed(n) ? Landmarks.of(points.x, call.seed(), progress.split(5)) : null;
		FloatMatrix x = landmarks == null ? points.x : landmarks.points();
		Projection.Embedding embedding = project(call, x, call.seed(), progress.split(landmarks == null ? 90 : 15));
		Trust trust = Trust.of(x, embedding.positions(), p.k(), call.seed(), progress.split(10));
		FloatMatrix positions = embedding.positions();
		diagnostics.putAll(embedding.diagnostics());
		List<String> notes = new ArrayList<>(embedding.notes());
		if (landmarks != null) {
			positions = landmarks.place(points.x, embedding.positions(), call.method("method").instance(), progress.split(70));
			trust = trust.among(n, landmarks.rows());
			diagnostics.put("landmarks", (long) landmarks.rows().length);
			notes.add(landmarks.note(n));
		}
		OptionalDouble stability = p.stability() ? OptionalDouble.of(stability(call, x, embedding.positions(), progress)) : OptionalDouble.empty();
		return new Placement(points.origin, p.source().name().toLowerCase(Locale.ROOT), call.method("method").id(),
				p.distance().name().toLowerCase(Locale.ROOT),
				images(call.data()), positions,
				new Placement.Trust(trust.trustworthiness(), trust.continuity(), trust.k(), trust.images(), trust.ofImages()), stability, diagnostics,
				String.join("; ", notes)).toResult();
	}

	/** What is placed, a row per image. */
	private record Points(Origin origin, FloatMatrix x) {
	}

	private static Points summaries(Call<ProjectionParameters> call) throws InputException {
		Space space = call.parameters().space();
		List<SummaryMatrix> summaries = Landmarks.needed(call.data().images().size()) ? space.streamed(call.data()) : space.summaries(call.data());
		SummaryMatrix first = summaries.getFirst();
		return new Points(new Origin(space.layer().equals(Space.ALL) ? Space.ALL : first.layer(), first.function()),
				space.points(summaries.stream().map(SummaryMatrix::values).toList()));
	}

	private static void checkDistance(ProjectionParameters p) throws InputException {
		if (p.distance() == Distance.JACCARD) {
			throw new InputException("the Jaccard distance compares sets of channels: take source=summary with it, or distance=euclidean with whole maps");
		}
	}

	private static ActivationMaps maps(Call<ProjectionParameters> call) throws InputException {
		return call.data().maps(call.parameters().space().ids(call.data()));
	}

	private static Points maps(Call<ProjectionParameters> call, Map<String, Object> diagnostics, IProgressMonitor monitor) throws InputException {
		ActivationMaps maps = maps(call);
		long values = 0;
		for (int l = 0; l < maps.layers().size(); l++) {
			values += maps.size(l);
		}
		FloatMatrix x = MapSketch.of(maps, call.data().images().size(), call.seed(), monitor);
		diagnostics.put("mapValues", values);
		diagnostics.put("mapCoordinates", (long) x.columns());
		return new Points(new Origin(call.parameters().layer().equals(Space.ALL) ? Space.ALL : maps.layers().getFirst(), ""), x);
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

	static List<String> images(AnalysisData data) {
		return data.images().stream().map(ImageEntry::file).toList();
	}
}
