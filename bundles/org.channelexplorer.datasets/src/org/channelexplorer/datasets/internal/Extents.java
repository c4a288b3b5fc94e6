package org.channelexplorer.datasets.internal;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonPrimitive;
import java.util.List;

/** Areas of the boxes around shapes, in whatever unit their points have. */
final class Extents {
	private Extents() {
	}

	/** Of a polygon, from its points one after the other: x, y, x, y. */
	static double around(double... points) {
		return side(points, 0) * side(points, 1);
	}

	/** Of a polygon from an array of its points, {@code [[x, y], ...]}; NaN when they are not numbers. */
	static double around(JsonArray points) {
		double[] at = new double[2 * points.size()];
		for (int i = 0; i < points.size(); i++) {
			List<JsonElement> point = points.get(i) instanceof JsonArray p ? p.asList() : List.of();
			for (int axis = 0; axis < 2; axis++) {
				at[2 * i + axis] = point.size() >= 2 ? number(point.get(axis)) : Double.NaN;
			}
		}
		return around(at);
	}

	/** Of a polygon from arrays of its coordinates; NaN when they are not numbers. */
	static double around(JsonArray xs, JsonArray ys) {
		double[] at = new double[2 * xs.size()];
		for (int i = 0; i < xs.size(); i++) {
			at[2 * i] = number(xs.get(i));
			at[2 * i + 1] = i < ys.size() ? number(ys.get(i)) : Double.NaN;
		}
		return around(at);
	}

	private static double number(JsonElement value) {
		return value instanceof JsonPrimitive p && p.isNumber() ? p.getAsDouble() : Double.NaN;
	}

	// NaN where a point is
	private static double side(double[] points, int axis) {
		double least = Double.POSITIVE_INFINITY;
		double most = Double.NEGATIVE_INFINITY;
		for (int i = axis; i < points.length; i += 2) {
			least = Math.min(least, points[i]);
			most = Math.max(most, points[i]);
		}
		return points.length == 0 ? 0 : most - least;
	}
}
