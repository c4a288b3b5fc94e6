package org.channelexplorer.report.internal;

import java.util.List;
import java.util.Optional;
import org.channelexplorer.core.model.ImageSet.Skipped;
import org.channelexplorer.core.predict.ClassPredictions;

/** What stands above the sections: title, key figures, contents. */
record Opening(Shown analysis, Optional<ClassPredictions> predictions) {

	void write(Html html, List<Section> sections) {
		html.raw("<header>").heading(1, analysis.document().name(), null);
		html.element("p", "lead", "Where " + analysis.network().name() + " separates the classes of " + analysis.images().size()
				+ " images, and where they stay confused.");
		html.raw("<div class=\"facts\">");
		fact(html, Integer.toString(analysis.images().size()), "images");
		fact(html, Integer.toString(analysis.labels().classes().size()), "classes");
		fact(html, Integer.toString(analysis.layers().size()), "layers read");
		predictions.filter(p -> p.judged() > 0)
				.ifPresent(p -> fact(html, Html.number(100.0 * (p.judged() - p.contradicted().size()) / p.judged(), 1) + " %",
						"predicted as labelled" + (p.judged() < analysis.images().size() ? " (of " + p.judged() + " images)" : "")));
		fact(html, Long.toString(analysis.skipped().stream().filter(Skipped::isImage).count()), "images skipped");
		html.raw("</div>\n");
		if (!analysis.complete()) {
			html.raw("<p class=\"missing\">This analysis is not complete: only the images read so far are counted.</p>\n");
		}
		html.raw("<nav aria-label=\"Contents\">");
		for (Section s : sections) {
			html.raw("<a href=\"#" + Html.escape(s.id()) + "\">" + Html.escape(s.title()) + "</a>");
		}
		html.raw("</nav></header>\n");
	}

	private static void fact(Html html, String value, String name) {
		html.raw("<div><b>" + Html.escape(value) + "</b><span>" + Html.escape(name) + "</span></div>");
	}
}
