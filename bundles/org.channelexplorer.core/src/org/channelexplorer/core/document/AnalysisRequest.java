package org.channelexplorer.core.document;

import java.nio.file.Path;
import java.util.List;
import org.channelexplorer.core.extension.ModelImporter;
import org.channelexplorer.core.image.Preprocessing;
import org.channelexplorer.core.model.TapKind;
import org.channelexplorer.core.model.Tokens;

/**
 * What a new analysis is asked for: the arguments of {@code analyze}, the pages of the wizard.
 *
 * @param document      the {@code .channelexplorer} file to write
 * @param model         model file
 * @param images        folder of images
 * @param labels        table of labels, null for one folder per class
 * @param preprocessing how images become input
 * @param tap           where layers are read
 * @param layers        {@code conv}, {@code all} or a regular expression
 * @param summaries     ids of summary functions, at least one
 * @param perClass      most images per class, 0 for all
 * @param pick          which images of a class are taken when it has more
 * @param seed          default seed of every operation
 * @param batch         images per run, at least 1
 * @param threads       threads, 0 for all cores
 * @param inputs        what the network is given besides the images, at which size, and how often it is run
 * @param device        what computes, one of {@link ModelImporter#devices()}
 * @param tokens        which tokens are read of layers with a class token
 */
public record AnalysisRequest(Path document, Path model, Path images, Path labels, Preprocessing preprocessing, TapKind tap, String layers,
		List<String> summaries, int perClass, Pick pick, long seed, int batch, int threads, InputRequest inputs, String device, Tokens tokens) {

	/** Of all tokens. */
	public AnalysisRequest(Path document, Path model, Path images, Path labels, Preprocessing preprocessing, TapKind tap, String layers,
			List<String> summaries, int perClass, Pick pick, long seed, int batch, int threads, InputRequest inputs, String device) {
		this(document, model, images, labels, preprocessing, tap, layers, summaries, perClass, pick, seed, batch, threads, inputs, device, Tokens.ALL);
	}

	/** On the processor. */
	public AnalysisRequest(Path document, Path model, Path images, Path labels, Preprocessing preprocessing, TapKind tap, String layers,
			List<String> summaries, int perClass, Pick pick, long seed, int batch, int threads, InputRequest inputs) {
		this(document, model, images, labels, preprocessing, tap, layers, summaries, perClass, pick, seed, batch, threads, inputs, ModelImporter.CPU);
	}

	/** For a network of one input, run once per image; of more than {@code perClass} images, those that stand for the class. */
	public AnalysisRequest(Path document, Path model, Path images, Path labels, Preprocessing preprocessing, TapKind tap, String layers,
			List<String> summaries, int perClass, long seed, int batch, int threads) {
		this(document, model, images, labels, preprocessing, tap, layers, summaries, perClass, Pick.REPRESENTATIVE, seed, batch, threads,
				InputRequest.NONE);
	}

	public AnalysisRequest {
		summaries = List.copyOf(summaries);
		java.util.Objects.requireNonNull(pick);
		java.util.Objects.requireNonNull(device);
		java.util.Objects.requireNonNull(tokens);
		if (summaries.isEmpty() || perClass < 0 || batch < 1 || threads < 0) {
			throw new IllegalArgumentException("summaries " + summaries + ", per class " + perClass + ", batch " + batch + ", threads " + threads);
		}
	}
}
