package org.channelexplorer.report.internal;

import java.util.List;
import org.channelexplorer.core.model.ImageEntry;
import org.channelexplorer.core.result.Representatives;
import org.channelexplorer.core.util.InputException;

/** The images that stand for the classes. */
record RepresentativesSection(Shown analysis, Findings findings, Thumbnails thumbnails) implements Section {
	private static final int CLASSES = 40;
	private static final int SIDE = 72;

	@Override
	public String title() {
		return "Representatives";
	}

	@Override
	public String id() {
		return "representatives";
	}

	@Override
	public void write(Html html, ReportFiles files) throws InputException {
		if (findings.representatives().result() == null) {
			html.raw(findings.representatives().missing());
			return;
		}
		Representatives r = Representatives.of(findings.representatives().result());
		html.reading("For every class the images nearest to the middles of its kinds, found in all " + r.layers()
				+ " layers together; below each the share of the class that it stands for.",
				"A class with several unlike images is made of several kinds: look whether the layers below keep them together.",
				"Coverage " + Html.number(r.coverageRatio(), 2)
						+ ": the mean distance of the images to the nearest chosen one, as a share of that to as many random "
						+ "images; near 1 the chosen images say no more than random ones.");
		html.raw("<div class=\"wide\"><table><tbody>\n");
		List<String> classes = r.chosen().stream().map(Representatives.Chosen::className).distinct().toList();
		List<String> images = analysis.images().stream().map(ImageEntry::file).toList();
		for (String name : classes.subList(0, Math.min(CLASSES, classes.size()))) {
			html.raw("<tr><th scope=\"row\">" + Html.escape(name) + "</th><td><div class=\"thumbs\">");
			for (Representatives.Chosen c : r.chosen()) {
				if (c.className().equals(name) && images.contains(c.image())) {
					html.raw("<figure>" + thumbnails.of(images.indexOf(c.image()), SIDE) + "<figcaption>" + Html.number(100 * c.share(), 0)
							+ " %</figcaption></figure>");
				}
			}
			html.raw("</div></td></tr>\n");
		}
		html.raw("</tbody></table></div>\n");
		if (classes.size() > CLASSES) {
			html.paragraph("The other " + (classes.size() - CLASSES) + " classes are in the file.");
		}
		html.files(files.csv("representatives", findings.representatives().result().table())).made(findings.representatives());
	}
}
