package org.channelexplorer.analysis.internal.audit;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.channelexplorer.analysis.internal.support.Seeds;
import org.channelexplorer.core.data.Labels;
import org.channelexplorer.core.extension.LabelAudit.Input;
import org.channelexplorer.core.util.InputException;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.OperationCanceledException;
import org.eclipse.core.runtime.SubMonitor;

/**
 * Which score finds wrong labels best that are planted along the estimated confusion, never looking at a truth. An image is believed to be of the
 * class with the largest p/t, t the class thresholds; a twentieth of the images get another class, drawn by the confident joint, or by chances that are
 * given: those of {@link WrongLabels} are nearer to the truth where the network confuses classes that the labels do not.
 *
 * <p>
 * Unknown wrong labels among the others would count against the scores that find them: each score is excused as many of its first others as are
 * wrong by a lower bound. With R the share of the plants and F that of the others in the first part of a list, its precision is noise * R / F, so
 * the smallest F / R of all lists bounds the noise from below.
 */
final class Planting {
	private static final double SHARE = 0.05;
	private static final int FEWEST = 20;
	private static final int IMAGES = 12_000;
	private static final int FEWEST_DRAWS = 4; // of fewer the standard error is not known well enough
	private static final int MOST_DRAWS = 8;
	// share of the plants that must be found before F / R says something
	private static final double ENOUGH = 0.1;
	private static final double UNIFORM = 0.01;
	private static final double ERRORS = 2;

	/** Scores labels. */
	@FunctionalInterface
	interface Scorer {
		double[] scores(Input input) throws InputException;
	}

	/**
	 * What was found.
	 *
	 * @param each   for every score and draw the average precision with which it finds plants
	 * @param plants how many each time
	 */
	record Found(double[][] each, int plants) {

		int draws() {
			return each.length == 0 ? 0 : each[0].length;
		}

		/** Mean of a score. */
		double mean(int score) {
			return Arrays.stream(each[score]).average().orElse(0);
		}

		/** By how much a score is ahead of another on average, less {@value Planting#ERRORS} standard errors of that. */
		double ahead(int score, int other) {
			int n = draws();
			double mean = mean(score) - mean(other);
			double squares = 0;
			for (int d = 0; d < n; d++) {
				double off = each[score][d] - each[other][d] - mean;
				squares += off * off;
			}
			return n < 2 ? mean : mean - ERRORS * Math.sqrt(squares / (n - 1) / n);
		}
	}

	/** The falling sequence nearest to values in the sum of squares (pool adjacent violators), 1 at most. */
	static double[] falling(double[] values) {
		double[] equal = new double[values.length];
		Arrays.fill(equal, 1);
		return falling(values, equal);
	}

	/** The same in the weighted sum of squares. @param weights above 0 */
	static double[] falling(double[] values, double[] weights) {
		double[] mean = new double[values.length];
		double[] weight = new double[values.length];
		int[] size = new int[values.length];
		int blocks = 0;
		for (int i = 0; i < values.length; i++) {
			mean[blocks] = values[i];
			weight[blocks] = weights[i];
			size[blocks++] = 1;
			while (blocks > 1 && mean[blocks - 1] > mean[blocks - 2]) {
				blocks--;
				double both = weight[blocks - 1] + weight[blocks];
				mean[blocks - 1] = (mean[blocks - 1] * weight[blocks - 1] + mean[blocks] * weight[blocks]) / both;
				weight[blocks - 1] = both;
				size[blocks - 1] += size[blocks];
			}
		}
		double[] falling = new double[values.length];
		int at = 0;
		for (int b = 0; b < blocks; b++) {
			Arrays.fill(falling, at, at + size[b], Math.min(1, mean[b]));
			at += size[b];
		}
		return falling;
	}

	private final Input input;
	private final int[] believed;
	private final double[][] to;
	private final double[] weights;

	/** @param chances true class x label; null for the confident joint */
	private Planting(Input input, double[][] chances) {
		this.input = input;
		int n = input.labels().size();
		int k = input.labels().classes().size();
		double[] thresholds = Thresholds.of(input.probabilities(), input.labels());
		Joint joint = new Joint(input.probabilities(), input.labels(), thresholds);
		to = new double[k][k];
		double off = 0;
		double[] of = new double[k];
		for (int g = 0; g < k; g++) {
			for (int c = 0; c < k; c++) {
				of[c] += joint.count(g, c);
				to[c][g] = g == c ? 0 : joint.count(g, c);
				off += to[c][g];
			}
		}
		if (chances != null) {
			off = 0;
			for (int c = 0; c < k; c++) {
				for (int g = 0; g < k; g++) {
					to[c][g] = g == c ? 0 : of[c] * chances[c][g];
					off += to[c][g];
				}
			}
		}
		double[] rate = new double[k];
		for (int c = 0; c < k; c++) {
			for (int g = 0; g < k; g++) {
				to[c][g] += g == c ? 0 : Math.max(off, 1) / (k * k) * UNIFORM;
				rate[c] += to[c][g];
			}
			rate[c] /= Math.max(1, of[c]);
		}
		double[] usual = Thresholds.believed(input.probabilities(), input.labels());
		believed = new int[n];
		weights = new double[n];
		float[] row = new float[k];
		for (int i = 0; i < n; i++) {
			input.probabilities().copyRow(i, row, 0);
			believed[i] = Thresholds.likeliest(Thresholds.ratios(row, usual));
			weights[i] = rate[believed[i]];
		}
	}

	/** Plants errors and looks for them with every score. */
	static Found of(Input input, List<Scorer> scorers, long seed, IProgressMonitor monitor) throws InputException {
		return new Planting(input, null).run(scorers, seed, monitor);
	}

	/** The same with labels drawn by chances. @param chances true class x label, rows sum to 1 */
	static Found of(Input input, double[][] chances, List<Scorer> scorers, long seed, IProgressMonitor monitor) throws InputException {
		return new Planting(input, chances).run(scorers, seed, monitor);
	}

	private Found run(List<Scorer> scorers, long seed, IProgressMonitor monitor) throws InputException {
		int n = believed.length;
		int draws = Math.clamp(IMAGES / n, FEWEST_DRAWS, MOST_DRAWS);
		int plants = Math.min(n / 2, Math.max(FEWEST, (int) Math.rint(SHARE * n)));
		int[][][] before = new int[scorers.size()][draws][];
		SubMonitor progress = SubMonitor.convert(monitor, draws * scorers.size());
		double least = 0;
		for (int d = 0; d < draws; d++) {
			SplittableRandom random = Seeds.stream(seed, "plants", d);
			boolean[] planted = new boolean[n];
			int[] of = plant(planted, plants, random);
			Input changed = new Input(input.probabilities(), new Labels(input.labels().classes(), of));
			double bound = 1;
			for (int s = 0; s < scorers.size(); s++) {
				if (progress.isCanceled()) {
					throw new OperationCanceledException();
				}
				before[s][d] = before(order(scorers.get(s).scores(changed)), planted, plants);
				bound = Math.min(bound, bound(before[s][d], n - plants));
				progress.worked(1);
			}
			least += bound / draws;
		}
		double[][] found = new double[scorers.size()][draws];
		for (int s = 0; s < found.length; s++) {
			for (int d = 0; d < draws; d++) {
				found[s][d] = averagePrecision(before[s][d], (int) Math.rint(least * n));
			}
		}
		return new Found(found, plants);
	}

	// weighted draws without replacement: the largest of u^(1/w)
	private int[] plant(boolean[] planted, int plants, SplittableRandom random) {
		int[] of = input.labels().of().clone();
		double[] keys = new double[of.length];
		for (int i = 0; i < keys.length; i++) {
			keys[i] = Math.log(random.nextDouble()) / weights[i];
		}
		int[] order = IntStream.range(0, keys.length).boxed().sorted((a, b) -> Double.compare(keys[b], keys[a])).mapToInt(Integer::intValue).toArray();
		for (int p = 0; p < plants; p++) {
			int i = order[p];
			planted[i] = true;
			double[] chances = to[believed[i]];
			double u = random.nextDouble() * Arrays.stream(chances).sum();
			int c = -1;
			for (int j = 0; j < chances.length; j++) {
				if (chances[j] > 0 && (c < 0 || u > 0)) {
					c = j;
				}
				u -= chances[j];
			}
			of[i] = c;
		}
		return of;
	}

	/** Rows by score, lowest first, ties by row. */
	static int[] order(double[] scores) {
		return IntStream.range(0, scores.length).boxed().sorted((a, b) -> Double.compare(scores[a], scores[b])).mapToInt(Integer::intValue).toArray();
	}

	// for every plant in the list's order the number of others before it
	private static int[] before(int[] order, boolean[] planted, int plants) {
		int[] before = new int[plants];
		int others = 0;
		int p = 0;
		for (int i : order) {
			if (planted[i]) {
				before[p++] = others;
			} else {
				others++;
			}
		}
		return before;
	}

	private static double bound(int[] before, int others) {
		double bound = 1;
		for (int p = 0; p < before.length; p++) {
			double recall = (p + 1.0) / before.length;
			if (recall >= ENOUGH) {
				bound = Math.min(bound, Math.max(1.0, before[p]) / others / recall);
			}
		}
		return bound;
	}

	private static double averagePrecision(int[] before, int excused) {
		double sum = 0;
		for (int p = 0; p < before.length; p++) {
			sum += (p + 1.0) / (p + 1.0 + Math.max(0, before[p] - excused));
		}
		return sum / before.length;
	}
}
