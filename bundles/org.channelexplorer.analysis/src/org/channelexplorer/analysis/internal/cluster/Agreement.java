package org.channelexplorer.analysis.internal.cluster;

/**
 * How far two partitions of the same images agree; the numbering of either does not matter.
 *
 * @param adjustedRand     adjusted Rand index (Hubert and Arabie 1985): 1 = the same, 0 = as by chance; 1 when both are a
 *                         single cluster or all singletons
 * @param mutualInformation normalised mutual information, arithmetic mean of the entropies, 0 to 1; 1 when both are a single cluster
 */
public record Agreement(double adjustedRand, double mutualInformation) {

	/** Compares. @param a cluster of every image, 0 or more @param b likewise */
	public static Agreement of(int[] a, int[] b) {
		int n = a.length;
		int rows = max(a) + 1;
		int columns = max(b) + 1;
		long[][] table = new long[rows][columns];
		long[] ofA = new long[rows];
		long[] ofB = new long[columns];
		for (int i = 0; i < n; i++) {
			table[a[i]][b[i]]++;
			ofA[a[i]]++;
			ofB[b[i]]++;
		}
		double together = 0;
		double information = 0;
		for (int r = 0; r < rows; r++) {
			for (int c = 0; c < columns; c++) {
				double m = table[r][c];
				together += m * (m - 1) / 2;
				if (m > 0) {
					information += m / n * Math.log(m * n / ((double) ofA[r] * ofB[c]));
				}
			}
		}
		double pairsA = pairs(ofA);
		double pairsB = pairs(ofB);
		double all = n * (n - 1.0) / 2;
		double expected = all == 0 ? 0 : pairsA * pairsB / all;
		double most = (pairsA + pairsB) / 2;
		double rand = most == expected ? 1 : (together - expected) / (most - expected);
		double entropy = (entropy(ofA, n) + entropy(ofB, n)) / 2;
		return new Agreement(rand, entropy == 0 ? 1 : Math.clamp(information / entropy, 0, 1));
	}

	private static int max(int[] values) {
		return java.util.Arrays.stream(values).max().orElse(-1);
	}

	private static double pairs(long[] sizes) {
		double sum = 0;
		for (long s : sizes) {
			sum += s * (s - 1.0) / 2;
		}
		return sum;
	}

	private static double entropy(long[] sizes, int n) {
		double sum = 0;
		for (long s : sizes) {
			if (s > 0) {
				sum -= s / (double) n * Math.log(s / (double) n);
			}
		}
		return sum;
	}
}
