package org.channelexplorer.analysis.internal.surgery;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.channelexplorer.analysis.internal.resampling.Quantiles;
import org.channelexplorer.analysis.internal.support.Layers;
import org.channelexplorer.core.data.Labels;
import org.channelexplorer.core.operation.Call;
import org.channelexplorer.core.operation.Inputs;
import org.channelexplorer.core.operation.Operation;
import org.channelexplorer.core.operation.Result;
import org.channelexplorer.core.operation.Substitutions;
import org.channelexplorer.core.parameter.Documentation;
import org.channelexplorer.core.parameter.Parameter;
import org.channelexplorer.core.predict.ClassPredictions;
import org.channelexplorer.core.repair.Replacement;
import org.channelexplorer.core.result.ChannelEffects;
import org.channelexplorer.core.result.ChannelEffects.Channel;
import org.channelexplorer.core.util.InputException;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.SubMonitor;

/** Silences the channels of a layer one by one and measures what the classes lose. */
@Documentation(
		summary = "Shows what a channel causes: the probability that the images' class loses when the channel alone is silenced.",
		formula = "drop = mean over the images of a class of p(class) - p(class | the channel reads 0 where it is consumed); the class is the one with the largest drop, or "
				+ "the chosen one; moved = mean over all images of |p - p'|. Interval: mean -+ t * standard error over the images of the class",
		source = "Morcos et al., On the importance of single directions for generalization, ICLR 2018",
		caution = "The class is chosen by the drop, so small drops look larger than they are. Channels that stand in for each other show little effect alone. A run of all images "
				+ "behind the layer for every channel: a minute for a thousand channels of a last block, more in front. "
				+ "Runs the network: the model file and the images must be there.")
public final class AblationOperation implements Operation<AblationOperation.Parameters> {

	/** What the user chooses. */
	public record Parameters(
			@Parameter(label = "Layer", description = "Layer whose channels are silenced; empty = the last extracted one.",
					kind = Parameter.Kind.LAYER) String layer,
			@Parameter(label = "Class", description = "Class whose drop is shown; empty = for every channel the class that loses most.",
					kind = Parameter.Kind.CLASS) String ablatedClass,
			@Parameter(label = "Outputs", description = "Outputs of the network that are compared: those of the classes, or all.",
					defaultValue = "classes") SurgeryOperation.Outputs outputs,
			@Parameter(label = "Level of the intervals", description = "Probability of the intervals.", defaultValue = "0.95", min = 0.5,
					max = 0.999) double level) {
	}

	@Override
	public Class<Parameters> parameterType() {
		return Parameters.class;
	}

	private static String layer(Call<Parameters> call) {
		return call.parameters().layer().isEmpty() ? call.data().layers().getLast() : call.parameters().layer();
	}

	@Override
	public Inputs inputs(Call<Parameters> call) throws InputException {
		return Inputs.of(call).substitutions(List.of(layer(call))).summary(layer(call), "").labels().predictions();
	}

	@Override
	public Result run(Call<Parameters> call, IProgressMonitor monitor) throws InputException {
		String layer = layer(call);
		Layers.finite(call.data(), layer, "");
		Labels labels = call.data().labels();
		int chosen = call.parameters().ablatedClass().isEmpty() ? -1 : labels.classes().indexOf(call.parameters().ablatedClass());
		if (chosen < 0 && !call.parameters().ablatedClass().isEmpty()) {
			throw new InputException("parameter ablatedClass=" + call.parameters().ablatedClass() + ": there is no image of this class");
		}
		if (call.data().predictions().isEmpty()) {
			throw new InputException("the network predicts no class, so there is no probability that a channel could change");
		}
		ClassPredictions predictions = ClassPredictions.of(call.data().predictions().orElseThrow(), call.data().outputNames(), labels, "");
		if (!predictions.comparable()) {
			throw new InputException(predictions.incomparable());
		}
		if (chosen >= 0 && predictions.columnOf(chosen) < 0) {
			throw new InputException("parameter ablatedClass=" + call.parameters().ablatedClass() + ": is no output of the network by name ("
					+ predictions.source() + ")");
		}
		SubMonitor progress = SubMonitor.convert(monitor, "Ablation", 100);
		try (Substitutions.Running network = call.data().substitutions(List.of(layer)).open(progress.split(40))) {
			Plans plans = new Plans(network,
					new Plans.Setting(layer, List.of(), Replacement.ZERO, 1, null, call.parameters().outputs() == SurgeryOperation.Outputs.ALL,
							null),
					labels,
					call.data().outputNames(), new StandIns(network, new int[0], 1, 0));
			int[] rows = IntStream.range(0, labels.size()).toArray();
			Ablation ablation = Ablation.of(network, plans, layer, network.channels(layer), rows, progress.split(60));
			return new ChannelEffects(layer, labels.size(), call.parameters().level(), channels(ablation, labels, chosen, call.parameters().level()))
					.toResult();
		}
	}

	/** The first matters most. @param chosen class whose drop is shown; -1 for the one that loses most */
	static List<Channel> channels(Ablation ablation, Labels labels, int chosen, double level) {
		double[] moved = ablation.worth();
		List<Channel> all = new ArrayList<>();
		for (int c = 0; c < moved.length; c++) {
			double[] means = ablation.classMeans(c, labels);
			int top = chosen;
			for (int k = 0; chosen < 0 && k < means.length; k++) {
				if (!Double.isNaN(means[k]) && (top < 0 || means[k] > means[top])) {
					top = k;
				}
			}
			if (top < 0) { // cannot be silenced
				all.add(new Channel(c, "", Double.NaN, Double.NaN, Double.NaN, Double.NaN, Double.NaN));
				continue;
			}
			int flips = 0;
			for (boolean flip : ablation.flips()[c]) {
				flips += flip ? 1 : 0;
			}
			double half = half(ablation.drops()[c], labels.rowsOf(top), means[top], level);
			all.add(new Channel(c, labels.classes().get(top), means[top], means[top] - half, means[top] + half, moved[c], flips / (double) labels.size()));
		}
		all.sort(Comparator.<Channel>comparingDouble(c -> -c.drop()).thenComparingInt(Channel::channel));
		return all;
	}

	/** Half the width of the interval of a mean; NaN of a single image. */
	private static double half(double[] drops, int[] rows, double mean, double level) {
		if (rows.length < 2) {
			return Double.NaN;
		}
		double squares = 0;
		for (int r : rows) {
			squares += (drops[r] - mean) * (drops[r] - mean);
		}
		return Quantiles.student((1 + level) / 2, rows.length - 1) * Math.sqrt(squares / (rows.length - 1) / rows.length);
	}
}
