package org.channelexplorer.ui.tests.fake;

import java.util.Map;
import org.channelexplorer.core.data.NdArray;
import org.channelexplorer.core.data.Table;
import org.channelexplorer.core.operation.Call;
import org.channelexplorer.core.operation.Inputs;
import org.channelexplorer.core.operation.Operation;
import org.channelexplorer.core.operation.Result;
import org.channelexplorer.core.parameter.Documentation;
import org.channelexplorer.core.parameter.Parameter;
import org.eclipse.core.runtime.IProgressMonitor;

/** A third party's operation with everything a result may hold. */
@Documentation(summary = "Counts rows, for tests.")
public final class MixedOperation implements Operation<MixedOperation.Parameters> {

	/** @param rows of the main table */
	public record Parameters(@Parameter(description = "Rows of the table.", defaultValue = "1000", min = 0, max = 1e6) int rows,
			@Parameter(description = "A file to count.", kind = Parameter.Kind.FILE) String file,
			@Parameter(description = "The layer; empty = all of them.", kind = Parameter.Kind.LAYER) String layer) {
	}

	@Override
	public Class<Parameters> parameterType() {
		return Parameters.class;
	}

	@Override
	public Inputs inputs(Call<Parameters> call) {
		return Inputs.of(call);
	}

	@Override
	public Result run(Call<Parameters> call, IProgressMonitor monitor) {
		int rows = call.parameters().rows();
		String[] names = new String[rows];
		double[] scores = new double[rows];
		long[] counts = new long[rows];
		for (int i = 0; i < rows; i++) {
			names[i] = "row " + i;
			scores[i] = i % 5 == 4 ? Double.NaN : (i * 7 % 100) / 10.0;
			counts[i] = rows - i;
		}
		Table main = Table.builder().strings("name", names).doubles("score", scores).longs("count", counts).build();
		Table layers = Table.builder().strings("layer", "first", "second").doubles("score", 0.25, 0.75).build();
		Table classes = Table.builder().strings("class", "blue", "none").longs("count", 1, 2).build();
		float[] values = new float[2 * 3 * 4];
		for (int i = 0; i < values.length; i++) {
			values[i] = i == 5 ? Float.NaN : i;
		}
		return new Result("mixed", Map.of("rows", (long) rows, "share", 0.123456789, "note", "a text", "sure", true),
				Map.of(Result.MAIN, main, "layers", layers, "classes", classes),
				Map.of("cube", new NdArray(new int[] { 2, 3, 4 }, values), "line", new NdArray(new int[] { 0 }, new float[0])));
	}
}
