package org.channelexplorer.analysis.internal.kernel;

/** The one order in which interleaved partial sums are added. */
public final class Lanes {
	/** Interleaved accumulators of every kernel here, on any CPU. */
	public static final int COUNT = 16;

	private Lanes() {
	}

	/** Adds 16 lanes pairwise. */
	public static float sum(float[] lanes) {
		float a = (lanes[0] + lanes[8]) + (lanes[4] + lanes[12]);
		float b = (lanes[1] + lanes[9]) + (lanes[5] + lanes[13]);
		float c = (lanes[2] + lanes[10]) + (lanes[6] + lanes[14]);
		float d = (lanes[3] + lanes[11]) + (lanes[7] + lanes[15]);
		return (a + c) + (b + d);
	}
}
