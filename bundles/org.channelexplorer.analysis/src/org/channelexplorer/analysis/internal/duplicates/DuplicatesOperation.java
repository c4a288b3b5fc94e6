package org.channelexplorer.analysis.internal.duplicates;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.channelexplorer.analysis.internal.support.Layers;
import org.channelexplorer.core.data.Labels;
import org.channelexplorer.core.image.Latents;
import org.channelexplorer.core.model.ImageEntry;
import org.channelexplorer.core.operation.AnalysisData;
import org.channelexplorer.core.operation.AnalysisData.SummaryMatrix;
import org.channelexplorer.core.operation.Call;
import org.channelexplorer.core.operation.Inputs;
import org.channelexplorer.core.operation.Operation;
import org.channelexplorer.core.operation.Result;
import org.channelexplorer.core.parameter.Documentation;
import org.channelexplorer.core.parameter.Parameter;
import org.channelexplorer.core.predict.ClassPredictions;
import org.channelexplorer.core.result.Duplicates;
import org.channelexplorer.core.result.Duplicates.Kind;
import org.channelexplorer.core.result.Origin;
import org.channelexplorer.core.util.Hashes;
import org.channelexplorer.core.util.InputException;
import org.channelexplorer.core.util.Reasons;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.OperationCanceledException;

/** Finds images that are in a data set twice: exactly, or resized, compressed, cut, mirrored, brighter or darker. */
@Documentation(summary = "Images that are copies of each other: label conflicts between classes, leaks between splits.",
		formula = "exact: equal files. Near: 1 - correlation of the detail (32 x 32 pixels less their blurred selves, as they are, mirrored or cut by 5 %) at most "
				+ "1 - likeness, and at most the ratio of the images' difference from their other neighbours; neighbours are the 8 nearest by the signs of 63 "
				+ "cosine frequencies and the 4 nearest by the cosine of the summaries",
		source = "perceptual hash by the discrete cosine transform (Zauner 2010); ratio to the other neighbours after Lowe 2004",
		caution = "Pictures taken one after the other may be listed; copies that are turned by an angle, or cut by much more than 5 %, may not.")
public final class DuplicatesOperation implements Operation<DuplicatesOperation.Parameters> {
	private static final String TRAIN = "train";
	/** Neighbours by summaries cost a comparison of all pairs. */
	private static final int MOST_COMPARED = 20_000;
	private static final int BY_SUMMARY = 4;

	/** What the user chooses. */
	public record Parameters(@Parameter(label = "Layer", description = "Layer; empty = the last extracted one.", kind = Parameter.Kind.LAYER) String layer,
			@Parameter(label = "Summary", description = "Summary function; empty = the first extracted one.", kind = Parameter.Kind.SUMMARY) String summary,
			@Parameter(label = "Least likeness", description = "Least correlation of the detail of near copies.", defaultValue = "0.9", min = 0,
					max = 1) double likeness,
			@Parameter(label = "Ratio", description = "Largest share of a pair's difference in that of its images from their others; 1 lists all that look "
					+ "alike.", defaultValue = "0.16", min = 0, max = 1) double ratio) {
	}

	@Override
	public Class<Parameters> parameterType() {
		return Parameters.class;
	}

	@Override
	public Inputs inputs(Call<Parameters> call) throws InputException {
		return Inputs.of(call).files().summary(call.parameters().layer(), call.parameters().summary()).labels().predictions();
	}

	@Override
	public Result run(Call<Parameters> call, IProgressMonitor monitor) throws InputException {
		SummaryMatrix summary = Layers.finite(call.data(), call.parameters().layer(), call.parameters().summary());
		int n = call.data().images().size();
		String[] hashes = new String[n];
		Fingerprint[] prints = new Fingerprint[n];
		read(call.data(), hashes, prints, monitor);
		Map<String, Integer> first = new HashMap<>();
		int[] same = IntStream.range(0, n).map(i -> first.merge(hashes[i], i, (a, _) -> a)).toArray();
		int[] single = IntStream.range(0, n).filter(i -> same[i] == i).toArray();
		List<DuplicateFinder.Pair> near = new DuplicateFinder(IntStream.of(single).mapToObj(i -> prints[i]).toList(), neighbours(summary, single, monitor))
				.compare(monitor).stream().filter(p -> p.holds(call.parameters().likeness(), call.parameters().ratio()))
				.sorted(Comparator.comparingDouble(p -> -p.likeness())).toList();
		Groups groups = new Groups(n);
		IntStream.range(0, n).forEach(i -> groups.join(i, same[i]));
		near.forEach(p -> groups.join(single[p.a()], single[p.b()]));
		List<Duplicates.Pair> pairs = new ArrayList<>();
		for (int i = 0; i < n; i++) {
			if (same[i] != i) {
				pairs.add(pair(call.data(), groups, same[i], i, Kind.EXACT, 0));
			}
		}
		near.forEach(p -> pairs.add(pair(call.data(), groups, single[p.a()], single[p.b()], Kind.NEAR, 1 - p.likeness())));
		long undecoded = Arrays.stream(prints).filter(p -> p == null).count();
		boolean[] leaked = leaks(call.data().images(), groups);
		String note = undecoded > 0 ? undecoded + " images cannot be seen as pictures and were compared by their files alone" : "";
		return new Duplicates(new Origin(summary.layer(), summary.function()), n, pairs, count(leaked), accuracy(call.data(), new boolean[n]),
				accuracy(call.data(), leaked), note).toResult();
	}

	private static int count(boolean[] leaked) {
		return (int) IntStream.range(0, leaked.length).filter(i -> leaked[i]).count();
	}

	// the recipe names what was in the files: another content would make the key lie
	private static void read(AnalysisData data, String[] hashes, Fingerprint[] prints, IProgressMonitor monitor) throws InputException {
		AtomicReference<InputException> problem = new AtomicReference<>();
		IntStream.range(0, hashes.length).parallel().forEach(i -> {
			if (monitor.isCanceled() || problem.get() != null) {
				return;
			}
			byte[] bytes;
			try {
				bytes = data.imageFile(i);
			} catch (IOException e) {
				problem.compareAndSet(null, Reasons.unreadable(data.images().get(i).file(), e));
				return;
			}
			hashes[i] = Hashes.of(bytes);
			try {
				prints[i] = Fingerprint.of(Latents.picture(bytes));
			} catch (IOException undecodable) {
				prints[i] = null; // counted in the note
			}
		});
		if (monitor.isCanceled()) {
			throw new OperationCanceledException();
		}
		if (problem.get() != null) {
			throw problem.get();
		}
	}

	private static int[][] neighbours(SummaryMatrix summary, int[] rows, IProgressMonitor monitor) {
		int n = rows.length;
		int[][] nearest = new int[n][0];
		if (n > MOST_COMPARED) {
			return nearest;
		}
		float[][] unit = new float[n][summary.values().columns()];
		for (int i = 0; i < n; i++) {
			summary.values().copyRow(rows[i], unit[i], 0);
			double norm = 0;
			for (float v : unit[i]) {
				norm += (double) v * v;
			}
			for (int c = 0; c < unit[i].length && norm > 0; c++) {
				unit[i][c] /= (float) Math.sqrt(norm);
			}
		}
		IntStream.range(0, n).parallel().forEach(i -> {
			if (!monitor.isCanceled()) {
				nearest[i] = nearest(unit, i);
			}
		});
		return nearest;
	}

	private static int[] nearest(float[][] unit, int image) {
		int[] best = new int[BY_SUMMARY];
		double[] cosine = new double[BY_SUMMARY];
		int found = 0;
		for (int j = 0; j < unit.length; j++) {
			if (j == image) {
				continue;
			}
			double dot = 0;
			for (int c = 0; c < unit[j].length; c++) {
				dot += unit[image][c] * unit[j][c];
			}
			int at = found;
			while (at > 0 && cosine[at - 1] < dot) {
				at--;
			}
			if (at < BY_SUMMARY) {
				int last = Math.min(found, BY_SUMMARY - 1);
				System.arraycopy(best, at, best, at + 1, last - at);
				System.arraycopy(cosine, at, cosine, at + 1, last - at);
				best[at] = j;
				cosine[at] = dot;
				found = last + 1;
			}
		}
		return Arrays.copyOf(best, found);
	}

	private static Duplicates.Pair pair(AnalysisData data, Groups groups, int a, int b, Kind kind, double distance) {
		Labels labels = data.labels();
		ImageEntry one = data.images().get(a);
		ImageEntry two = data.images().get(b);
		return new Duplicates.Pair(one.file(), two.file(), kind, distance, labels.nameOf(a), labels.nameOf(b), one.split(), two.split(), groups.number(a));
	}

	/** Groups of copies. */
	private static final class Groups {
		private final int[] to;
		private final Map<Integer, Integer> numbers = new LinkedHashMap<>();

		Groups(int n) {
			to = IntStream.range(0, n).toArray();
		}

		int of(int image) {
			int at = image;
			while (to[at] != at) {
				to[at] = to[to[at]];
				at = to[at];
			}
			return at;
		}

		void join(int a, int b) {
			int x = of(a);
			int y = of(b);
			to[Math.max(x, y)] = Math.min(x, y);
		}

		int number(int image) {
			return numbers.computeIfAbsent(of(image), _ -> numbers.size() + 1);
		}
	}

	private static boolean evaluated(ImageEntry image) {
		return !image.split().isEmpty() && !image.split().equals(TRAIN);
	}

	// an image by which a network is judged, and that it has seen elsewhere
	private static boolean[] leaks(List<ImageEntry> images, Groups groups) {
		Map<Integer, List<String>> splits = new HashMap<>();
		for (int i = 0; i < images.size(); i++) {
			if (!images.get(i).split().isEmpty()) {
				splits.computeIfAbsent(groups.of(i), _ -> new ArrayList<>()).add(images.get(i).split());
			}
		}
		boolean[] leaked = new boolean[images.size()];
		for (int i = 0; i < leaked.length; i++) {
			String own = images.get(i).split();
			leaked[i] = evaluated(images.get(i)) && splits.get(groups.of(i)).stream().anyMatch(s -> !s.equals(own));
		}
		return leaked;
	}

	private static double accuracy(AnalysisData data, boolean[] without) {
		Optional<ClassPredictions> predictions = data.classPredictions();
		if (predictions.isEmpty() || !predictions.get().comparable()) {
			return Double.NaN;
		}
		int[] judged = IntStream.range(0, without.length).filter(i -> !without[i] && evaluated(data.images().get(i)) && predictions.get().judged(i))
				.toArray();
		return judged.length == 0 ? Double.NaN
				: IntStream.of(judged).filter(i -> !predictions.get().contradicted(i)).count() / (double) judged.length;
	}
}
