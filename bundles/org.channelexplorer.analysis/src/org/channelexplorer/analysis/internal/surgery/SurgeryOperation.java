package org.channelexplorer.analysis.internal.surgery;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.channelexplorer.analysis.internal.support.Layers;
import org.channelexplorer.core.extension.ChannelRanking;
import org.channelexplorer.core.extension.ChannelRanking.Reads;
import org.channelexplorer.core.extension.SeparabilityMetric;
import org.channelexplorer.core.operation.Call;
import org.channelexplorer.core.operation.Inputs;
import org.channelexplorer.core.operation.Operation;
import org.channelexplorer.core.operation.Result;
import org.channelexplorer.core.operation.Substitutions;
import org.channelexplorer.core.parameter.Documentation;
import org.channelexplorer.core.parameter.Parameter;
import org.channelexplorer.core.repair.Removal;
import org.channelexplorer.core.repair.Replacement;
import org.channelexplorer.core.util.InputException;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.SubMonitor;

/** Plans the removal of channels and measures what it costs. */
@Documentation(version = 6,
		summary = "Removes channels of a layer as a what-if: accuracy and separability before and after by class and pair of classes, beside random sets, on images that the "
				+ "plan was not made from.",
		formula = "A channel goes where consumers read it, after normalisation and non-linearity. In its place they read 0, its mean, or (compensate) a ridge regression on "
				+ "the channels that stay, B = S_rk (S_kk + l I)^-1 with the (co)variances S over positions and l = ridge * mean variance. Coverage keeps, one after the other, "
				+ "the channel j with the largest s_j' Q s_j / S_jj: S what the kept ones leave unexplained, s_j its column j, Q the products of the outgoing weights, summed over the places where channels are read, later ones weighing more. A layer that joins others, as a concatenation does, is one place "
				+ "when nothing reads its parts apart. At a later place S_rk is taken with "
				+ "the earlier ones replaced, and x_r + Q_rr^-1 Q_rk (x_k - x'_k) in place of x_r: what the kept channels lack by then is made good, too; a convolution between two places that reads no removed channel gets weights fitted again (ridge regression of its results in the original on what it reads now), where these "
				+ "leave less of what is lacking on the images that they were not fitted on. The images of every class are dealt "
				+ "into halves: ranking, means and regression come from one, everything reported from the other. Intervals of shares: Agresti and Min for paired "
				+ "proportions; of separability: grouped jackknife of the difference",
		source = "ChannelExplorer; He et al., Channel Pruning for Accelerating Very Deep Neural Networks, ICCV 2017 (least squares reconstruction); Agresti and Min, "
				+ "Statistics in Medicine 24, 2005",
		caution = "Choosing the best of many plans by the held-out half makes that plan look better than it is. A ranking may be no better than chance: compare with the "
				+ "random band. Overall accuracy hides what single classes lose. "
				+ "Runs the network: the model file and the images must be there.")
public final class SurgeryOperation implements Operation<SurgeryOperation.Parameters> {

	/** What channels are ordered by. */
	public enum Order {
		/** The ranking. */
		RANKING,
		/** What channels together tell about all that consumers read: those are kept that tell most besides the ones kept already. */
		COVERAGE,
		/** How far the probability of the images' classes moves when the channel is silenced. */
		ABLATION
	}

	/** Which outputs are compared. */
	public enum Outputs {
		/** Those of the analysis' classes. */
		CLASSES,
		/** All. */
		ALL
	}

	/** What the user chooses. */
	public record Parameters(Going going, Ordering ordering, Replacing replacing, Judging judging) {
	}

	/** Which channels go. */
	public record Going(
			@Parameter(label = "Layer", description = "Layer whose channels go; empty = the last extracted one.", kind = Parameter.Kind.LAYER) String layer,
			@Parameter(label = "Share", description = "Share of the layer's channels that go, those worth least first; not read with channels or a guard.",
					defaultValue = "0.5", min = 0, max = 0.999) double share,
			@Parameter(label = "Channels", description = "The channels that go, such as 1,5,9-12; empty = chosen by share or guard.") String channels,
			@Parameter(label = "Guard", description = "The most channels go of which no class loses more than this share of its images, on the choosing half; "
					+ "-1 = no guard.", defaultValue = "-1", min = -1, max = 1) double guard,
			@Parameter(label = "Further", description = "Channels of other layers that go, too: LAYER:1,5;LAYER:0-3.") String further) {
	}

	/** What they are ordered by. */
	public record Ordering(
			@Parameter(label = "Order",
					description = "What channels are ordered by: a ranking; coverage, which keeps those that together tell most about what consumers read; or ablation, "
							+ "which silences each alone and takes time.",
					defaultValue = "coverage") Order order,
			@Parameter(label = "Ranking", description = "Ranking of the channels, at the tensor that consumers read; with order=ranking.",
					kind = Parameter.Kind.METHOD,
					method = ChannelRanking.class, defaultValue = "deviationWeight") String ranking,
			@Parameter(label = "Summary", description = "Summary that is ranked and whose separability is measured; empty = mean magnitude at the tensor that "
					+ "consumers read.", kind = Parameter.Kind.TEXT) String summary) {
	}

	/** What becomes of their places. */
	public record Replacing(
			@Parameter(label = "Replacement", description = "What consumers read in place of removed channels.",
					defaultValue = "compensate") Replacement replace,
			@Parameter(label = "Ridge", description = "Penalty of the compensation, as a multiple of the mean variance of the channels that stay.",
					defaultValue = "0.01", min = 1e-12, max = 1e6) double ridge,
			@Parameter(label = "Round", description = "Channels that stay come to a multiple of this where they did before.", defaultValue = "1", min = 1,
					max = 1024) int round,
			@Parameter(label = "Alone",
					description = "Whether channels are replaced only where this layer itself is read, and nothing that is coupled with them "
							+ "goes: a what-if that no smaller network can equal.",
					defaultValue = "false") boolean alone) {
	}

	/** What the plan is judged by. */
	public record Judging(
			@Parameter(label = "Random sets", description = "Random sets of as many channels that are tried, at every point of the curve; 0 = none.",
					defaultValue = "10", min = 0, max = 1000) int random,
			@Parameter(label = "Curve", description = "Whether shares of 25, 50, 74 and 90 % are tried, too.", defaultValue = "true") boolean curve,
			@Parameter(label = "Outputs", description = "Outputs of the network that are compared: those of the classes, or all.",
					defaultValue = "classes") Outputs outputs,
			@Parameter(label = "Metric", description = "Separability metric.", kind = Parameter.Kind.METHOD, method = SeparabilityMetric.class,
					defaultValue = "knnPurity") String metric,
			@Parameter(label = "Jackknife groups", description = "About how many groups of images are left out for the intervals of separability; 0 = none.",
					defaultValue = "50", min = 0, max = 100000) int groups,
			@Parameter(label = "Level of the intervals", description = "Probability of the intervals.", defaultValue = "0.95", min = 0.5,
					max = 0.999) double level) {
	}

	@Override
	public Class<Parameters> parameterType() {
		return Parameters.class;
	}

	private static List<String> layers(Call<Parameters> call) throws InputException {
		Set<String> layers = new LinkedHashSet<>();
		Going going = call.parameters().going();
		layers.add(going.layer().isEmpty() ? call.data().layers().getLast() : going.layer());
		ChannelList.further(going.further()).forEach(r -> layers.add(r.layer()));
		return new ArrayList<>(layers);
	}

	@Override
	public Inputs inputs(Call<Parameters> call) throws InputException {
		Parameters p = call.parameters();
		List<String> layers = layers(call);
		Inputs inputs = Inputs.of(call).substitutions(layers).labels().predictions().summary(layers.getFirst(), p.ordering().summary()).seed();
		if (p.ordering().order() != Order.RANKING) {
			return inputs;
		}
		Set<Reads> reads = ((ChannelRanking<?>) call.method("ranking").instance()).reads();
		if (reads.contains(Reads.FILTER_NORMS)) {
			inputs.filterNorms(layers.getFirst());
		}
		if (reads.contains(Reads.OUTGOING_WEIGHTS)) {
			inputs.outgoingWeights(layers.getFirst());
		}
		return inputs;
	}

	@Override
	public Result run(Call<Parameters> call, IProgressMonitor monitor) throws InputException {
		List<String> layers = layers(call);
		Layers.finite(call.data(), layers.getFirst(), call.parameters().ordering().summary());
		SubMonitor progress = SubMonitor.convert(monitor, "Surgery", 100);
		List<Removal> further = ChannelList.further(call.parameters().going().further());
		if (further.stream().anyMatch(r -> r.layer().equals(layers.getFirst()))) {
			throw new InputException(
					"parameter further=" + call.parameters().going().further() + " names the layer " + layers.getFirst() + ", whose channels are chosen");
		}
		try (Substitutions.Running network = call.data().substitutions(layers).open(progress.split(30))) {
			return new WhatIf(call, network, layers.getFirst(), further).result(progress.split(70)).toResult();
		}
	}
}
