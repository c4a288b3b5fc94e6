package org.channelexplorer.core.document;

import java.nio.file.Path;
import java.util.List;
import org.channelexplorer.core.extension.DatasetReader;
import org.channelexplorer.core.extension.ModelImporter;
import org.channelexplorer.core.image.Preprocessing;
import org.channelexplorer.core.model.TapKind;
import org.channelexplorer.core.model.Tokens;

/**
 * What a new analysis is asked for: the arguments of {@code analyze}, the pages of the wizard.
 *
 * @param document      the {@code .channelexplorer} file to write
 * @param model         model file
 * @param images        folder of images, or an archive of them
 * @param labels        file of labels, null for one folder per class
 * @param preprocessing how images become input
 * @param tap           where layers are read
 * @param layers        {@code conv}, {@code conv+blocks}, {@code all} or a regular expression
 * @param summaries     ids of summary functions, at least one
 * @param perClass      most images per class, 0 for all
 * @param pick          which images of a class are taken when it has more
 * @param seed          default seed of every operation
 * @param batch         images per run, at least 1
 * @param threads       threads, 0 for all cores
 * @param inputs        what the network is given besides the images, at which size, and how often it is run
 * @param device        what computes, one of {@link ModelImporter#devices()}
 * @param tokens        which tokens are read of layers with a class token
 * @param names         file that names a classifier's outputs, null for what lies beside the model or in it
 * @param classes       classes whose images are taken, empty for all
 * @param dataset       how the data set is read
 */
public record AnalysisRequest(Path document, Path model, Path images, Path labels, Preprocessing preprocessing, TapKind tap, String layers,
		List<String> summaries, int perClass, Pick pick, long seed, int batch, int threads, InputRequest inputs, String device, Tokens tokens,
		Path names, List<String> classes, DatasetReader.Choice dataset) {

	/**
	 * The usual request: one folder per class, convolutions before their non-linearity, the first summary function, all images, one input, the processor.
	 *
	 * @param document the {@code .channelexplorer} file to write
	 * @param model    model file
	 * @param images   folder of images
	 */
	public static AnalysisRequest of(Path document, Path model, Path images) {
		return new AnalysisRequest(document, model, images, null, Preprocessing.Preset.UNIT.value(), TapKind.PRE, "conv", List.of("otsuSum"), 0,
				Pick.REPRESENTATIVE, 1, 4, 0, InputRequest.NONE, ModelImporter.CPU, Tokens.ALL, null, List.of(), DatasetReader.Choice.ALL);
	}

	/** Of another network, written to another document. */
	public AnalysisRequest onto(Path other, Path network) {
		return new AnalysisRequest(other, network, images, labels, preprocessing, tap, layers, summaries, perClass, pick, seed, batch, threads, inputs,
				device, tokens, names, classes, dataset);
	}

	/** With a table of labels; null for one folder per class. */
	public AnalysisRequest labelledBy(Path table) {
		return new AnalysisRequest(document, model, images, table, preprocessing, tap, layers, summaries, perClass, pick, seed, batch, threads, inputs,
				device, tokens, names, classes, dataset);
	}

	/** With another way from image to input. */
	public AnalysisRequest preprocessed(Preprocessing by) {
		return new AnalysisRequest(document, model, images, labels, by, tap, layers, summaries, perClass, pick, seed, batch, threads, inputs, device,
				tokens, names, classes, dataset);
	}

	/** Reading these layers there. */
	public AnalysisRequest reading(String choice, TapKind at) {
		return new AnalysisRequest(document, model, images, labels, preprocessing, at, choice, summaries, perClass, pick, seed, batch, threads, inputs,
				device, tokens, names, classes, dataset);
	}

	/** Reading these tokens of layers with a class token. */
	public AnalysisRequest reading(Tokens which) {
		return new AnalysisRequest(document, model, images, labels, preprocessing, tap, layers, summaries, perClass, pick, seed, batch, threads, inputs,
				device, which, names, classes, dataset);
	}

	/** With these summary functions. */
	public AnalysisRequest summarised(List<String> functions) {
		return new AnalysisRequest(document, model, images, labels, preprocessing, tap, layers, functions, perClass, pick, seed, batch, threads, inputs,
				device, tokens, names, classes, dataset);
	}

	/** Of so many images per class, chosen so. @param most 0 for all */
	public AnalysisRequest taking(int most, Pick by) {
		return new AnalysisRequest(document, model, images, labels, preprocessing, tap, layers, summaries, most, by, seed, batch, threads, inputs, device,
				tokens, names, classes, dataset);
	}

	/** With another default seed. */
	public AnalysisRequest seeded(long other) {
		return new AnalysisRequest(document, model, images, labels, preprocessing, tap, layers, summaries, perClass, pick, other, batch, threads, inputs,
				device, tokens, names, classes, dataset);
	}

	/** Run so many images at once. @param cores threads, 0 for all cores */
	public AnalysisRequest run(int atOnce, int cores) {
		return new AnalysisRequest(document, model, images, labels, preprocessing, tap, layers, summaries, perClass, pick, seed, atOnce, cores, inputs,
				device, tokens, names, classes, dataset);
	}

	/** Given these inputs. */
	public AnalysisRequest given(InputRequest besides) {
		return new AnalysisRequest(document, model, images, labels, preprocessing, tap, layers, summaries, perClass, pick, seed, batch, threads, besides,
				device, tokens, names, classes, dataset);
	}

	/** Computed there. */
	public AnalysisRequest on(String other) {
		return new AnalysisRequest(document, model, images, labels, preprocessing, tap, layers, summaries, perClass, pick, seed, batch, threads, inputs,
				other, tokens, names, classes, dataset);
	}

	/** With outputs named by a file; null for what lies beside the model or in it. */
	public AnalysisRequest namedBy(Path file) {
		return new AnalysisRequest(document, model, images, labels, preprocessing, tap, layers, summaries, perClass, pick, seed, batch, threads, inputs,
				device, tokens, file, classes, dataset);
	}

	/** Of these classes; of all when there are none. */
	public AnalysisRequest ofClasses(List<String> some) {
		return new AnalysisRequest(document, model, images, labels, preprocessing, tap, layers, summaries, perClass, pick, seed, batch, threads, inputs,
				device, tokens, names, some, dataset);
	}

	/** With a data set that is read so. */
	public AnalysisRequest from(DatasetReader.Choice how) {
		return new AnalysisRequest(document, model, images, labels, preprocessing, tap, layers, summaries, perClass, pick, seed, batch, threads, inputs,
				device, tokens, names, classes, how);
	}

	public AnalysisRequest {
		java.util.Objects.requireNonNull(dataset);
		summaries = List.copyOf(summaries);
		classes = List.copyOf(classes);
		java.util.Objects.requireNonNull(pick);
		java.util.Objects.requireNonNull(device);
		java.util.Objects.requireNonNull(tokens);
		if (summaries.isEmpty() || perClass < 0 || batch < 1 || threads < 0) {
			throw new IllegalArgumentException("summaries " + summaries + ", per class " + perClass + ", batch " + batch + ", threads " + threads);
		}
	}
}
