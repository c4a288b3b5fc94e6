package org.channelexplorer.report.internal;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.channelexplorer.core.data.Table;
import org.channelexplorer.core.document.AnalysisDocument;
import org.channelexplorer.core.label.Focus;
import org.channelexplorer.core.label.Labelling;
import org.channelexplorer.core.label.Made;
import org.channelexplorer.core.repair.Decision;
import org.channelexplorer.core.repair.Refinement;
import org.channelexplorer.core.repair.Surgery;

/** Everything that was done to an analysis, of every kind, in order of time; what has no time first, kind by kind. */
record Done(AnalysisDocument document) {
	private static final int SHOWN = 60;

	private record Step(Made made, String kind, String name, String what) {
		Instant instant() {
			return made.when().isEmpty() ? Instant.MIN : Instant.parse(made.when());
		}
	}

	void write(Html html, ReportFiles files) {
		List<Step> steps = steps();
		html.heading(3, "In order", null);
		html.table(List.of("when", "who", "kind", "name", "what"),
				steps.stream().limit(SHOWN).map(s -> List.of(s.made.when().isEmpty() ? "not known" : s.made.when(),
						s.made.who(), s.kind, s.name, s.what)).toList(),
				5);
		if (steps.size() > SHOWN) {
			html.paragraph("The other " + (steps.size() - SHOWN) + " steps are in the file.");
		}
		html.files(files.csv("done",
				Table.builder().strings("when", steps.stream().map(s -> s.made.when()).toArray(String[]::new))
						.strings("who", steps.stream().map(s -> s.made.who()).toArray(String[]::new))
						.strings("kind", steps.stream().map(Step::kind).toArray(String[]::new))
						.strings("name", steps.stream().map(Step::name).toArray(String[]::new))
						.strings("what", steps.stream().map(Step::what).toArray(String[]::new)).build()));
	}

	private static String count(int number, String one, String several) {
		return number + " " + (number == 1 ? one : several);
	}

	// equal times: labellings, decisions, focuses, refinements, surgeries, each in its own order
	private List<Step> steps() {
		List<Step> steps = new ArrayList<>();
		for (Labelling l : document.labellings().all()) {
			for (int i = 0; i < l.edits().size(); i++) {
				steps.add(new Step(l.made().get(i), "labelling", l.name(), l.edits().get(i).text()));
			}
		}
		for (Decision d : document.repairs().ledger().decisions()) {
			String to = d.from().equals(d.to()) ? "" : " from " + d.from() + " to " + d.to();
			steps.add(new Step(new Made(d.who(), d.when()), "decision", d.file(), d.verdict().name().toLowerCase(Locale.ROOT).replace('_', ' ') + to));
		}
		for (Focus f : document.focuses().all()) {
			steps.add(new Step(f.made(), "focus", f.name(),
					count(f.classes().size(), "class", "classes") + ", " + count(f.files().size(), "further image", "further images")));
		}
		for (Refinement r : document.repairs().refinements()) {
			steps.add(new Step(r.made(), "refinement", r.name(),
					r.way().name().toLowerCase(Locale.ROOT) + (r.labelling().isEmpty() ? ", the given classes" : ", classes of " + r.labelling())));
		}
		for (Surgery s : document.repairs().surgeries()) {
			int channels = s.removals().stream().mapToInt(r -> r.channels().size()).sum();
			steps.add(new Step(s.made(), "surgery", s.name(), count(channels, "channel", "channels") + " of " + count(s.removals().size(), "layer", "layers")));
		}
		steps.sort(Comparator.comparing(Step::instant));
		return steps;
	}
}
