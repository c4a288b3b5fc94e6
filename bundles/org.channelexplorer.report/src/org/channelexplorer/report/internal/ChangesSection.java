package org.channelexplorer.report.internal;

import java.util.List;
import org.channelexplorer.core.catalogue.Catalogue;
import org.channelexplorer.core.document.AnalysisDocument;
import org.channelexplorer.core.operation.ResultStore;
import org.channelexplorer.core.repair.Repairs;
import org.channelexplorer.core.util.InputException;

/** Everything that users changed: classes, labels, what is looked at, networks; every list in the order in which it was made. */
record ChangesSection(Shown analysis, ResultStore results, Catalogue catalogue) implements Section {

	@Override
	public String title() {
		return "What was changed";
	}

	@Override
	public String id() {
		return "changes";
	}

	@Override
	public void write(Html html, ReportFiles files) throws InputException {
		AnalysisDocument document = analysis.document();
		Repairs repairs = document.repairs();
		if (document.labellings().all().isEmpty() && document.focuses().all().isEmpty() && repairs.equals(Repairs.NONE)) {
			html.paragraph("Nothing: the classes are those of the data set, no label was decided about, and no network was made.");
			return;
		}
		html.paragraph("The images, their given classes and the analysed network are as they were. What follows is kept in the analysis and applied when "
				+ "results are computed. The first list has everything in the order in which it was done; what older versions kept has no time.");
		new Done(document).write(html, files);
		if (!document.labellings().all().isEmpty()) {
			new EditedClasses(document.labellings(), analysis.labelling()).write(html, files);
		}
		if (!repairs.ledger().decisions().isEmpty()) {
			new DecidedLabels(repairs.ledger()).write(html, files);
		}
		if (!document.focuses().all().isEmpty()) {
			html.heading(3, "Focuses", null);
			html.table(List.of("focus", "classes", "images named", "in use"), document.focuses().all().stream().map(f -> List.of(f.name(),
					String.join(", ", f.classes()), Integer.toString(f.files().size()), f.name().equals(document.focuses().inUse()) ? "yes" : "")).toList(), 2);
		}
		new MadeNetworks(analysis, results, catalogue).write(html, files);
	}
}
