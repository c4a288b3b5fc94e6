package org.channelexplorer.datasets.internal;

import java.util.ArrayList;
import java.util.List;
import org.channelexplorer.core.model.Splits;
import org.channelexplorer.core.util.InputException;

/** Labels of an image as a whole and of shapes in it. The former count, without them the latter. */
final class Drawn {
	private final String split;
	private final long line;
	private final List<String> whole = new ArrayList<>();
	private final List<Shape> shapes = new ArrayList<>();
	private String file;
	private String tagged = "";

	private record Shape(String label, double area, long line) {
	}

	/** @param line of the image in the file that describes it, 0 when it describes this image only */
	Drawn(String file, String split, long line) {
		this.file = file;
		this.split = split;
		this.line = line;
	}

	/** Gives the image another name. */
	void file(String name) {
		file = name;
	}

	/** Adds a label of the whole image; one that is named as a split is the split. */
	void whole(String label) {
		if (Splits.named(label).isPresent()) {
			tagged = label;
		} else {
			whole.add(label);
		}
	}

	/** Adds a shape. @param area NaN when its coordinates are no numbers */
	void shape(String label, double area, long at) {
		shapes.add(new Shape(label, area, at));
	}

	/** Adds the image, or leaves it out with a reason. */
	void addTo(Annotated all, Root.Sheet sheet) throws InputException {
		Annotated.Item item = new Annotated.Item(file, tagged.isEmpty() ? split : tagged, List.of(), line);
		for (Shape s : shapes) {
			if (s.label.isBlank() || Double.isNaN(s.area)) {
				all.skip(file, s.label.isBlank() ? "has an annotation without label" : "has an annotation whose coordinates are no numbers", sheet, s.line);
				return;
			}
			if (whole.isEmpty()) {
				item.add(s.label, s.area);
			}
		}
		whole.forEach(label -> item.add(label, 0));
		all.add(item, sheet);
	}
}
