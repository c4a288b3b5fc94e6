package org.channelexplorer.core.operation;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.channelexplorer.core.data.FloatMatrix;
import org.channelexplorer.core.data.Labels;
import org.channelexplorer.core.extension.ImportedModel.OutgoingWeights;
import org.channelexplorer.core.label.Focus;
import org.channelexplorer.core.label.Labelling;
import org.channelexplorer.core.label.NamedValues;
import org.channelexplorer.core.model.ImageEntry;
import org.channelexplorer.core.model.Network;
import org.channelexplorer.core.predict.ClassPredictions;
import org.channelexplorer.core.predict.OutputNames;
import org.channelexplorer.core.util.Hashes;
import org.channelexplorer.core.util.InputException;

/** What operations read of an analysis. Every value comes with the hash that goes into result keys. */
public interface AnalysisData {

	/** The network. */
	Network network();

	/** Ids of the extracted layers, in network order. */
	List<String> layers();

	/** Ids of the extracted summary functions. */
	List<String> summaries();

	/** The analysed images with their given classes: row i of every matrix is image i. */
	List<ImageEntry> images();

	/** Hash of the names of the images, in row order. */
	default String imagesHash() {
		return Hashes.ofLines(images().stream().map(ImageEntry::file));
	}

	/** Hash of what is in the images' files and of the splits they belong to, in row order. */
	default String filesHash() {
		return imagesHash();
	}

	/** For every row its row in the whole analysis: i, but in a focus. */
	default int[] rows() {
		return IntStream.range(0, images().size()).toArray();
	}

	/** Files of the data set that have no row: not read yet, or not readable. */
	default Set<String> filesWithoutRow() {
		return Set.of();
	}

	/** The class of every image now, by the labelling in use. Where an operation reads them, no image is left out. */
	Labels labels();

	/** Hash of {@link #labels()}. */
	String labelsHash();

	/** The labellings, and which is in use. */
	default NamedValues<Labelling> labellings() {
		return NamedValues.none();
	}

	/** The focuses, and which is in use; the rows here are those of all images unless this is a {@link FocusView}. */
	default NamedValues<Focus> focuses() {
		return NamedValues.none();
	}

	/**
	 * The class of every image by a labelling.
	 *
	 * @param labelling its name, {@value Labelling#GIVEN} for the given classes, empty for the one in use
	 * @throws InputException naming the labellings there are, or what is wrong with it
	 */
	default Labels labels(String labelling) throws InputException {
		return labelling.isEmpty() ? labels()
				: labelling.equals(Labelling.GIVEN) ? Labelling.given(images()).labels()
						: labellings().get(labelling, "labelling").apply(images(), filesWithoutRow()).labels();
	}

	/**
	 * The summary matrix of a layer.
	 *
	 * @param layer    layer id, empty for the last extracted layer
	 * @param function summary function id, empty for the first extracted one
	 * @throws InputException naming the layer or function when it was not extracted
	 */
	SummaryMatrix summary(String layer, String function) throws InputException;

	/**
	 * The summary matrix of a layer, with at least one image and one channel and finite values only: what most measures are defined on.
	 *
	 * @param layer    layer id, empty for the last extracted layer
	 * @param function summary function id, empty for the first extracted one
	 * @throws InputException as {@link #summary} does; or naming layer, image and channel of the first value that is not finite
	 */
	default SummaryMatrix finiteSummary(String layer, String function) throws InputException {
		SummaryMatrix summary = summary(layer, function);
		FloatMatrix x = summary.values();
		if (x.rows() == 0 || x.columns() == 0) {
			throw new InputException("layer " + summary.layer() + " has " + x.rows() + " images and " + x.columns() + " channels: nothing to analyse");
		}
		float[] row = new float[x.columns()];
		for (int i = 0; i < x.rows(); i++) {
			x.copyRow(i, row, 0);
			for (int c = 0; c < row.length; c++) {
				if (!Float.isFinite(row[c])) {
					throw new InputException("layer " + summary.layer() + ", image " + images().get(i).file() + ", channel " + c + ": the "
							+ summary.function() + " summary is " + row[c] + "; leave the image out or look at the model's weights");
				}
			}
		}
		return summary;
	}

	/** The steps of a network that was run several times per image whose matrices are there, ascending; empty when it was run once. */
	default List<Integer> steps() {
		return List.of();
	}

	/**
	 * The same analysis with the matrices of one step; without this, they are those of the last step.
	 *
	 * @throws InputException saying which steps there are
	 */
	default AnalysisData atStep(int step) throws InputException {
		throw new InputException("there are no steps: the network was run once per image");
	}

	/**
	 * The data of another analysis, such as one of another network with the same images: whole, whatever is in focus here, and at the step of these data
	 * when it has that step.
	 *
	 * @param file its document
	 * @throws InputException naming the file when it cannot be opened
	 */
	default AnalysisData other(String file) throws InputException {
		throw new InputException(file + ": these data know of no other analysis");
	}

	/**
	 * The whole activation maps of extracted layers, at the step of {@link #summary}.
	 *
	 * @param layers layer ids, empty for the last extracted layer
	 * @throws InputException naming the layer that was not extracted; or when the network cannot be run on these data
	 */
	default ActivationMaps maps(List<String> layers) throws InputException {
		throw new InputException("whole activation maps cannot be read: the network of these data cannot be run");
	}

	/**
	 * The network with channels of extracted layers replaced.
	 *
	 * @param layers layer ids, empty for the last extracted layer
	 * @throws InputException naming the layer that was not extracted; or when the network cannot be run on these data
	 */
	default Substitutions substitutions(List<String> layers) throws InputException {
		throw new InputException("channels cannot be replaced: the network of these data cannot be run");
	}

	/**
	 * The weights by which the consumers of a layer read its channels.
	 *
	 * @param layer layer id, empty for the last extracted layer
	 * @throws InputException saying why there are none
	 */
	default OutgoingWeights outgoingWeights(String layer) throws InputException {
		throw new InputException("the weights behind layer " + layer + " are not known");
	}

	/**
	 * The content of an image's file.
	 *
	 * @throws IOException when it cannot be read (any more)
	 */
	default byte[] imageFile(int image) throws IOException {
		throw new NoSuchFileException(images().get(image).file());
	}

	/** Class probabilities, images x outputs; empty when the network is no classifier. */
	Optional<FloatMatrix> predictions();

	/** The names of the outputs in {@link #predictions()}. */
	default OutputNames outputNames() {
		return OutputNames.NONE;
	}

	/** Hash of what {@link #predictions()} is and of {@link #outputNames()}, for result keys; empty without predictions. */
	default String predictionsHash() {
		return "";
	}

	/** The predictions beside {@link #labels()}; its hash is {@link #predictionsHash()}. Empty when the network is no classifier. */
	default Optional<ClassPredictions> classPredictions() {
		return predictions().map(p -> ClassPredictions.of(p, outputNames(), labels(), predictionsHash()));
	}

	/**
	 * L2 norms of the filters behind a layer, one per channel.
	 *
	 * @param layer layer id, empty for the last extracted layer
	 * @throws InputException saying why there are none
	 */
	default float[] filterNorms(String layer) throws InputException {
		throw new InputException("the filters of layer " + layer + " are not known");
	}

	/**
	 * The head of the network and what it reads.
	 *
	 * @throws InputException saying why it cannot be changed, or that the model is gone
	 */
	default HeadInput head() throws InputException {
		throw new InputException("the head of the network is not known");
	}

	/**
	 * A summary matrix with its recipe.
	 *
	 * @param layer    layer id
	 * @param function summary function id
	 * @param values   images x channels
	 * @param hash     hash of the recipe (model, images, preprocessing, tensor, function and version)
	 */
	record SummaryMatrix(String layer, String function, FloatMatrix values, String hash) {
	}
}
