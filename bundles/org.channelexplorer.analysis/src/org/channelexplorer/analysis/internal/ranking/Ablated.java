package org.channelexplorer.analysis.internal.ranking;

import java.util.Optional;
import java.util.Set;
import org.channelexplorer.core.extension.ChannelRanking;
import org.channelexplorer.core.extension.Sampling;
import org.channelexplorer.core.parameter.Documentation;
import org.channelexplorer.core.parameter.NoParameters;
import org.channelexplorer.core.util.InputException;
import org.eclipse.core.runtime.IProgressMonitor;

/** What a class loses without the channel. */
@Documentation(
		summary = "Ranks first the channels without which the network is less sure of a class: a cause, where the other rankings see what goes with the classes.",
		formula = "drop of the class that loses most: mean over its images of p(class) - p(class | the channel reads 0 where it is consumed); the result of the operation "
				+ "ablation, with its interval",
		source = "Morcos et al., On the importance of single directions for generalization, ICLR 2018",
		caution = "Runs the network behind the layer once for every channel, unless the operation ablation was run before: minutes for a layer in front. The class is chosen "
				+ "by the drop, so small drops look larger than they are. Channels that stand in for each other show little effect alone.")
public final class Ablated implements ChannelRanking<NoParameters> {

	@Override
	public Class<NoParameters> parameterType() {
		return NoParameters.class;
	}

	@Override
	public Set<Reads> reads() {
		return Set.of(Reads.ABLATION);
	}

	@Override
	public Optional<Sampling> sampling() {
		return Optional.empty();
	}

	@Override
	public double[] scores(Input input, NoParameters parameters, IProgressMonitor monitor) throws InputException {
		return effects(input).drops().clone();
	}

	@Override
	public Optional<double[][]> intervals(Input input, NoParameters parameters) throws InputException {
		Effects effects = effects(input);
		return Optional.of(new double[][] { effects.low().clone(), effects.high().clone() });
	}

	private static Effects effects(Input input) throws InputException {
		Effects effects = input.ablated().get();
		if (effects.drops().length != input.summaries().columns()) {
			throw new InputException(effects.drops().length + " channels of the layer can be silenced, and it has " + input.summaries().columns());
		}
		return effects;
	}
}
