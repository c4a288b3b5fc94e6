package org.channelexplorer.report.internal;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.channelexplorer.core.catalogue.Catalogue;
import org.channelexplorer.core.label.Labelling;
import org.channelexplorer.core.operation.Operation;
import org.channelexplorer.core.operation.Operations;
import org.channelexplorer.core.operation.Result;
import org.channelexplorer.core.operation.ResultStore;
import org.channelexplorer.core.operation.Scope;
import org.channelexplorer.core.repair.Refinement;
import org.channelexplorer.core.repair.Removal;
import org.channelexplorer.core.repair.Surgery;
import org.channelexplorer.core.result.PlannedSurgery;
import org.channelexplorer.core.util.InputException;

/** The networks that were made of the analysed one: refinements and surgeries. */
record MadeNetworks(Shown analysis, ResultStore results, Catalogue catalogue) {

	void write(Html html, ReportFiles files) throws InputException {
		List<Refinement> refinements = analysis.document().repairs().refinements();
		if (!refinements.isEmpty()) {
			html.heading(3, "Refinements", null);
			html.table(List.of("network", "classes of", "way", "seed", "SHA-256"), refinements.stream().map(r -> List.of(r.name(),
					r.labelling().isEmpty() ? Labelling.GIVEN : r.labelling(), r.way().name().toLowerCase(Locale.ROOT), Long.toString(r.seed()),
					r.sha256().isEmpty() ? "not written" : r.sha256())).toList(), 3);
		}
		List<Surgery> surgeries = analysis.document().repairs().surgeries();
		if (surgeries.isEmpty()) {
			return;
		}
		html.heading(3, "Surgeries", null);
		List<List<String>> rows = new ArrayList<>();
		for (Surgery s : surgeries) {
			String cost = stored(s).map(MadeNetworks::cost).orElse("not stored: run the surgery again");
			for (Removal r : s.removals()) {
				rows.add(List.of(s.name(), r.layer(), Integer.toString(r.channels().size()), ranges(r.channels()).replace(",", ", "),
						s.replacement().name().toLowerCase(Locale.ROOT), chosen(s), cost));
			}
		}
		html.table(List.of("surgery", "layer", "channels removed", "which", "in their place", "chosen by", "accuracy on held-out images"), rows, 2);
	}

	private static String chosen(Surgery s) {
		return s.chosen().isEmpty() ? "hand" : s.chosen().entrySet().stream().map(e -> e.getKey() + " " + e.getValue()).collect(Collectors.joining(", "));
	}

	private static String cost(PlannedSurgery planned) {
		PlannedSurgery.Change change = planned.accuracy();
		if (Double.isNaN(change.before())) {
			return "the network predicts no class";
		}
		return Html.fixed(change.before(), 3) + " before, " + Html.fixed(change.after(), 3) + " after (difference " + Html.fixed(change.low(), 3) + " to "
				+ Html.fixed(change.high(), 3) + ", " + planned.images().heldOut().size() + " images)";
	}

	// nothing is computed here: a plan may take minutes, and its numbers stand for the page only where they were seen
	private Optional<PlannedSurgery> stored(Surgery s) throws InputException {
		if (s.removals().size() != 1 || catalogue.find(Operation.POINT, PlannedSurgery.TYPE).isEmpty()) {
			return Optional.empty();
		}
		Map<String, String> given = new HashMap<>(s.chosen());
		String ranking = given.remove("ranking");
		if (ranking == null) {
			given.put("channels", ranges(s.removals().getFirst().channels()));
		} else if (ranking.equals("coverage") || ranking.equals("ablation")) {
			given.put("order", ranking);
		} else {
			given.putAll(Map.of("order", "ranking", "ranking", ranking));
		}
		given.putAll(Map.of("layer", s.removals().getFirst().layer(), "replace", s.replacement().name().toLowerCase(Locale.ROOT)));
		for (String labelling : List.of(analysis.labelling(), Labelling.GIVEN)) {
			given.put(Scope.LABELLING, labelling);
			Optional<Result> found;
			try {
				found = results.find(new Operations(catalogue).prepare(PlannedSurgery.TYPE, given, analysis.document().seed(), analysis.whole()).key());
			} catch (InputException e) { // it needs a layer or a ranking that is not there any more: the table says that it is not stored
				continue;
			}
			if (found.isPresent()) {
				PlannedSurgery planned = PlannedSurgery.of(found.get());
				if (planned.surgery(s.name()).removals().equals(s.removals())) {
					return Optional.of(planned);
				}
			}
		}
		return Optional.empty();
	}

	/** Such as 1,5,9-12, as the parameter of the operation takes them. */
	private static String ranges(List<Integer> channels) {
		StringBuilder text = new StringBuilder();
		for (int i = 0; i < channels.size(); i++) {
			int first = channels.get(i);
			while (i + 1 < channels.size() && channels.get(i + 1) == channels.get(i) + 1) {
				i++;
			}
			text.append(text.isEmpty() ? "" : ",").append(first).append(channels.get(i) == first ? "" : "-" + channels.get(i));
		}
		return text.toString();
	}
}
