package org.channelexplorer.report.internal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.channelexplorer.core.catalogue.Catalogue;
import org.channelexplorer.core.result.LabelIssues;
import org.channelexplorer.core.result.LabelIssues.OfImage;
import org.channelexplorer.core.util.InputException;
import org.channelexplorer.plot.Picture;
import org.channelexplorer.plot.Plot;
import org.channelexplorer.plot.PlotData;
import org.channelexplorer.plot.Plots;
import org.channelexplorer.plot.Sheet;

/** Which labels look wrong. */
record AuditSection(Shown analysis, Catalogue catalogue, Outcome audit, Thumbnails thumbnails) implements Section {
	private static final String FILE = "audit";
	private static final int SHOWN = 60;
	private static final int SIDE = 48;

	@Override
	public String title() {
		return "Label audit";
	}

	@Override
	public String id() {
		return FILE;
	}

	@Override
	public void write(Html html, ReportFiles files) throws InputException {
		if (audit.result() == null) {
			html.raw(audit.missing());
			return;
		}
		LabelIssues issues = LabelIssues.of(audit.result());
		List<OfImage> suspects = issues.issues();
		html.reading(
				"Which labels look wrong. Points are the suspects; the line with the band is the share of wrong labels to expect from the top of the list down to "
						+ "an image, and what it lies between. Where the band is wide there is no line, as a number would be a guess.",
				"Look through the list from the top, in the perspective Label Audit or in the file: keep, relabel or leave out. Mislabelled images are near another "
						+ "class, strange ones far from all.",
				"Only about half of the labels flagged in public test sets were confirmed by people (arXiv 2103.14749). Whether the network was fitted to these labels "
						+ "decides how they must be audited: state it when you know.");
		html.paragraph(suspects.size() + " of " + issues.images().size() + (issues.images().size() == 1 ? " label looks" : " labels look") + " wrong."
				+ expected(suspects));
		html.paragraph("What the list rests on: " + String.join(" \u00b7 ", issues.facts()) + ". " + issues.basis().why());
		Plot plot = Plots.plot(PlotData.of(audit.result(), analysis, catalogue));
		Picture picture = Sheet.of(plot);
		html.picture(picture, "Label scores, most suspect first, and the share of wrong labels to expect up to each image");
		if (!suspects.isEmpty()) {
			table(html, suspects);
		}
		List<String> names = new ArrayList<>(Arrays.asList(files.picture(FILE, picture)));
		names.add(files.csv(FILE, audit.result().table()));
		html.files(names.toArray(String[]::new)).made(audit);
	}

	private static String expected(List<OfImage> suspects) {
		String expected = suspects.isEmpty() ? "" : suspects.getLast().verdict().expected();
		return suspects.isEmpty() ? ""
				: expected.isEmpty() ? " How many of these are wrong is not known." : " Of these " + expected + " are expected to be wrong.";
	}

	private void table(Html html, List<OfImage> suspects) {
		Map<String, Integer> rows = new HashMap<>();
		for (int i = 0; i < analysis.images().size(); i++) {
			rows.put(analysis.images().get(i).file(), i);
		}
		html.raw("<div class=\"wide\"><table><thead><tr>");
		for (String head : List.of("", "image", "given", "suggested", "p(given)", "label score", "leaves its class at", "finding", "wrong so far")) {
			html.raw("<th scope=\"col\">" + head + "</th>");
		}
		html.raw("</tr></thead><tbody>\n");
		for (OfImage i : suspects.subList(0, Math.min(SHOWN, suspects.size()))) {
			Integer row = rows.get(i.file());
			html.raw("<tr><td><div class=\"row\">" + (row == null ? "" : thumbnails.of(row, SIDE)) + "</div></td>");
			cell(html, "id", i.file());
			cell(html, "", i.classes().given());
			cell(html, "", i.classes().suggested());
			cell(html, "n", Html.fixed(i.probability().given(), 3));
			cell(html, "n", Html.fixed(i.verdict().score(), 3));
			cell(html, "", i.leavesAt().isEmpty() ? "\u2013" : analysis.network().label(i.leavesAt()));
			cell(html, "", i.verdict().finding().name().toLowerCase(Locale.ROOT));
			cell(html, "n", i.verdict().expected());
			html.raw("</tr>\n");
		}
		html.raw("</tbody></table></div>\n");
		if (suspects.size() > SHOWN) {
			html.paragraph("The other " + (suspects.size() - SHOWN) + " suspects are in the file.");
		}
	}

	private static void cell(Html html, String type, String text) {
		html.raw("<td" + (type.isEmpty() ? "" : " class=\"" + type + "\"") + ">" + Html.escape(text) + "</td>");
	}
}
