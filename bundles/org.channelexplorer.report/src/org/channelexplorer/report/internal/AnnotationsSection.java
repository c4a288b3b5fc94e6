package org.channelexplorer.report.internal;

import java.util.List;
import org.channelexplorer.core.analysis.Annotated;

/** The notes that analysts pinned to images, classes, layers and channels. */
record AnnotationsSection(Shown analysis) implements Section {

	@Override
	public String title() {
		return "Annotations";
	}

	@Override
	public String id() {
		return "annotations";
	}

	@Override
	public void write(Html html, ReportFiles files) {
		List<Annotated> all = analysis.annotations();
		html.table(List.of("about", "note", "who", "when", "result", "stale"), all.stream().map(AnnotationsSection::row).toList());
		html.files(files.csv("annotations", Annotated.table(all)));
	}

	private static List<String> row(Annotated a) {
		String result = a.annotation().result();
		return List.of(a.annotation().about().text(), a.annotation().text(), a.annotation().who(), a.annotation().when(),
				result.substring(0, Math.min(12, result.length())), a.stale());
	}
}
