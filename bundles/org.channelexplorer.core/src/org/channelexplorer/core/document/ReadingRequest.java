package org.channelexplorer.core.document;

import java.util.List;
import org.channelexplorer.core.extension.ModelImporter;
import org.channelexplorer.core.image.Preprocessing;
import org.channelexplorer.core.model.TapKind;
import org.channelexplorer.core.model.Tokens;

/**
 * What is to be read of the network, and how it is run. {@link Recipe} holds what became of it.
 *
 * @param preprocessing how images become input
 * @param inputs        what the network is given besides the images, at which size, and how often it is run
 * @param tap           where layers are read
 * @param layers        {@code conv}, {@code conv+blocks}, {@code all} or a regular expression
 * @param tokens        which tokens are read of layers with a class token; null (absent in a file) = all
 * @param summaries     ids of the summary functions; the first is the default of every operation
 * @param batch         images per run
 * @param device        what computes, one of {@link ModelImporter#devices()}; null (absent in a file) = the processor
 */
public record ReadingRequest(Preprocessing preprocessing, InputRequest inputs, TapKind tap, String layers, Tokens tokens, List<String> summaries,
		int batch, String device) {

	/** Convolutions before their non-linearity, the first summary function, one input in [0, 1], the processor. */
	public static final ReadingRequest USUAL = new ReadingRequest(Preprocessing.Preset.UNIT.value(), InputRequest.NONE, TapKind.PRE, "conv", Tokens.ALL,
			List.of("otsuSum"), 4, ModelImporter.CPU);

	public ReadingRequest {
		tokens = tokens == null ? Tokens.ALL : tokens;
		summaries = List.copyOf(summaries);
		device = device == null ? ModelImporter.CPU : device;
	}

	/** With another way from image to input. */
	public ReadingRequest preprocessed(Preprocessing by) {
		return new ReadingRequest(by, inputs, tap, layers, tokens, summaries, batch, device);
	}

	/** Given these inputs. */
	public ReadingRequest given(InputRequest besides) {
		return new ReadingRequest(preprocessing, besides, tap, layers, tokens, summaries, batch, device);
	}

	/** Of these layers there. */
	public ReadingRequest of(String choice, TapKind at) {
		return new ReadingRequest(preprocessing, inputs, at, choice, tokens, summaries, batch, device);
	}

	/** Of these tokens of layers with a class token. */
	public ReadingRequest of(Tokens which) {
		return new ReadingRequest(preprocessing, inputs, tap, layers, which, summaries, batch, device);
	}

	/** With these summary functions. */
	public ReadingRequest summarised(List<String> functions) {
		return new ReadingRequest(preprocessing, inputs, tap, layers, tokens, functions, batch, device);
	}

	/** So many images at once. */
	public ReadingRequest run(int atOnce) {
		return new ReadingRequest(preprocessing, inputs, tap, layers, tokens, summaries, atOnce, device);
	}

	/** Computed there. */
	public ReadingRequest on(String other) {
		return new ReadingRequest(preprocessing, inputs, tap, layers, tokens, summaries, batch, other);
	}
}
