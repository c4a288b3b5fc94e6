package org.channelexplorer.report.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.channelexplorer.core.data.Table;
import org.channelexplorer.core.label.Edit;
import org.channelexplorer.core.label.Labelling;
import org.channelexplorer.core.label.NamedValues;

/**
 * The labellings and their edits: in words on the page, image by image in a file.
 *
 * @param labellings of the analysis
 * @param shown      name of the one that the report is under
 */
record EditedClasses(NamedValues<Labelling> labellings, String shown) {

	/** A line of the file. */
	private record Line(String labelling, int number, String edit, String image, String into, String why) {
	}

	void write(Html html, ReportFiles files) {
		html.heading(3, "Labellings", null);
		List<List<String>> rows = new ArrayList<>();
		List<Line> lines = new ArrayList<>();
		for (Labelling l : labellings.all()) {
			for (int i = 0; i < l.edits().size(); i++) {
				Edit edit = l.edits().get(i);
				rows.add(List.of(l.name() + (l.name().equals(shown) ? " (shown here)" : ""), Integer.toString(i + 1), edit.text(), why(edit)));
				lines.addAll(lines(l.name(), i + 1, edit));
			}
			if (l.edits().isEmpty()) {
				rows.add(List.of(l.name(), "", "no edit", ""));
			}
		}
		html.table(List.of("labelling", "edit", "what", "why"), rows, 1);
		html.files(files.csv("edits", table(lines)));
	}

	private static String why(Edit edit) {
		return edit instanceof Edit.Assign assign ? assign.why() : "";
	}

	private static List<Line> lines(String labelling, int number, Edit edit) {
		return switch (edit) {
		case Edit.Assign a -> of(labelling, number, edit, a.files(), a.to());
		case Edit.Split s -> s.parts().entrySet().stream().flatMap((Map.Entry<String, List<String>> p) -> of(labelling, number, edit, p.getValue(),
				p.getKey()).stream()).toList();
		case Edit.LeaveOut l -> of(labelling, number, edit, l.files(), "");
		case Edit.Restore r -> of(labelling, number, edit, r.files(), "");
		case Edit.Merge m -> of(labelling, number, edit, List.of(""), m.into());
		case Edit.Rename r -> of(labelling, number, edit, List.of(""), r.to());
		case Edit.LeaveOutClasses _ -> of(labelling, number, edit, List.of(""), "");
		case Edit.Colour _ -> of(labelling, number, edit, List.of(""), "");
		};
	}

	private static List<Line> of(String labelling, int number, Edit edit, List<String> images, String into) {
		return images.stream().map(image -> new Line(labelling, number, edit.text(), image, into, why(edit))).toList();
	}

	private static Table table(List<Line> lines) {
		return Table.builder().strings("labelling", lines.stream().map(Line::labelling).toArray(String[]::new))
				.longs("edit", lines.stream().mapToLong(Line::number).toArray()).strings("what", lines.stream().map(Line::edit).toArray(String[]::new))
				.strings("image", lines.stream().map(Line::image).toArray(String[]::new))
				.strings("into", lines.stream().map(Line::into).toArray(String[]::new)).strings("why", lines.stream().map(Line::why).toArray(String[]::new))
				.build();
	}
}
