package org.channelexplorer.core.image;

import java.io.IOException;
import java.nio.file.NoSuchFileException;

/** Where the contents of images come from. Safe for several threads. */
@FunctionalInterface
public interface ImageContents {

	/**
	 * The content of an image's file.
	 *
	 * @param image its index among the images that are asked for
	 * @param name  its name
	 * @throws NoSuchFileException when there is none
	 * @throws IOException         saying why it cannot be read
	 */
	byte[] read(int image, String name) throws IOException;
}
