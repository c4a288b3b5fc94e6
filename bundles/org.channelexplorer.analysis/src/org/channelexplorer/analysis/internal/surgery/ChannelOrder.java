package org.channelexplorer.analysis.internal.surgery;

import java.util.Comparator;
import java.util.Set;
import java.util.stream.IntStream;
import org.channelexplorer.core.data.FloatMatrix;
import org.channelexplorer.core.data.Labels;
import org.channelexplorer.core.extension.ChannelRanking;
import org.channelexplorer.core.model.Tap;
import org.channelexplorer.core.operation.Call;
import org.channelexplorer.core.operation.Substitutions;
import org.channelexplorer.core.util.InputException;
import org.eclipse.core.runtime.IProgressMonitor;

/** Channels of a layer by what they are worth. */
final class ChannelOrder {
	private ChannelOrder() {
	}

	/** Mean magnitudes of the tensor that a layer's consumers read. @param rows images @return rows x channels */
	static FloatMatrix magnitudes(Substitutions.Running network, String layer, int[] rows) {
		Tap tap = network.replaced(layer);
		int positions = tap.height() * tap.width();
		float[] all = new float[rows.length * tap.channels()];
		for (int i = 0; i < rows.length; i++) {
			float[] values = network.values(layer, rows[i]);
			for (int c = 0; c < tap.channels(); c++) {
				double sum = 0;
				for (int p = c * positions; p < (c + 1) * positions; p++) {
					sum += Math.abs(values[p]);
				}
				all[i * tap.channels() + c] = (float) (sum / positions);
			}
		}
		return FloatMatrix.of(rows.length, tap.channels(), all);
	}

	/** Scores of channels by the ranking that was chosen. @param ablated what silenced channels do to the images of the summaries */
	static double[] scores(Call<?> call, String parameter, String layer, FloatMatrix summaries, Labels labels, ChannelRanking.Ablated ablated,
			IProgressMonitor monitor) throws InputException {
		Call.ChosenMethod method = call.method(parameter);
		return scores((ChannelRanking<?>) method.instance(), method.parameters(), call, layer, summaries, labels, ablated, monitor);
	}

	private static <P extends Record> double[] scores(ChannelRanking<P> ranking, Record own, Call<?> call, String layer, FloatMatrix summaries,
			Labels labels, ChannelRanking.Ablated ablated, IProgressMonitor monitor) throws InputException {
		ChannelRanking.Input input = new ChannelRanking.Input(summaries, labels, () -> call.data().filterNorms(layer),
				() -> call.data().outgoingWeights(layer), ablated);
		return ranking.scores(input, ranking.parameterType().cast(own), monitor);
	}

	/** Channels that can go, the least worth first; equal ones by index from the end, undefined ones first. */
	static int[] ascending(double[] scores, Set<Integer> fixed) {
		return IntStream.range(0, scores.length).boxed().filter(c -> !fixed.contains(c))
				.sorted(Comparator.<Integer>comparingDouble(c -> Double.isNaN(scores[c]) ? Double.NEGATIVE_INFINITY : scores[c])
						.thenComparing(Comparator.reverseOrder()))
				.mapToInt(c -> c).toArray();
	}
}
