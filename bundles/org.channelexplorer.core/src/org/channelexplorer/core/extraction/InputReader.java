package org.channelexplorer.core.extraction;

import java.io.IOException;
import java.nio.FloatBuffer;
import java.nio.file.Path;
import org.channelexplorer.core.document.Recipe;
import org.channelexplorer.core.extension.NetworkRunner.InputSpec;
import org.channelexplorer.core.image.ImageContents;
import org.channelexplorer.core.image.ImageDecoder;
import org.channelexplorer.core.image.ImageSource;
import org.channelexplorer.core.image.Latents;
import org.channelexplorer.core.util.Hashes;
import org.channelexplorer.core.util.InputException;
import org.channelexplorer.core.util.Reasons;

/**
 * Reads what the network is given for an image, each file once: what is read is hashed, and compared with the recipe when that knows
 * the hash. Safe for several threads.
 */
final class InputReader {
	private static final String UNKNOWN = "was not read when the images were analysed";

	private final Recipe recipe;
	private final InputPlan plan;
	private final Path folder;
	private final ImageContents contents;
	private final InputSpec input;
	private final boolean again;

	/**
	 * What was read besides the image itself.
	 *
	 * @param sha256  the image's content, empty when it could not be read
	 * @param further values of the other inputs; null with a problem
	 * @param problem why the image cannot be used, null when it can
	 */
	record Values(String sha256, byte[][] further, String problem) {
	}

	/** @param again whether only images are taken whose content the recipe knows, as when an analysis' maps are made once more */
	InputReader(Recipe recipe, InputPlan plan, Path folder, InputSpec input, boolean again) {
		this(recipe, plan, folder, contents(new ImageSource(folder)), input, again);
	}

	/** The same of images that come from elsewhere. @param folder what messages put in front of their names */
	InputReader(Recipe recipe, InputPlan plan, Path folder, ImageContents contents, InputSpec input, boolean again) {
		this.recipe = recipe;
		this.plan = plan;
		this.folder = folder;
		this.contents = contents;
		this.input = input;
		this.again = again;
	}

	private static ImageContents contents(ImageSource source) {
		return (_, name) -> source.read(name);
	}

	/**
	 * Writes an image as network input to {@code target} from {@code offset} on.
	 *
	 * @throws InputException when a file is no longer what the recipe names, or is gone
	 */
	Values read(int image, FloatBuffer target, int offset) throws InputException {
		Recipe.StoredImage stored = recipe.images().get(image);
		Path file = folder.resolve(stored.file());
		String sha256 = "";
		try {
			byte[] bytes = contents.read(image, stored.file());
			sha256 = Hashes.of(bytes);
			if (again && stored.sha256().isEmpty()) {
				throw new IOException(UNKNOWN); // nothing says which content this is
			}
			if (!stored.sha256().isEmpty() && !sha256.equals(stored.sha256())) {
				throw new InputException(file + ": has changed since the analysis began");
			}
			if (Latents.isLatent(stored.file())) {
				target.put(offset, Latents.decode(bytes, input));
			} else if (input.channels() != 1 && input.channels() != 3) {
				throw new IOException("is an image, but the network takes " + input.channels() + " channels: give latents (.npy)");
			} else {
				recipe.feeding().preprocessing().apply(ImageDecoder.decode(bytes), input, target, offset);
			}
			return new Values(sha256, plan.values(image), null);
		} catch (java.nio.file.NoSuchFileException e) {
			if (again && stored.sha256().isEmpty()) {
				return new Values("", null, UNKNOWN);
			}
			// it was there when the images were listed: to skip all that a network share no longer shows would be called complete
			throw new InputException(file + ": vanished while it was being analysed", e);
		} catch (IOException e) {
			return new Values(sha256, null, Reasons.of(e));
		}
	}

	/** What an image gives but for its pixels. */
	Values read(int image) throws InputException {
		return read(image, FloatBuffer.allocate(input.size()), 0);
	}
}
