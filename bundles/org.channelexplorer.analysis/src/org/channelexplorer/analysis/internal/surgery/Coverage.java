package org.channelexplorer.analysis.internal.surgery;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.channelexplorer.core.extension.ModelSurgeon;
import org.channelexplorer.core.operation.Substitutions;
import org.channelexplorer.core.repair.Removal;
import org.channelexplorer.core.util.InputException;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.SubMonitor;

/**
 * Orders channels by forward selection: the next one to keep is that whose regression explains most of what consumers read and the ones kept
 * already do not: max over j of s_j' Q s_j / S_jj, with S the covariances that are left (a Cholesky decomposition with pivots), s_j its column j,
 * and Q = W'W the products of the outgoing weights, the mean over what they lead to taken off. Sums run over the places where the channels are
 * read, each as a share of its whole, the second place twice, the third three times ...: what is lost early is partly made good later
 * ({@link StandIns}), what is lost late is not.
 */
final class Coverage {
	private static final double LEAST = 1e-9;
	/** Share of the whole that is rounding. */
	private static final double NOTHING = 1e-12;

	private Coverage() {
	}

	/**
	 * What is left to explain at one place.
	 *
	 * @param s      covariances
	 * @param qs     Q S, by column: row j is Q s_j
	 * @param at     the place's channel of every channel of the layer, -1 for none
	 * @param share  of all that there was at first, its part by weight
	 * @param least  a variance that is nothing but rounding
	 */
	private record Left(double[][] s, double[][] qs, int[] at, double share, double least) {
	}

	/**
	 * The first to be kept is worth most.
	 *
	 * @param layer whose channels they are
	 * @param where places where the channels are read
	 */
	static double[] worth(Substitutions.Running network, String layer, List<String> where, int channels, StandIns standIns, IProgressMonitor monitor)
			throws InputException {
		SubMonitor progress = SubMonitor.convert(monitor, channels + 1);
		List<Left> places = places(network, layer, where, channels, standIns, progress.split(1));
		double[] worth = new double[channels];
		boolean[] kept = new boolean[channels];
		double[] alone = null;
		for (int rank = 0; rank < channels; rank++) {
			progress.split(1);
			double[] gain = new double[channels];
			for (Left left : places) {
				IntStream.range(0, channels).parallel().filter(j -> !kept[j] && left.at[j] >= 0).forEach(j -> gain[j] += gain(left, left.at[j]));
			}
			int best = -1;
			for (int j = 0; j < channels; j++) {
				if (!kept[j] && (best < 0 || gain[j] > gain[best])) {
					best = j;
				}
			}
			alone = alone == null ? gain : alone;
			if (gain[best] <= NOTHING) {
				return rest(worth, kept, alone);
			}
			worth[best] = channels - rank;
			kept[best] = true;
			for (Left left : places) {
				if (left.at[best] >= 0) {
					explain(left, left.at[best]);
				}
			}
		}
		return worth;
	}

	/** Nothing is left to explain: the others are worth less than those, in the order of what each would tell alone. */
	private static double[] rest(double[] worth, boolean[] kept, double[] alone) {
		double most = Arrays.stream(alone).max().orElse(1);
		for (int c = 0; c < worth.length; c++) {
			if (!kept[c]) {
				worth[c] = most > 0 ? 0.5 * alone[c] / most : 0;
			}
		}
		return worth;
	}

	private static List<Left> places(Substitutions.Running network, String layer, List<String> where, int channels, StandIns standIns,
			IProgressMonitor monitor) throws InputException {
		int[] same = IntStream.range(0, channels).toArray();
		List<Left> places = new ArrayList<>();
		for (String place : where) {
			if (network.replaced(place).channels() == channels) {
				Left left = left(network, place, same, standIns, monitor);
				places.add(new Left(left.s, left.qs, left.at, (1 + places.size()) / left.share, left.least));
			}
		}
		if (!places.isEmpty()) {
			return places;
		}
		// parts of a longer list: what one loses counts by what it is of them all
		double whole = 0;
		for (Map.Entry<String, int[]> part : Parts.of(network, layer, where).entrySet()) {
			int[] at = new int[channels];
			Arrays.fill(at, -1);
			for (int c = 0; c < part.getValue().length; c++) {
				if (part.getValue()[c] >= 0) {
					at[part.getValue()[c]] = c;
				}
			}
			Left left = left(network, part.getKey(), at, standIns, monitor);
			whole += left.share;
			places.add(left);
		}
		if (places.isEmpty()) {
			throw new InputException("parameter order=coverage: the channels of the layer are read together with others; take a ranking");
		}
		double all = whole;
		return places.stream().map(l -> new Left(l.s, l.qs, l.at, 1 / all, l.least)).toList();
	}

	/** One place; its share is what there is in all. */
	private static Left left(Substitutions.Running network, String place, int[] at, StandIns standIns, IProgressMonitor monitor) throws InputException {
		double[][] s = standIns.covariance(place, constant(network, place), monitor);
		double[][] qs = products(network, place, s, monitor);
		double whole = 0;
		double variance = 0;
		for (int c = 0; c < s.length; c++) {
			whole += qs[c][c];
			variance += s[c][c] / s.length;
		}
		return new Left(s, qs, at, whole > 0 ? whole : 1, LEAST * variance);
	}

	private static boolean constant(Substitutions.Running network, String place) throws InputException {
		ModelSurgeon.Cut one = network.plan(List.of(new Removal(place, List.of(0))), ModelSurgeon.Rounding.NONE);
		return one.places().stream().filter(p -> p.layer().equals(place)).allMatch(ModelSurgeon.Place::constant);
	}

	/** Row j is Q s_j. Where the weights cannot be traced every channel counts by its variance: Q = 1. */
	private static double[][] products(Substitutions.Running network, String place, double[][] s, IProgressMonitor monitor) {
		int n = s.length;
		float[][] q;
		try {
			q = network.outgoingProducts(place);
		} catch (InputException e) {
			return Arrays.stream(s).map(double[]::clone).toArray(double[][]::new);
		}
		double[][] qs = new double[n][n];
		double[][] rows = Arrays.stream(q).map(row -> IntStream.range(0, n).mapToDouble(c -> row[c]).toArray()).toArray(double[][]::new);
		IntStream.range(0, n).parallel().forEach(j -> {
			for (int c = 0; c < n && !monitor.isCanceled(); c++) {
				Rows.subtract(qs[j], -s[j][c], rows[c], 0, n);
			}
		});
		Rows.check(monitor);
		return qs;
	}

	private static double gain(Left left, int j) {
		double[] row = left.s[j];
		if (row[j] <= left.least) {
			return 0;
		}
		double sum = 0;
		for (int c = 0; c < row.length; c++) {
			sum += row[c] * left.qs[j][c];
		}
		return left.share * sum / row[j];
	}

	private static void explain(Left left, int j) {
		double pivot = left.s[j][j];
		if (pivot <= left.least) {
			return;
		}
		double[] row = left.s[j].clone();
		double[] product = left.qs[j].clone();
		IntStream.range(0, row.length).parallel().filter(c -> left.s[c][c] > left.least).forEach(c -> { // nothing is left of those that are kept
			Rows.subtract(left.s[c], row[c] / pivot, row, 0, row.length);
			Rows.subtract(left.qs[c], row[c] / pivot, product, 0, row.length);
		});
	}
}
