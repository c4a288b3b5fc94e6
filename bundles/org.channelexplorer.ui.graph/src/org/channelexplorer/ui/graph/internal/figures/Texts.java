package org.channelexplorer.ui.graph.internal.figures;

import java.util.ArrayList;
import java.util.List;
import org.eclipse.draw2d.FigureUtilities;
import org.eclipse.swt.graphics.Font;

/** Texts in lines. */
public final class Texts {
	private Texts() {
	}

	/** A text in lines that fit a width, broken between words. */
	public static List<String> wrapped(String text, Font font, int width) {
		List<String> lines = new ArrayList<>();
		String line = "";
		for (String word : text.split(" ")) {
			String longer = line.isEmpty() ? word : line + " " + word;
			if (!line.isEmpty() && FigureUtilities.getTextWidth(longer, font) > width) {
				lines.add(line);
				longer = word;
			}
			line = longer;
		}
		lines.add(line);
		return lines;
	}
}
