package org.channelexplorer.core.operation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.channelexplorer.core.data.NdArray;
import org.channelexplorer.core.data.Table;

/**
 * The results of one operation at several steps as one: each table with a first column {@code step}, each array along a new first
 * axis (left out when its axes differ from step to step), each scalar as {@code name.step}.
 */
final class StackedResult {
	private StackedResult() {
	}

	static Result of(Map<Integer, Result> results) {
		Result first = results.values().iterator().next();
		Map<String, Object> scalars = new TreeMap<>();
		results.forEach((step, r) -> r.scalars().forEach((name, value) -> scalars.put(name + "." + step, value)));
		Map<String, Table> tables = new TreeMap<>();
		for (String name : first.tables().keySet()) {
			tables.put(name, table(name, results));
		}
		Map<String, NdArray> arrays = new TreeMap<>();
		for (String name : first.arrays().keySet()) {
			int[] shape = first.array(name).shape();
			if (results.values().stream().allMatch(r -> r.array(name) != null && Arrays.equals(r.array(name).shape(), shape))) {
				arrays.put(name, array(name, results, shape));
			}
		}
		return new Result(StepParameter.typeOfAll(first.type()), scalars, tables, arrays);
	}

	private static Table table(String name, Map<Integer, Result> results) {
		List<Table> parts = new ArrayList<>();
		List<Long> steps = new ArrayList<>();
		results.forEach((step, r) -> {
			if (r.table(name) != null) {
				parts.add(r.table(name));
				for (int i = 0; i < r.table(name).rows(); i++) {
					steps.add((long) step);
				}
			}
		});
		Table.Builder all = Table.builder().longs(StepParameter.NAME, steps.stream().mapToLong(Long::longValue).toArray());
		for (Table.Column column : parts.getFirst().columns()) {
			if (column.name().equals(StepParameter.NAME) || !parts.stream().allMatch(p -> same(p, column))) {
				continue;
			}
			switch (column.values()) {
			case String[] _ -> all.strings(column.name(), parts.stream().flatMap(p -> Arrays.stream(p.strings(column.name()))).toArray(String[]::new));
			case double[] _ -> all.doubles(column.name(), parts.stream().flatMapToDouble(p -> Arrays.stream(p.doubles(column.name()))).toArray());
			default -> all.longs(column.name(), parts.stream().flatMapToLong(p -> Arrays.stream(p.longs(column.name()))).toArray());
			}
		}
		return all.build();
	}

	private static boolean same(Table table, Table.Column column) {
		return table.columns().stream().anyMatch(c -> c.name().equals(column.name()) && c.values().getClass() == column.values().getClass());
	}

	private static NdArray array(String name, Map<Integer, Result> results, int[] shape) {
		int[] stacked = new int[shape.length + 1];
		stacked[0] = results.size();
		System.arraycopy(shape, 0, stacked, 1, shape.length);
		int size = results.values().iterator().next().array(name).values().length;
		float[] values = new float[Math.multiplyExact(size, results.size())];
		int at = 0;
		for (Result r : results.values()) {
			System.arraycopy(r.array(name).values(), 0, values, at, size);
			at += size;
		}
		return new NdArray(stacked, values);
	}
}
