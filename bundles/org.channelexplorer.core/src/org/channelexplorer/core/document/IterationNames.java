package org.channelexplorer.core.document;

import java.util.List;
import java.util.stream.Collectors;
import org.channelexplorer.core.model.Layer;
import org.channelexplorer.core.model.Network;
import org.channelexplorer.core.model.Tap;
import org.channelexplorer.core.model.TensorInfo;
import org.channelexplorer.core.util.InputException;

/** Finds the tensors that an iteration reads and writes. */
public final class IterationNames {
	private IterationNames() {
	}

	/** The iteration with the names of sample, time step and prediction filled in. @throws InputException when one is not to be found */
	static Iteration resolve(Iteration wanted, TensorInfo sample, Network network) throws InputException {
		if (!wanted.tensors().sample().isEmpty() && !wanted.tensors().sample().equals(sample.name())) {
			throw new InputException("the iteration's sample is the input '" + wanted.tensors().sample() + "', but the images go to '" + sample.name() + "'");
		}
		return wanted.named(new Iteration.Tensors(sample.name(), timestep(wanted, sample, network), output(wanted, sample, network)));
	}

	private static String timestep(Iteration wanted, TensorInfo sample, Network network) throws InputException {
		List<TensorInfo> others = network.inputs().stream().filter(i -> !i.equals(sample)).toList();
		if (!wanted.tensors().timestep().isEmpty()) {
			return others.stream().map(TensorInfo::name).filter(wanted.tensors().timestep()::equals).findFirst()
					.orElseThrow(
							() -> new InputException(
									network.name() + " has no input '" + wanted.tensors().timestep() + "' for the time step (besides the image it has "
											+ names(others) + ")"));
		}
		List<TensorInfo> small = others.stream().filter(i -> i.shape().size() <= 1).toList();
		List<TensorInfo> named = small.stream().filter(i -> i.name().toLowerCase(java.util.Locale.ROOT).matches("t|.*time.*|.*step.*|.*sigma.*")).toList();
		List<TensorInfo> found = named.isEmpty() ? small : named;
		if (found.size() != 1) {
			throw new InputException(network.name() + ": cannot determine which input takes the time step, among " + names(others)
					+ "; name it as \"timestep\" in the iteration's JSON file");
		}
		return found.getFirst().name();
	}

	private static String output(Iteration wanted, TensorInfo sample, Network network) throws InputException {
		List<TensorInfo> found = network.outputs().stream()
				.filter(o -> wanted.tensors().output().isEmpty() ? o.shape().size() == sample.shape().size() || network.outputs().size() == 1
						: o.name().equals(wanted.tensors().output()))
				.toList();
		if (found.size() != 1) {
			throw new InputException(network.name() + ": "
					+ (wanted.tensors().output().isEmpty() ? "cannot determine which output holds the prediction, among "
							: "the prediction's output '" + wanted.tensors().output() + "' is not among ")
					+ names(network.outputs())
					+ "; name it as \"output\" in the iteration's JSON file");
		}
		return found.getFirst().name();
	}

	/** The tap of the prediction. @throws InputException when the output cannot be read */
	public static Tap prediction(Iteration iteration, Network network) throws InputException {
		return network.layers().stream().map(Layer::pre).filter(t -> t != null && t.tensor().equals(iteration.tensors().output())).findFirst()
				.orElseThrow(() -> new InputException(
						network.name() + ": the output '" + iteration.tensors().output() + "' cannot be read, so its prediction cannot be used"));
	}

	private static String names(List<TensorInfo> tensors) {
		return tensors.isEmpty() ? "none" : tensors.stream().map(t -> "'" + t.name() + "'").collect(Collectors.joining(", "));
	}
}
