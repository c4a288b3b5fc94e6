package org.channelexplorer.bench;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import org.channelexplorer.bench.NoiseSettings.Setting;
import org.channelexplorer.core.data.FloatMatrix;
import org.channelexplorer.core.result.LabelIssues;
import org.channelexplorer.core.result.LabelIssues.OfImage;
import org.channelexplorer.testkit.MemoryAnalysis;

/**
 * {@code [--made 80] [--first 1] [--real DIR|none] [--images 20000]}: how far the audit's expected precision is from the truth on settings of label
 * noise, and the average precision of its own choice of a score beside that of self-confidence.
 */
public final class AuditNoiseBench {
	private static final double[] SHARES = { 0.1, 0.25, 0.5, 1 };
	private static final double ALLOWED = 0.1;
	private static final int FEWEST = 20;
	private static final double NARROW = 0.3;

	/**
	 * @param expected NaN when nothing is claimed, @param mean absolute error over list lengths, @param worst of the lengths that are shares of the expected number
	 * @param held     share of the list lengths whose interval holds the truth, @param holds whether that of as many as look wrong does, @param width of that one
	 */
	private record Found(String name, double noise, double expected, double mean, double worst, double held, boolean holds, double width, String score, double chosen,
			double plain) {
	}

	private AuditNoiseBench() {
	}

	public static void main(String[] args) throws Exception {
		Map<String, String> options = new HashMap<>(Map.of("made", "80", "first", "1", "images", "20000", "real",
				Path.of(System.getProperty("bench.home", "."), "../../bundles/org.channelexplorer.analysis.tests/label-noise").toString()));
		for (int i = 0; i + 1 < args.length; i += 2) {
			options.put(args[i].replaceFirst("^--", ""), args[i + 1]);
		}
		int made = Integer.parseInt(options.get("made"));
		int first = Integer.parseInt(options.get("first"));
		String real = options.get("real");
		List<Found> found = new ArrayList<>();
		for (int seed = first; seed < first + made; seed++) {
			found.add(found(NoiseSettings.madeUp(seed)));
		}
		print("made up", found);
		intervals("made up", found);
		if (!real.equals("none")) {
			List<Found> others = new ArrayList<>();
			for (Setting s : NoiseSettings.real(Path.of(real), Integer.parseInt(options.get("images")), first)) {
				others.add(found(s));
			}
			print("real probabilities", others);
			intervals("real probabilities", others);
		}
	}

	private static Found found(Setting s) throws Exception {
		boolean[] wrong = s.wrong();
		LabelIssues audit = audit(s, Map.of("sample", "out"));
		double chosen = precision(audit, wrong);
		double plain = precision(audit(s, Map.of("method", "selfConfidence", "sample", "out")), wrong);
		int n = wrong.length;
		int all = (int) IntStream.range(0, n).filter(i -> wrong[i]).count();
		int expected = (int) Math.rint(audit.basis().noise() * n);
		double[] error = new double[n];
		boolean[] holds = new boolean[n];
		int hits = 0;
		for (int i = 0; i < n; i++) {
			OfImage image = audit.images().get(i);
			hits += wrong[row(image)] ? 1 : 0;
			holds[i] = image.verdict().expectedLow() <= hits / (i + 1.0) && hits / (i + 1.0) <= image.verdict().expectedHigh();
			error[i] = Math.abs(image.verdict().expectedPrecision() - hits / (i + 1.0));
		}
		double mean = Arrays.stream(error, Math.min(FEWEST, n - 1), Math.max(FEWEST + 1, Math.min(n, 2 * all))).average().orElseThrow();
		double worst = 0;
		for (double share : SHARES) {
			int place = Math.clamp((int) Math.rint(share * expected), Math.min(FEWEST, n), n) - 1;
			worst = Math.max(worst, error[place]);
		}
		int from = Math.min(FEWEST, n - 1);
		int to = Math.max(FEWEST + 1, Math.min(n, 2 * all));
		double held = IntStream.range(from, to).filter(i -> holds[i]).count() / (double) (to - from);
		int marked = Math.clamp(audit.issues().size(), from + 1, n) - 1;
		double width = audit.images().get(marked).verdict().expectedHigh() - audit.images().get(marked).verdict().expectedLow();
		Found f = new Found(s.name(), all / (double) n, audit.basis().noise(), mean, worst, held, holds[marked], width, audit.basis().method(), chosen, plain);
		System.out.printf(Locale.ROOT, "%-62s wrong %.3f expected %.3f  error %.3f worst %.3f  interval %.3f wide, %s, %.2f of lengths  %s %.3f, self-confidence %.3f%s%n", f.name, f.noise, f.expected, f.mean, f.worst, f.width, f.holds ? "holds" : "MISSES", f.held,
				f.score, f.chosen, f.plain, f.chosen < f.plain - 1e-9 ? "  BELOW" : "");
		return f;
	}

	private static LabelIssues audit(Setting s, Map<String, String> parameters) throws Exception {
		float[] x = new float[s.truth().length * 2];
		for (int i = 0; i < x.length; i++) {
			x[i] = i * 37 % 100_003;
		}
		return LabelIssues.of(MadeUp.run(
				MemoryAnalysis.of(FloatMatrix.of(s.truth().length, 2, x), s.given()).predicted(s.p(), s.given().classes()), "audit", parameters));
	}

	// files are image0, image1, ...
	private static int row(OfImage image) {
		return Integer.parseInt(image.file().substring("image".length()));
	}

	private static double precision(LabelIssues audit, boolean[] wrong) {
		double sum = 0;
		int hits = 0;
		for (int i = 0; i < wrong.length; i++) {
			if (wrong[row(audit.images().get(i))]) {
				hits++;
				sum += hits / (i + 1.0);
			}
		}
		return hits == 0 ? Double.NaN : sum / hits;
	}

	private static void print(String what, List<Found> found) {
		List<Found> known = found.stream().filter(f -> !Double.isNaN(f.expected)).toList();
		System.out.printf(Locale.ROOT,
				"%s: %d settings; expected precision: not claimed in %d, mean error %.3f, above %.1f in %d (worst of the shares: mean %.3f, above in %d); average precision %.4f, "
						+ "self-confidence %.4f, below it in %d (by %.3f at most), by more than .01 in %d%n",
				what, found.size(), found.size() - known.size(), mean(known.stream().mapToDouble(Found::mean).toArray()), ALLOWED,
				known.stream().filter(f -> !(f.mean <= ALLOWED)).count(), mean(known.stream().mapToDouble(Found::worst).toArray()),
				known.stream().filter(f -> !(f.worst <= ALLOWED)).count(),
				mean(found.stream().mapToDouble(Found::chosen).toArray()), mean(found.stream().mapToDouble(Found::plain).toArray()),
				found.stream().filter(f -> f.chosen < f.plain - 1e-9).count(), found.stream().mapToDouble(f -> f.plain - f.chosen).max().orElse(0),
				found.stream().filter(f -> f.chosen < f.plain - 0.01).count());
	}

	/** Halves of the settings, in turn. */
	private static void intervals(String what, List<Found> found) {
		for (int half = 0; half < 2; half++) {
			int h = half;
			List<Found> of = IntStream.range(0, found.size()).filter(i -> i % 2 == h).mapToObj(found::get).toList();
			List<Found> narrow = of.stream().filter(f -> f.width <= NARROW && !Double.isNaN(f.expected)).toList();
			System.out.printf(Locale.ROOT, "%s, half %d: %d settings, intervals hold in %d (%.3f of the lengths); not wider than %.1f in %d: mean error %.3f, above %.1f in %d, largest %.3f%n",
					what, half + 1, of.size(), of.stream().filter(f -> f.holds).count(), mean(of.stream().mapToDouble(Found::held).toArray()), NARROW, narrow.size(),
					mean(narrow.stream().mapToDouble(Found::mean).toArray()), ALLOWED, narrow.stream().filter(f -> f.mean > ALLOWED).count(),
					narrow.stream().mapToDouble(Found::mean).max().orElse(Double.NaN));
		}
	}

	private static double mean(double[] values) {
		return Arrays.stream(values).average().orElse(Double.NaN);
	}
}
