package org.channelexplorer.plot.internal.scatter;

import java.util.Map;
import org.channelexplorer.core.data.NdArray;
import org.channelexplorer.core.operation.Result;
import org.channelexplorer.core.util.InputException;

/**
 * A {@code projection} result as a scatterplot reads it.
 *
 * @param x               horizontal place of every image, no unit
 * @param y               vertical place, upwards
 * @param layer           id of the layer
 * @param method          id of the method
 * @param summary         id of the summary function, empty for whole maps
 * @param trustworthiness NaN when it is not defined
 * @param continuity      NaN when it is not defined
 * @param k               neighbours looked at, 0 when it is not known
 * @param note            what the method wants to be known of the plot, empty for nothing
 */
record Positions(double[] x, double[] y, String layer, String method, String summary, double trustworthiness, double continuity, long k,
		String note) {

	static Positions of(Result result) throws InputException {
		NdArray places = result.array(Result.MAIN);
		if (result.table() == null || places == null || places.shape().length != 2 || places.shape()[1] < 1) {
			throw new InputException("the " + result.type() + " result has no positions to draw: compute it again");
		}
		int n = places.shape()[0];
		int d = places.shape()[1];
		double[] x = new double[n];
		double[] y = new double[n];
		for (int i = 0; i < n; i++) {
			x[i] = places.values()[i * d];
			y[i] = d > 1 ? places.values()[i * d + 1] : 0;
		}
		Map<String, Object> scalars = result.scalars();
		return new Positions(x, y, text(scalars, "layer"), text(scalars, "method"), text(scalars, "summary"), number(scalars, "trustworthiness"),
				number(scalars, "continuity"), scalars.get("k") instanceof Long k ? k : 0, text(scalars, "note"));
	}

	private static String text(Map<String, Object> scalars, String name) {
		return scalars.get(name) instanceof String s ? s : "";
	}

	private static double number(Map<String, Object> scalars, String name) {
		return scalars.get(name) instanceof Number n ? n.doubleValue() : Double.NaN;
	}
}
