package org.channelexplorer.analysis.internal.audit;

/** What the probabilities of an image say of the classes that it is not believed to be of. */
enum Others {
	/** As the probabilities are. */
	PLAIN,
	/** Divided by the class thresholds. */
	RATIOS,
	/** Less what labels of the believed class explain: a network that has learned from wrong labels expects them. */
	UNEXPLAINED;

	static final double[] POWERS = { 0.5, 0.7, 1, 1.4, 2, 2.8 };
	private static final double SMALLEST = 1e-9;

	/** Unscaled values. @param chances of the believed class to get a label. @param t class thresholds */
	void of(double[] p, int believed, double[] chances, double[] t, double[] values) {
		double right = Math.max(SMALLEST, chances[believed]);
		for (int c = 0; c < p.length; c++) {
			values[c] = Math.max(SMALLEST, c == believed ? this == RATIOS ? p[c] / Math.max(SMALLEST, t[c]) : p[c] : switch (this) {
			case PLAIN -> p[c];
			case RATIOS -> p[c] / Math.max(SMALLEST, t[c]);
			case UNEXPLAINED -> p[c] - p[believed] * chances[c] / right;
			});
		}
	}
}
