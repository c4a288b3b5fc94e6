package org.channelexplorer.analysis.internal.hierarchy;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.channelexplorer.analysis.internal.resampling.Quantiles;
import org.channelexplorer.analysis.internal.support.Canonical;
import org.channelexplorer.analysis.internal.support.Seeds;
import org.channelexplorer.core.data.FloatMatrix;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.OperationCanceledException;

/**
 * The probability that images of one kind look as divided as those of a class. 2-means on one half of the images gives an axis; on it the other
 * half is cut where the variance between the parts is largest, as a share of the whole: nothing is fitted to the images that are judged.
 * Two tests judge this share, and p is twice the smaller of theirs:
 * <ol>
 * <li>on standardised channels, for every half of every deal against normal samples of the same size; twice the median of these p</li>
 * <li>on normal scores of the channels, which strays and skewed channels cannot move: the mean over all deals against samples of normal clouds
 * of the same shape that are treated alike, drawn until enough of them are as divided (Besag and Clifford, 1991)</li>
 * </ol>
 * Both see the first principal components only, at most 10 and a third of the images.
 */
public final class TwoKinds {
	/** Fewest images that are judged. */
	public static final int FEWEST = 12;
	/** More images are sampled: they show what there is to see. */
	private static final int MOST = 300;
	private static final int COMPONENTS = 10;
	private static final int DEALS = 10;
	private static final int NORMAL_DEALS = 5;
	private static final int NORMAL_SAMPLES = 4000;
	private static final int DIVIDED = 20;
	private static final int FEWEST_CLOUDS = 999;
	private static final int MOST_CLOUDS = 9999;

	private final long seed;
	private final String purpose;
	private final int clouds;
	private final Map<Integer, double[]> normal = new HashMap<>();

	/**
	 * For the classes of a layer.
	 *
	 * @param purpose names the random streams
	 * @param classes number of classes that are judged: with more, smaller p must differ
	 */
	public TwoKinds(long seed, String purpose, int classes) {
		this.seed = seed;
		this.purpose = purpose;
		clouds = Math.clamp(100L * classes - 1, FEWEST_CLOUDS, MOST_CLOUDS);
	}

	/**
	 * Judges a class.
	 *
	 * @param x    layer
	 * @param rows the images of the class
	 * @param name names the random stream
	 * @return 0 to 1; 1 when there are fewer than {@link #FEWEST} images
	 */
	public double p(FloatMatrix x, int[] rows, String name, IProgressMonitor monitor) {
		if (rows.length < FEWEST) {
			return 1;
		}
		int[] order = Canonical.order(x, rows);
		SplittableRandom random = Seeds.stream(seed, purpose, "kinds", name);
		Seeds.shuffle(order, random);
		int[] taken = Arrays.copyOf(order, Math.min(MOST, order.length));
		double[][] standard = columns(x, taken);
		double[] quantiles = IntStream.range(0, taken.length).mapToDouble(i -> Quantiles.normal((i + 0.5) / taken.length)).toArray();
		double[][] scores = Arrays.stream(standard).map(column -> normalScores(column, quantiles)).toArray(double[][]::new);
		Arrays.stream(standard).forEach(TwoKinds::standardise);
		double plain = plain(Components.of(standard, taken.length), random, monitor);
		double robust = robust(Components.of(scores, taken.length), random, monitor);
		return Math.min(1, 2 * Math.min(plain, robust));
	}

	private static double[][] columns(FloatMatrix x, int[] rows) {
		double[][] columns = new double[x.columns()][rows.length];
		float[] row = new float[x.columns()];
		for (int i = 0; i < rows.length; i++) {
			x.copyRow(rows[i], row, 0);
			for (int c = 0; c < row.length; c++) {
				columns[c][i] = row[c];
			}
		}
		return columns;
	}

	private static void standardise(double[] column) {
		double mean = Arrays.stream(column).sum() / column.length;
		double squares = 0;
		for (double v : column) {
			squares += (v - mean) * (v - mean);
		}
		double deviation = Math.sqrt(squares / column.length);
		// a spread of rounding size is a constant channel
		double factor = deviation > 1e-7 * Math.abs(mean) ? 1 / deviation : 0;
		for (int i = 0; i < column.length; i++) {
			column[i] = (column[i] - mean) * factor;
		}
	}

	/** The normal quantiles of the ranks; equal values share the mean of theirs. */
	private static double[] normalScores(double[] column, double[] quantiles) {
		int n = column.length;
		int[] order = IntStream.range(0, n).boxed().sorted((a, b) -> Double.compare(column[a], column[b])).mapToInt(Integer::intValue).toArray();
		double[] scores = new double[n];
		for (int from = 0; from < n;) {
			int to = from + 1;
			while (to < n && column[order[to]] == column[order[from]]) {
				to++;
			}
			double sum = 0;
			for (int i = from; i < to; i++) {
				sum += quantiles[i];
			}
			for (int i = from; i < to; i++) {
				scores[order[i]] = to - from == n ? 0 : sum / (to - from);
			}
			from = to;
		}
		return scores;
	}

	private double plain(Components c, SplittableRandom random, IProgressMonitor monitor) {
		if (c.count() == 0) {
			return 1;
		}
		int n = c.images();
		double[] p = new double[2 * DEALS];
		int[] deal = IntStream.range(0, n).toArray();
		for (int d = 0; d < DEALS; d++) {
			check(monitor);
			Seeds.shuffle(deal, random);
			int[] first = Arrays.copyOf(deal, n / 2);
			int[] second = Arrays.copyOfRange(deal, n / 2, n);
			p[2 * d] = tail(CrossFit.divided(c.values(), first, second), second.length);
			p[2 * d + 1] = tail(CrossFit.divided(c.values(), second, first), first.length);
		}
		Arrays.sort(p);
		return Math.min(1, p[DEALS - 1] + p[DEALS]); // twice their median
	}

	private double tail(double divided, int images) {
		double[] sorted = normal.computeIfAbsent(images, m -> {
			SplittableRandom random = Seeds.stream(seed, "hierarchy", "normal", m);
			double[] of = new double[NORMAL_SAMPLES];
			for (int s = 0; s < of.length; s++) {
				of[s] = CrossFit.cut(IntStream.range(0, m).mapToDouble(_ -> random.nextGaussian()).toArray());
			}
			Arrays.sort(of);
			return of;
		});
		int below = Arrays.binarySearch(sorted, divided - 1e-12);
		int from = below < 0 ? -below - 1 : below;
		return (1.0 + sorted.length - from) / (1.0 + sorted.length);
	}

	private double robust(Components c, SplittableRandom random, IProgressMonitor monitor) {
		if (c.count() == 0) {
			return 1;
		}
		int n = c.images();
		int[][] deals = new int[NORMAL_DEALS][];
		for (int d = 0; d < deals.length; d++) {
			deals[d] = IntStream.range(0, n).toArray();
			Seeds.shuffle(deals[d], random);
		}
		double own = CrossFit.mean(c.values(), deals);
		double[][] cloud = new double[n][c.count()];
		int divided = 0;
		for (int s = 1; s <= clouds; s++) {
			check(monitor);
			for (double[] point : cloud) {
				for (int k = 0; k < point.length; k++) {
					point[k] = c.deviations()[k] * random.nextGaussian();
				}
			}
			if (CrossFit.mean(cloud, deals) >= own && ++divided == DIVIDED) {
				return (double) divided / s;
			}
		}
		return (1.0 + divided) / (1.0 + clouds);
	}

	private static void check(IProgressMonitor monitor) {
		if (monitor.isCanceled()) {
			throw new OperationCanceledException();
		}
	}

	/** Most components of so many images. */
	static int components(int images) {
		return Math.min(COMPONENTS, images / 3);
	}
}
