package org.channelexplorer.core.extension;

import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import org.channelexplorer.core.extension.ModelImporter.RunnerOptions;
import org.channelexplorer.core.model.Network;
import org.channelexplorer.core.util.InputException;

/**
 * A model file that has been read and checked: callers open the file once for its graph, runners and filters. Safe for several
 * threads until it is closed.
 */
public interface ImportedModel extends AutoCloseable {

	/** The graph. */
	Network network();

	/**
	 * The further files that belong to the model, such as weights kept apart from the graph.
	 *
	 * @return files by their place relative to the folder of the model's file, with {@code /}; empty when the file is all there is
	 */
	default SortedMap<String, Path> files() {
		return Collections.emptySortedMap();
	}

	/**
	 * Prepares the network for running with the given tensors readable. The runner is closed by the caller and outlives the model.
	 *
	 * @throws InputException when the network cannot be run so, or the device is not there
	 */
	NetworkRunner run(RunnerOptions options) throws InputException;

	/**
	 * L2 norms of the filters behind a layer: a function of the model file alone.
	 *
	 * @param layer layer id
	 * @return one per channel, a new array
	 * @throws InputException saying why the layer has none, without the file's name; or when there is no such layer
	 */
	default float[] filterNorms(String layer) throws InputException {
		throw new InputException("layer " + layer + " has no filters: this model format does not give them");
	}

	/**
	 * What removes channels of this network.
	 *
	 * @throws InputException when networks of this format cannot be changed
	 */
	default ModelSurgeon surgeon() throws InputException {
		throw new InputException(network().name() + " cannot be changed: networks of the format " + network().format() + " are only read");
	}

	/**
	 * Cuts the network where tensors are replaced: of each layer the one that its consumers read, after normalisation and non-linearity.
	 *
	 * @param options how to run; its taps are not read
	 * @param layers  layer ids, at least one
	 * @throws InputException naming the layer that leads to no output, or what cannot be replaced
	 */
	default CutRunner cut(RunnerOptions options, List<String> layers) throws InputException {
		throw new InputException("channels of layer " + layers.getFirst() + " cannot be replaced: this model format does not allow it");
	}

	/**
	 * The weights by which the consumers of a layer read its channels: a function of the model file alone.
	 *
	 * @param layer layer id
	 * @throws InputException saying where they cannot be traced and why, without the file's name; or when there is no such layer
	 */
	default OutgoingWeights outgoingWeights(String layer) throws InputException {
		throw new InputException("layer " + layer + " has no outgoing weights: this model format does not give them");
	}

	/**
	 * Products of the weights by which the consumers of a layer read its channels: W'W of the matrix W of all these weights, the mean over what they
	 * lead to taken off.
	 *
	 * @param layer layer id
	 * @return channels x channels
	 * @throws InputException as {@link #outgoingWeights}, or when they would take too long
	 */
	default float[][] outgoingProducts(String layer) throws InputException {
		throw new InputException("layer " + layer + " has no outgoing weights: this model format does not give them");
	}

	/**
	 * Weights behind a layer.
	 *
	 * @param norms   L2 norm of all weights that read a channel, one per channel
	 * @param centred the same after the mean over what they lead to (classes, output channels) is taken off
	 */
	record OutgoingWeights(float[] norms, float[] centred) {
	}

	/**
	 * The head of the classifier, which can be changed.
	 *
	 * @throws InputException naming the node that is in the way, without the file's name; or when the network is no classifier
	 */
	default ClassifierHead head() throws InputException {
		throw new InputException("the head of the network cannot be changed: this model format does not give it");
	}

	/** Frees what was read of the file; may be called several times. */
	@Override
	void close();
}
