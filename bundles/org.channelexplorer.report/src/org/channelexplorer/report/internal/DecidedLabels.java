package org.channelexplorer.report.internal;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.channelexplorer.core.repair.Decision;
import org.channelexplorer.core.repair.Ledger;
import org.channelexplorer.core.repair.LedgerTables;
import org.channelexplorer.core.repair.Triage;
import org.channelexplorer.core.repair.Verdict;

/** The decisions about labels: counts, how many of the labels were wrong, the decisions in a file. */
record DecidedLabels(Ledger ledger) {
	private static final int SHOWN = 20;

	void write(Html html, ReportFiles files) {
		List<Decision> all = ledger.decisions();
		List<Decision> hold = List.copyOf(ledger.byFile().values());
		html.heading(3, "Decisions about labels", null);
		String people = all.stream().map(Decision::who).filter(w -> !w.isEmpty()).distinct().collect(Collectors.joining(", "));
		List<String> times = all.stream().map(Decision::when).sorted().toList();
		html.paragraph(all.size() + (all.size() == 1 ? " decision" : " decisions") + (people.isEmpty() ? "" : " by " + people) + " from " + times.getFirst()
				+ " to " + times.getLast() + ". Of " + hold.size() + (hold.size() == 1 ? " image" : " images") + " now " + count(hold, Verdict.RELABEL)
				+ " relabelled, " + count(hold, Verdict.LEAVE_OUT) + " left out, " + count(hold, Verdict.KEEP) + " kept and " + count(hold, Verdict.UNSURE)
				+ " not sure.");
		Triage triage = Triage.of(ledger, hold.stream().map(Decision::file).toList(), new double[hold.size()], hold.size());
		if (triage.decided() > 0) {
			html.paragraph(triage.confirmed() + " of " + triage.decided() + " labels that were decided about were found wrong: "
					+ Html.number(100 * triage.precision(), 1) + " % (95 % interval " + Html.number(100 * triage.low(), 1) + " to "
					+ Html.number(100 * triage.high(), 1) + " %).");
		}
		html.table(List.of("image", "decision", "from", "to", "label score", "who", "when", "comment"),
				all.stream().limit(SHOWN).map(DecidedLabels::row).toList(), 4);
		if (all.size() > SHOWN) {
			html.paragraph("The other " + (all.size() - SHOWN) + " decisions are in the file.");
		}
		html.files(files.csv("decisions", LedgerTables.history(ledger)));
	}

	private static long count(List<Decision> decisions, Verdict verdict) {
		return decisions.stream().filter(d -> d.verdict() == verdict).count();
	}

	private static List<String> row(Decision d) {
		return List.of(d.file(), d.verdict().name().toLowerCase(Locale.ROOT).replace('_', ' '), d.from(), d.verdict() == Verdict.RELABEL ? d.to() : "",
				d.score() == null ? "" : Html.number(d.score(), 3), d.who(), d.when(), d.comment());
	}
}
