package org.channelexplorer.report.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.channelexplorer.core.catalogue.Catalogue;
import org.channelexplorer.core.label.Focus;
import org.channelexplorer.core.operation.Operation;
import org.channelexplorer.core.operation.Operations;
import org.channelexplorer.core.operation.ResultStore;
import org.channelexplorer.core.operation.Scope;
import org.channelexplorer.core.util.InputException;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.SubMonitor;

/**
 * Everything computed for a report.
 *
 * @param profile separability of every layer, in network order
 * @param details the layers shown in detail, in network order
 */
record Findings(List<Profiled> profile, List<Detailed> details) {

	/** A layer of the profile: its number (from 1), id and separability. */
	record Profiled(int number, String layer, Outcome separability) {
	}

	/** A layer shown in detail; {@code file} is a part of file names. */
	record Detailed(int number, String layer, String file, Outcome projection, Outcome jaccard, Outcome ranking) {
	}

	/** All outcomes in the order of the page. */
	List<Outcome> outcomes() {
		List<Outcome> all = new ArrayList<>();
		profile.forEach(p -> all.add(p.separability));
		details.forEach(d -> all.addAll(List.of(d.projection, d.jaccard, d.ranking)));
		return all;
	}

	/** Runs what is not stored yet. @param layers ids of the layers to show in detail */
	static Findings of(Shown analysis, ResultStore results, Catalogue catalogue, List<String> layers, IProgressMonitor monitor) {
		Runner runner = new Runner(analysis, results, catalogue);
		List<String> all = analysis.layers();
		SubMonitor progress = SubMonitor.convert(monitor, "Report", all.size() * 2 + layers.size() * 4);
		List<Profiled> profile = new ArrayList<>();
		for (String layer : all) {
			profile.add(new Profiled(all.indexOf(layer) + 1, layer, runner.run("separability", layer, progress.split(2))));
		}
		List<Detailed> details = new ArrayList<>();
		for (String layer : layers.stream().distinct().sorted(java.util.Comparator.comparingInt(all::indexOf)).toList()) {
			int index = all.indexOf(layer);
			details.add(new Detailed(index + 1, layer, analysis.recipe().layers().get(index).file(),
					runner.run("scatterplot", layer, progress.split(2)), runner.run("jaccard", layer, progress.split(1)),
					runner.run("ranking", layer, progress.split(1))));
		}
		return new Findings(List.copyOf(profile), List.copyOf(details));
	}

	private record Runner(Shown analysis, ResultStore results, Catalogue catalogue) {

		// the page reports what cannot be computed and still shows the rest
		Outcome run(String operation, String layer, IProgressMonitor monitor) {
			if (catalogue.find(Operation.POINT, operation).isEmpty()) {
				return Outcome.none(operation, "needs a bundle that contributes this operation");
			}
			try {
				var call = new Operations(catalogue).prepare(operation, Map.of("layer", layer, Scope.FOCUS, Focus.ALL), analysis.document().seed(), analysis);
				return Outcome.of(call.key(), call.run(results, monitor));
			} catch (InputException e) {
				return Outcome.none(operation, e.getMessage());
			}
		}
	}
}
