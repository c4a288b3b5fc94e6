package org.channelexplorer.analysis.internal.audit;

import java.util.List;

/**
 * Between what the share of wrong labels up to every place of a list lies: from the least to the most that ways of estimating it expect, which err to
 * different sides, a margin and two standard errors of a share of so many labels wider. What single ways have in common is in no interval of theirs
 * (a bootstrap over images finds a hundredth where they are a tenth apart), so their differences count.
 *
 * @param low  by place, 0 to 1
 * @param high by place, 0 to 1
 */
record Between(double[] low, double[] high) {
	private static final double MARGIN = 0.05;
	private static final double ERRORS = 2;

	/** @param ways by way how probably each label is wrong @param order rows of the list @param nothing whether it may be none at all */
	static Between of(List<double[]> ways, int[] order, boolean nothing) {
		double[] low = new double[order.length];
		double[] high = new double[order.length];
		java.util.Arrays.fill(low, 1);
		for (double[] way : ways) {
			double[] curve = WrongLabels.precision(way, order);
			for (int i = 0; i < curve.length; i++) {
				low[i] = Math.min(low[i], curve[i]);
				high[i] = Math.max(high[i], curve[i]);
			}
		}
		for (int i = 0; i < low.length; i++) {
			low[i] = nothing ? 0 : Math.max(0, low[i] - MARGIN - error(low[i], i + 1));
			high[i] = Math.min(1, high[i] + MARGIN + error(high[i], i + 1));
		}
		return new Between(low, high);
	}

	private static double error(double share, int labels) {
		return ERRORS * Math.sqrt(Math.max(share * (1 - share), 1.0 / labels) / labels);
	}
}
