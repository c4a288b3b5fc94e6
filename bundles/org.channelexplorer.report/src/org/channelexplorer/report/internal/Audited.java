package org.channelexplorer.report.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.channelexplorer.core.catalogue.Catalogue;
import org.channelexplorer.core.label.Focus;
import org.channelexplorer.core.operation.Operation;
import org.channelexplorer.core.operation.Operations;
import org.channelexplorer.core.operation.Result;
import org.channelexplorer.core.operation.ResultStore;
import org.channelexplorer.core.operation.Scope;
import org.channelexplorer.core.result.LabelIssues;
import org.channelexplorer.core.util.InputException;
import org.eclipse.core.runtime.IProgressMonitor;

/**
 * The audit that a report shows, of the labels as it shows them: the stored one in which users have said whether the network has seen the labels, else the one
 * without settings. It is computed where that takes about as long as the rest of the report.
 */
record Audited(Shown analysis, ResultStore results, Catalogue catalogue) {
	private static final String SAMPLE = "sample";
	/** Images x channels, over all layers: a quarter of a minute. */
	private static final double VALUES = 5e7;
	/** Images x classes^2. */
	private static final double PAIRS = 2e7;

	Outcome outcome(IProgressMonitor monitor) {
		if (catalogue.find(Operation.POINT, LabelIssues.TYPE).isEmpty()) {
			return Outcome.none(LabelIssues.TYPE, "needs a bundle that contributes this operation");
		}
		try {
			List<Outcome> stated = new ArrayList<>();
			for (String sample : List.of("in", "out")) {
				stored(call(Map.of(SAMPLE, sample))).ifPresent(stated::add);
			}
			if (stated.size() == 1) {
				return stated.getFirst();
			}
			Operations.Prepared call = call(Map.of());
			Optional<Outcome> stored = stored(call);
			return stored.isPresent() ? stored.get()
					: cheap() ? Outcome.of(call.key(), call.run(results, monitor))
							: Outcome.none(LabelIssues.TYPE,
									"not computed here, because it takes long with so many images, channels or classes: 'run audit' on the command "
											+ "line or the perspective Label Audit does; then write the report again");
		} catch (InputException e) {
			return Outcome.none(LabelIssues.TYPE, e.getMessage());
		}
	}

	private Operations.Prepared call(Map<String, String> given) throws InputException {
		Map<String, String> all = new TreeMap<>(given);
		all.put(Scope.FOCUS, Focus.ALL);
		return new Operations(catalogue).prepare(LabelIssues.TYPE, all, analysis.document().seed(), analysis);
	}

	private Optional<Outcome> stored(Operations.Prepared call) {
		Optional<Result> found = results.find(call.key());
		return found.map(r -> Outcome.of(call.key(), r));
	}

	private boolean cheap() throws InputException {
		double images = analysis.images().size();
		double classes = analysis.labels().classes().size();
		double values = 0;
		for (String layer : analysis.layers()) {
			values += images * analysis.summary(layer, "").values().columns();
		}
		return values <= VALUES && images * classes * classes <= PAIRS;
	}
}
