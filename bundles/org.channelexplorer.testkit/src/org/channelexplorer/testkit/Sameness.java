package org.channelexplorer.testkit;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.channelexplorer.core.data.NdArray;
import org.channelexplorer.core.data.Table;
import org.channelexplorer.core.operation.Result;

/**
 * Compares the results of an operation on the same images in two orders. Tables are compared as sets of rows; a column {@code row}
 * and axes as long as the number of images follow the images.
 */
public final class Sameness {
	private static final double TOLERANCE = 1e-6;
	private final int[] order;

	/** @param order image i of the second analysis is image {@code order[i]} of the first */
	public Sameness(int[] order) {
		this.order = order;
	}

	/** Fails at the first difference above 1e-6, relative above 1. */
	public void check(Result one, Result permuted) {
		assertEquals(one.type(), permuted.type());
		assertEquals(one.scalars().keySet(), permuted.scalars().keySet());
		one.scalars().forEach((name, value) -> {
			if (value instanceof Double d) {
				close(name, d, (Double) permuted.scalars().get(name));
			} else {
				assertEquals(value, permuted.scalars().get(name), name);
			}
		});
		assertEquals(one.tables().keySet(), permuted.tables().keySet());
		one.tables().forEach((name, t) -> tables(name, t, permuted.table(name)));
		assertEquals(one.arrays().keySet(), permuted.arrays().keySet());
		one.arrays().forEach((name, a) -> arrays(name, a, permuted.array(name)));
	}

	private static void close(String what, double a, double b) {
		assertTrue(Double.compare(a, b) == 0 || Math.abs(a - b) <= TOLERANCE * Math.max(1, Math.abs(a)), () -> what + ": " + a + " and " + b);
	}

	private void tables(String name, Table a, Table b) {
		assertEquals(a.columns().stream().map(Table.Column::name).toList(), b.columns().stream().map(Table.Column::name).toList(), name);
		assertEquals(a.rows(), b.rows(), name);
		int[] rowsOfA = sorted(a, false);
		int[] rowsOfB = sorted(b, true);
		for (int r = 0; r < a.rows(); r++) {
			String place = name + " row " + r;
			assertEquals(exact(a, rowsOfA[r], false), exact(b, rowsOfB[r], true), place);
			for (Table.Column c : a.columns()) {
				if (c.values() instanceof double[] d) {
					close(place + " (" + exact(a, rowsOfA[r], false) + ") column " + c.name(), d[rowsOfA[r]], b.doubles(c.name())[rowsOfB[r]]);
				}
			}
		}
	}

	private int[] sorted(Table t, boolean permuted) {
		return IntStream.range(0, t.rows()).boxed().sorted(Comparator.<Integer, String>comparing(r -> exact(t, r, permuted).toString()))
				.mapToInt(Integer::intValue).toArray();
	}

	// texts and whole numbers of a row
	private List<Object> exact(Table t, int row, boolean permuted) {
		return t.columns().stream().filter(c -> !(c.values() instanceof double[]))
				.map(c -> c.name().equals("row") && permuted ? (Object) Long.valueOf(order[((Long) c.get(row)).intValue()]) : c.get(row)).toList();
	}

	private void arrays(String name, NdArray a, NdArray b) {
		assertArrayEquals(a.shape(), b.shape(), name);
		int[] axes = a.shape();
		int[] place = new int[axes.length];
		for (int p = 0; p < a.values().length; p++) {
			int at = 0;
			for (int axis = 0; axis < axes.length; axis++) {
				at = at * axes[axis] + (axes[axis] == order.length ? order[place[axis]] : place[axis]);
			}
			close(name + Arrays.toString(place), a.values()[at], b.values()[p]);
			for (int axis = axes.length - 1; axis >= 0 && ++place[axis] == axes[axis]; axis--) {
				place[axis] = 0;
			}
		}
	}
}
