package org.channelexplorer.plot.internal;

import java.util.ArrayList;
import java.util.List;
import org.channelexplorer.plot.Surface;

/** Sentences in lines. */
public final class Lines {
	private Lines() {
	}

	/** A sentence in lines that fit a width, broken between words; all of it, but for the end of a last word that is too long. */
	public static List<String> of(Surface s, String sentence, double size, double room) {
		List<String> lines = new ArrayList<>();
		StringBuilder line = new StringBuilder();
		for (String word : sentence.split(" ")) {
			if (!line.isEmpty() && s.width(line + " " + word, size, false) > room) {
				lines.add(line.toString());
				line.setLength(0);
			}
			line.append(line.isEmpty() ? "" : " ").append(word);
		}
		lines.add(s.fit(line.toString(), size, false, room));
		return lines;
	}
}
