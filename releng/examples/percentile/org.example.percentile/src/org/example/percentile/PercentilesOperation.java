package org.example.percentile;

import java.util.Arrays;
import java.util.Map;
import org.channelexplorer.core.data.FloatMatrix;
import org.channelexplorer.core.data.Labels;
import org.channelexplorer.core.data.Table;
import org.channelexplorer.core.operation.AnalysisData.SummaryMatrix;
import org.channelexplorer.core.operation.Call;
import org.channelexplorer.core.operation.Inputs;
import org.channelexplorer.core.operation.Operation;
import org.channelexplorer.core.operation.Result;
import org.channelexplorer.core.parameter.Documentation;
import org.channelexplorer.core.parameter.Parameter;
import org.channelexplorer.core.util.InputException;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.SubMonitor;

/** Percentiles of one channel's summaries, class by class. */
@Documentation(summary = "How strongly one channel answers to each class: five percentiles of its summaries.",
		formula = "percentiles 10, 25, 50, 75 and 90 of the channel's summaries over the images of the class, interpolated linearly", source = "Example",
		caution = "Few images make the outer percentiles unreliable: look at the number of images.", seeded = false)
public final class PercentilesOperation implements Operation<PercentilesOperation.Parameters> {
	static final int[] PERCENTS = { 10, 25, 50, 75, 90 };

	/** What the user chooses. */
	public record Parameters(
			@Parameter(label = "Layer", description = "Layer; empty = the last extracted one.", kind = Parameter.Kind.LAYER) String layer,
			@Parameter(label = "Summary", description = "Summary function; empty = the first extracted one.", kind = Parameter.Kind.SUMMARY) String summary,
			@Parameter(label = "Channel", description = "Number of the channel, from 0.", defaultValue = "0", min = 0, max = 1e6) int channel) {
	}

	@Override
	public Class<Parameters> parameterType() {
		return Parameters.class;
	}

	@Override
	public Inputs inputs(Call<Parameters> call) throws InputException {
		return Inputs.of(call).summary(call.parameters().layer(), call.parameters().summary()).labels(); // the key is made from this
	}

	@Override
	public Result run(Call<Parameters> call, IProgressMonitor monitor) throws InputException {
		SummaryMatrix summary = call.data().finiteSummary(call.parameters().layer(), call.parameters().summary());
		FloatMatrix x = summary.values();
		int channel = call.parameters().channel();
		if (channel >= x.columns()) {
			throw new InputException("parameter channel=" + channel + ": layer " + summary.layer() + " has " + x.columns() + " channels, from 0");
		}
		Labels labels = call.data().labels().withoutEmpty();
		int k = labels.classes().size();
		double[][] percentiles = new double[PERCENTS.length][k];
		long[] images = new long[k];
		SubMonitor progress = SubMonitor.convert(monitor, "Percentiles", k);
		for (int c = 0; c < k; c++) {
			progress.split(1);
			float[] values = x.selectRows(labels.rowsOf(c)).column(channel);
			Arrays.sort(values);
			images[c] = values.length;
			for (int p = 0; p < PERCENTS.length; p++) {
				percentiles[p][c] = Percentiles.of(values, PERCENTS[p]);
			}
		}
		Table.Builder table = Table.builder().strings("class", labels.classes().toArray(String[]::new)).longs("images", images);
		for (int p = 0; p < PERCENTS.length; p++) {
			table.doubles("p" + PERCENTS[p], percentiles[p]);
		}
		return new Result("percentiles", Map.of("layer", summary.layer(), "summary", summary.function(), "channel", (long) channel),
				Map.of(Result.MAIN, table.build()), Map.of());
	}
}
