package org.channelexplorer.core.extraction;

import java.io.IOException;
import java.nio.FloatBuffer;
import java.nio.file.Path;
import org.channelexplorer.core.document.Recipe;
import org.channelexplorer.core.extension.NetworkRunner.InputSpec;
import org.channelexplorer.core.image.ImageDecoder;
import org.channelexplorer.core.image.ImageSource;
import org.channelexplorer.core.image.Latents;
import org.channelexplorer.core.util.Hashes;
import org.channelexplorer.core.util.InputException;
import org.channelexplorer.core.util.Reasons;

/** Reads what the network is given for an image, checked against the recipe. Safe for several threads. */
final class InputReader {
	private static final String LATE = "could not be read when the analysis began";

	private final Recipe recipe;
	private final InputPlan plan;
	private final ImageSource source;
	private final InputSpec input;

	/**
	 * What was read besides the image itself.
	 *
	 * @param further values of the other inputs; null with a problem
	 * @param problem why the image cannot be used, null when it can
	 */
	record Values(byte[][] further, String problem) {
	}

	InputReader(Recipe recipe, InputPlan plan, Path folder, InputSpec input) {
		this.recipe = recipe;
		this.plan = plan;
		source = new ImageSource(folder);
		this.input = input;
	}

	/**
	 * Writes an image as network input to {@code target} from {@code offset} on.
	 *
	 * @throws InputException when a file is no longer what the recipe names
	 */
	Values read(int image, FloatBuffer target, int offset) throws InputException {
		Recipe.StoredImage stored = recipe.images().get(image);
		Path file = source.root().resolve(stored.file());
		try {
			byte[] bytes = source.read(stored.file());
			if (stored.sha256().isEmpty()) {
				throw new IOException(LATE); // nothing says which content this is
			}
			if (!Hashes.of(bytes).equals(stored.sha256())) {
				throw new InputException(file + ": changed while it was being analysed");
			}
			if (Latents.isLatent(stored.file())) {
				target.put(offset, Latents.decode(bytes, input));
			} else if (input.channels() != 1 && input.channels() != 3) {
				throw new IOException("is an image, but the network takes " + input.channels() + " channels: give latents (.npy)");
			} else {
				recipe.preprocessing().apply(ImageDecoder.decode(bytes), input, target, offset);
			}
			return new Values(plan.values(image), null);
		} catch (java.nio.file.NoSuchFileException e) {
			if (!stored.sha256().isEmpty()) {
				throw new InputException(file + ": vanished while it was being analysed", e);
			}
			return new Values(null, "no such file");
		} catch (IOException e) {
			return new Values(null, Reasons.of(e));
		}
	}

	/** Why an image cannot be used, null when it can. */
	String problem(int image) throws InputException {
		return read(image, FloatBuffer.allocate(input.size()), 0).problem;
	}
}
