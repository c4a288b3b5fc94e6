package org.channelexplorer.analysis.internal.projection;

/**
 * Has the vector kernels compiled before they get real work. Until the optimising compiler has seen them, vector operations
 * are ordinary objects, hundreds of times slower than plain loops: in a fresh JVM that alone took longer than a t-SNE of 2,000
 * images. Small calls reach the compiler's thresholds at little cost; it then works in the background while the caller does something else.
 * Warm, the calls take less than a millisecond. Results are not touched.
 */
public final class WarmUp {
	// above the thresholds of both compilers (Tier4InvocationThreshold is 5000)
	private static final int CALLS = 6000;
	// enough turns that the loops look like loops
	private static final int TURNS = 5;

	private WarmUp() {
	}

	/** The kernel of squared distances between rows. */
	public static void distances() {
		DistanceKernel kernel = DistanceKernel.create();
		float[][] rows = new float[Rows.TILE][16 * TURNS];
		float[] out = new float[Rows.TILE * Rows.TILE];
		for (int i = 0; i < CALLS; i++) {
			kernel.tile(rows, 0, rows, 0, 16 * TURNS, out);
		}
	}

	/** The kernel of t-SNE's forces. */
	static void forces() {
		ForceKernel kernel = ForceKernel.create();
		float[] some = new float[2 * ForceKernel.GROUP];
		for (int i = 0; i < some.length; i++) {
			some[i] = i;
		}
		int[] neighbour = new int[16 * TURNS + 7];
		float[] weight = new float[neighbour.length];
		float[] out = new float[3 * ForceKernel.GROUP];
		for (int i = 0; i < CALLS; i++) {
			kernel.repel(some, some, 0, TURNS, some, some, some, TURNS, out);
			kernel.attract(some, some, 0, neighbour, weight, 0, neighbour.length, out);
		}
	}
}
