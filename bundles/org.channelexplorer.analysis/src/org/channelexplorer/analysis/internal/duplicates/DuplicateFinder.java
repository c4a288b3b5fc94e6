package org.channelexplorer.analysis.internal.duplicates;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.OperationCanceledException;

/**
 * Finds pairs of images that are copies of each other but for their size, compression, brightness, a cut edge or a turn. Candidates are the
 * nearest by frequencies and those the network itself holds to be near; of them are taken the pairs that are alike in detail, and clearly more
 * alike than either is with the others of its candidates: sets of things that all look the same have alike pairs that are no copies.
 */
final class DuplicateFinder {
	private static final int NEAREST = 8;
	private static final int MOST_BITS = 24;
	/** The candidate that a pair is compared with: groups of up to so many copies are found whole. */
	private static final int OTHER = 4;

	private final List<Fingerprint> prints;
	private final int[][] further;
	/**
	 * Two images that may be copies.
	 *
	 * @param a        the lower index
	 * @param likeness from -1 to 1
	 * @param others   the smaller of the differences (1 - likeness) of either image from its others
	 */
	record Pair(int a, int b, double likeness, double others) {

		/** Whether they are taken for copies. */
		boolean holds(double least, double ratio) {
			return likeness >= least && 1 - likeness <= ratio * others;
		}
	}

	/**
	 * @param prints  one an image, null for one that cannot be decoded
	 * @param further for every image others that may be copies of it
	 */
	DuplicateFinder(List<Fingerprint> prints, int[][] further) {
		this.prints = prints;
		this.further = further;
	}

	/** All candidates, in order of indices. */
	List<Pair> compare(IProgressMonitor monitor) {
		int n = prints.size();
		int[][] candidates = new int[n][];
		IntStream.range(0, n).parallel().forEach(i -> candidates[i] = candidates(i, monitor));
		int[][] both = mutual(candidates);
		double[][] alike = new double[n][];
		IntStream.range(0, n).parallel().forEach(i -> { // every pair once, from its lower image
			check(monitor);
			alike[i] = Arrays.stream(both[i]).mapToDouble(j -> j < i ? Double.NaN : Likeness.of(prints.get(i), prints.get(j))).toArray();
		});
		double[] others = new double[n];
		for (int i = 0; i < n; i++) {
			for (int k = 0; k < both[i].length; k++) {
				int j = both[i][k];
				if (j < i) {
					alike[i][k] = alike[j][Arrays.binarySearch(both[j], i)];
				}
			}
			others[i] = other(alike[i]);
		}
		List<Pair> pairs = new ArrayList<>();
		for (int i = 0; i < n; i++) {
			for (int k = 0; k < both[i].length; k++) {
				int j = both[i][k];
				if (i < j) {
					pairs.add(new Pair(i, j, alike[i][k], Math.min(others[i], others[j])));
				}
			}
		}
		return pairs;
	}

	// the difference of an image from its others
	private static double other(double[] alike) {
		double[] sorted = alike.clone();
		Arrays.sort(sorted);
		return sorted.length <= OTHER ? 1 : 1 - sorted[sorted.length - 1 - OTHER];
	}

	private static void check(IProgressMonitor monitor) {
		if (monitor.isCanceled()) {
			throw new OperationCanceledException();
		}
	}

	private int[] candidates(int image, IProgressMonitor monitor) {
		check(monitor);
		Fingerprint own = prints.get(image);
		if (own == null) {
			return new int[0];
		}
		int[] bits = new int[prints.size()];
		int[] count = new int[MOST_BITS + 1];
		for (int j = 0; j < bits.length; j++) {
			Fingerprint other = prints.get(j);
			bits[j] = j == image || other == null ? Integer.MAX_VALUE : own.bitsApart(other);
			if (bits[j] <= MOST_BITS) {
				count[bits[j]]++;
			}
		}
		int limit = 0; // all that are as near as the last of the nearest would be too many in sets of like images
		for (int taken = count[0]; limit < MOST_BITS && taken < NEAREST; taken += count[limit]) {
			limit++;
		}
		TreeSet<Integer> found = new TreeSet<>();
		int most = limit;
		IntStream.range(0, bits.length).filter(j -> bits[j] <= most).boxed().sorted(Comparator.comparingInt(j -> bits[j])).limit(NEAREST)
				.forEach(found::add);
		for (int j : further[image]) {
			if (j != image && prints.get(j) != null) {
				found.add(j);
			}
		}
		return found.stream().mapToInt(Integer::intValue).toArray();
	}

	// sorted, without the image itself; when one names the other, the other names the one
	private static int[][] mutual(int[][] candidates) {
		List<TreeSet<Integer>> both = new ArrayList<>();
		for (int i = 0; i < candidates.length; i++) {
			both.add(new TreeSet<>());
		}
		for (int i = 0; i < candidates.length; i++) {
			for (int j : candidates[i]) {
				both.get(i).add(j);
				both.get(j).add(i);
			}
		}
		return both.stream().map(s -> s.stream().mapToInt(Integer::intValue).toArray()).toArray(int[][]::new);
	}
}
