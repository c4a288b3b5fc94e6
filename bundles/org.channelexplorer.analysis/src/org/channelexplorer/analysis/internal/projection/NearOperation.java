package org.channelexplorer.analysis.internal.projection;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.channelexplorer.core.data.FloatMatrix;
import org.channelexplorer.core.label.Names;
import org.channelexplorer.core.model.ImageEntry;
import org.channelexplorer.core.operation.AnalysisData.SummaryMatrix;
import org.channelexplorer.core.operation.Call;
import org.channelexplorer.core.operation.Inputs;
import org.channelexplorer.core.operation.Operation;
import org.channelexplorer.core.operation.Result;
import org.channelexplorer.core.parameter.Documentation;
import org.channelexplorer.core.parameter.Parameter;
import org.channelexplorer.core.result.ImagesNear;
import org.channelexplorer.core.result.ImagesNear.Neighbour;
import org.channelexplorer.core.result.Origin;
import org.channelexplorer.core.util.InputException;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.OperationCanceledException;

/** The images whose activations in a layer are nearest to those of some images. */
@Documentation(version = 2, summary = "The images nearest to one or several images in a layer.",
		formula = "Euclidean distance of the summaries; or Jaccard distance 1 - |A n B| / |A u B| of the sets of the ceil(eta channels) most active "
				+ "channels. To several images, that to the nearest of them; equal distances by name",
		source = "k nearest neighbours",
		caution = "Near in this layer need not be alike for a person: early layers compare colours and edges.")
public final class NearOperation implements Operation<NearOperation.Parameters> {
	private static final int CHECK = 1024;

	/** What the user chooses. */
	public record Parameters(
			@Parameter(label = "Layer", description = "Layer in which images are compared; empty = the last extracted one, * = all together.",
					kind = Parameter.Kind.LAYER) String layer,
			@Parameter(label = "Summary", description = "Summary function; empty = the first extracted one.", kind = Parameter.Kind.SUMMARY) String summary,
			@Parameter(label = "Images",
					description = "Files of the images whose neighbours are looked for, separated by commas, a name with a comma in double "
							+ "quotes; empty = the first by name.") String to,
			@Parameter(label = "Distance", description = "How images are compared: by their summaries (euclidean) or by their most active channels "
					+ "(jaccard).", defaultValue = "euclidean") Distance distance,
			@Parameter(label = "Share of channels (eta)", description = "For Jaccard: share of a layer's channels that counts as most active, above 0, at "
					+ "most 1.", defaultValue = "0.1", min = 1e-6, max = 1) double eta,
			@Parameter(label = "Neighbours (k)", description = "How many images are listed.", defaultValue = "10", min = 1, max = 100_000) int k) {

		/** The space the images are compared in. */
		Space space() {
			return new Space(layer, summary, distance, eta);
		}
	}

	@Override
	public Class<Parameters> parameterType() {
		return Parameters.class;
	}

	@Override
	public Inputs inputs(Call<Parameters> call) throws InputException {
		return Inputs.of(call).summaries(call.parameters().space().ids(call.data()), call.parameters().summary());
	}

	@Override
	public Result run(Call<Parameters> call, IProgressMonitor monitor) throws InputException {
		Parameters p = call.parameters();
		List<SummaryMatrix> summaries = p.space().summaries(call.data());
		FloatMatrix x = p.space().points(summaries.stream().map(SummaryMatrix::values).toList());
		List<ImageEntry> images = call.data().images();
		int[] asked = rows(images, p.to());
		float[][] points = new float[asked.length][x.columns()];
		for (int a = 0; a < asked.length; a++) {
			x.copyRow(asked[a], points[a], 0);
		}
		int[] nearest = new int[images.size()];
		double[] distance = new double[images.size()];
		// every image by itself: no order of a sum depends on the number of threads
		IntStream.range(0, (images.size() + CHECK - 1) / CHECK).parallel().forEach(block -> {
			float[] row = new float[x.columns()];
			for (int i = block * CHECK; i < Math.min(images.size(), (block + 1) * CHECK); i++) {
				if (monitor.isCanceled()) {
					throw new OperationCanceledException();
				}
				x.copyRow(i, row, 0);
				distance[i] = Double.POSITIVE_INFINITY;
				for (int a = 0; a < asked.length; a++) {
					double d = squared(row, points[a]);
					if (d < distance[i]) {
						distance[i] = d;
						nearest[i] = asked[a];
					}
				}
			}
		});
		for (int a : asked) {
			distance[a] = Double.NaN; // no image is its own neighbour
		}
		List<Integer> order = IntStream.range(0, images.size()).filter(i -> !Double.isNaN(distance[i])).boxed()
				.sorted(Comparator.<Integer>comparingDouble(i -> distance[i]).thenComparing(i -> images.get(i).file()))
				.limit(p.k()).toList();
		Measure measure = Measure.of(x);
		List<Neighbour> found = new ArrayList<>();
		for (int i : order) {
			found.add(new Neighbour(found.size() + 1, images.get(i).file(), measure.distance(distance[i]), images.get(nearest[i]).file()));
		}
		SummaryMatrix first = summaries.getFirst();
		return new ImagesNear(new Origin(p.layer().equals(Space.ALL) ? Space.ALL : first.layer(), first.function()),
				p.distance().name().toLowerCase(Locale.ROOT), IntStream.of(asked).mapToObj(a -> images.get(a).file()).toList(), found).toResult();
	}

	private static double squared(float[] a, float[] b) {
		double sum = 0;
		for (int c = 0; c < a.length; c++) {
			double d = (double) a[c] - b[c];
			sum += d * d;
		}
		return sum;
	}

	private static int[] rows(List<ImageEntry> images, String to) throws InputException {
		if (to.isBlank()) {
			return new int[] { IntStream.range(0, images.size()).boxed().min(Comparator.comparing(i -> images.get(i).file())).orElseThrow() };
		}
		Map<String, Integer> byFile = new HashMap<>();
		for (int i = 0; i < images.size(); i++) {
			byFile.put(images.get(i).file(), i);
		}
		TreeSet<Integer> rows = new TreeSet<>();
		for (String file : Names.list(to)) {
			Integer row = byFile.get(file);
			if (row == null) {
				throw new InputException("there is no image '" + file + "' among those of the focus");
			}
			rows.add(row);
		}
		return rows.stream().sorted(Comparator.comparing(i -> images.get(i).file())).mapToInt(Integer::intValue).toArray(); // whatever their order: the same bytes
	}
}
