package org.channelexplorer.help;

import java.io.IOException;
import java.io.InputStream;

/** The pages of the help, as they are in {@code doc/}. */
public final class Pages {
	private Pages() {
	}

	/**
	 * The text of a page, in UTF-8.
	 *
	 * @param page where it is below {@code doc/}, without {@code .md}, such as {@code analyst/walks}
	 * @throws IOException when there is no such page, or it cannot be read
	 */
	public static byte[] markdown(String page) throws IOException {
		try (InputStream in = Pages.class.getResourceAsStream("/doc/" + page + ".md")) {
			if (in == null) {
				throw new IOException("the bundle org.channelexplorer.help has no page " + page);
			}
			return in.readAllBytes();
		}
	}
}
