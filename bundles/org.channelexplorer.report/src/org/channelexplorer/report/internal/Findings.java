package org.channelexplorer.report.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.channelexplorer.core.catalogue.Catalogue;
import org.channelexplorer.core.label.Focus;
import org.channelexplorer.core.operation.Operation;
import org.channelexplorer.core.operation.Operations;
import org.channelexplorer.core.operation.ResultStore;
import org.channelexplorer.core.operation.Scope;
import org.channelexplorer.core.result.RankedChannels;
import org.channelexplorer.core.util.InputException;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.SubMonitor;

/**
 * Everything computed for a report.
 *
 * @param profile         separability of every layer, in network order
 * @param representatives images that stand for the classes
 * @param audit           which labels look wrong
 * @param details         the layers shown in detail, in network order
 * @param further         contributed plots of the analysis as a whole
 */
record Findings(List<Profiled> profile, Outcome representatives, Outcome audit, List<Detailed> details, List<Contributed> further) {
	private static final String LAYER = "layer";
	private static final int OVERLAYS = 4;

	/** A layer of the profile: its number (from 1), id and separability. */
	record Profiled(int number, String layer, Outcome separability) {
	}

	/** A layer shown in detail; {@code file} is a part of file names. */
	record Detailed(int number, String layer, String file, Outcome projection, Outcome jaccard, Outcome hierarchy, Outcome ranking, Outcome heatmap,
			Outcome topOverlays, Outcome bottomOverlays, List<Contributed> further) {

		List<Outcome> all() {
			List<Outcome> all = new ArrayList<>(List.of(projection, jaccard, hierarchy, ranking, heatmap, topOverlays, bottomOverlays));
			further.forEach(c -> all.add(c.outcome()));
			return all;
		}
	}

	/** All outcomes in the order of the page. */
	List<Outcome> outcomes() {
		List<Outcome> all = new ArrayList<>();
		profile.forEach(p -> all.add(p.separability));
		all.add(audit);
		all.add(representatives);
		details.forEach(d -> all.addAll(d.all()));
		further.forEach(c -> all.add(c.outcome()));
		return all;
	}

	/** Runs what is not stored yet. @param layers ids of the layers to show in detail */
	static Findings of(Shown analysis, ResultStore results, Catalogue catalogue, List<String> layers, IProgressMonitor monitor) {
		Runner runner = new Runner(analysis, results, catalogue);
		List<String> all = analysis.layers();
		SubMonitor progress = SubMonitor.convert(monitor, "Report", all.size() * 2 + layers.size() * 12 + 10);
		List<Profiled> profile = new ArrayList<>();
		for (String layer : all) {
			profile.add(new Profiled(all.indexOf(layer) + 1, layer, runner.run("separability", layer, progress.split(2))));
		}
		Outcome representatives = runner.run("representatives", Map.of(), progress.split(3));
		Outcome audit = new Audited(analysis, results, catalogue).outcome(progress.split(5));
		List<Detailed> details = new ArrayList<>();
		for (String layer : layers.stream().distinct().sorted(java.util.Comparator.comparingInt(all::indexOf)).toList()) {
			int index = all.indexOf(layer);
			details.add(runner.details(index + 1, layer, analysis.recipe().layers().get(index).file(), progress.split(12)));
		}
		return new Findings(List.copyOf(profile), representatives, audit, List.copyOf(details), runner.further(null, progress.split(2)));
	}

	private record Runner(Shown analysis, ResultStore results, Catalogue catalogue) {

		Detailed details(int number, String layer, String file, IProgressMonitor monitor) {
			SubMonitor progress = SubMonitor.convert(monitor, 12);
			boolean clusters = catalogue.find(Operation.POINT, "scatterplot").isPresent();
			Outcome projection = clusters ? run("scatterplot", Map.of(LAYER, layer, "grouped", "true"), progress.split(3))
					: run("projection", layer, progress.split(3));
			Outcome jaccard = run("jaccard", layer, progress.split(1));
			Outcome hierarchy = run("hierarchy", layer, progress.split(1));
			Outcome ranking = run("ranking", layer, progress.split(1));
			Outcome heatmap = run("heatmap", layer, progress.split(1));
			List<Integer> channels = channels(ranking);
			int shown = Math.min(OVERLAYS, channels.size());
			return new Detailed(number, layer, file, projection, jaccard, hierarchy, ranking, heatmap,
					overlays(layer, channels.subList(0, shown), ranking, progress.split(1)),
					overlays(layer, channels.subList(channels.size() - shown, channels.size()).reversed(), ranking, progress.split(1)),
					further(layer, progress.split(2)));
		}

		/** @param layer null for what is no matter of a layer */
		List<Contributed> further(String layer, IProgressMonitor monitor) {
			List<Contributed.Declared> declared = Contributed.declared(catalogue).stream().filter(d -> d.layers() == (layer != null)).toList();
			SubMonitor progress = SubMonitor.convert(monitor, declared.size());
			List<Contributed> further = new ArrayList<>();
			for (Contributed.Declared d : declared) {
				Map<String, String> given = layer == null ? Map.of() : Map.of(LAYER, layer);
				further.add(new Contributed(d.name(), run(d.operation(), given, progress.split(1))));
			}
			return List.copyOf(further);
		}

		private static List<Integer> channels(Outcome ranking) {
			try {
				return ranking.result() == null ? List.of()
						: RankedChannels.of(ranking.result()).channels().stream().filter(c -> !Double.isNaN(c.score())).map(RankedChannels.Channel::channel)
								.toList();
			} catch (InputException e) {
				return List.of(); // the section of the ranking gives the reason
			}
		}

		// the scale is that of the maps shown: that of the layer would run the network on all images
		private Outcome overlays(String layer, List<Integer> channels, Outcome ranking, IProgressMonitor monitor) {
			if (channels.isEmpty()) {
				return Outcome.none("overlay", ranking.problem() == null ? "no channel has a score" : ranking.problem());
			}
			return run("overlay", Map.of(LAYER, layer, "channels", String.join(",", channels.stream().map(String::valueOf).toList()), "count",
					Integer.toString(OVERLAYS), "scale", "shown"), monitor);
		}

		Outcome run(String operation, String layer, IProgressMonitor monitor) {
			return run(operation, Map.of(LAYER, layer), monitor);
		}

		// the page reports what cannot be computed and still shows the rest
		Outcome run(String operation, Map<String, String> given, IProgressMonitor monitor) {
			if (catalogue.find(Operation.POINT, operation).isEmpty()) {
				return Outcome.none(operation, "needs a bundle that contributes this operation");
			}
			try {
				Map<String, String> all = new TreeMap<>(given);
				all.put(Scope.FOCUS, Focus.ALL);
				var call = new Operations(catalogue).prepare(operation, all, analysis.document().seed(), analysis);
				return Outcome.of(call.key(), call.run(results, monitor));
			} catch (InputException e) {
				return Outcome.none(operation, e.getMessage());
			}
		}
	}
}
