package org.channelexplorer.bench;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.channelexplorer.core.analysis.Analyses;
import org.channelexplorer.core.analysis.Analysis;
import org.channelexplorer.core.catalogue.Catalogue;
import org.channelexplorer.core.operation.Operations;
import org.channelexplorer.core.operation.ResultStore;
import org.channelexplorer.core.result.PlannedSurgery;
import org.channelexplorer.core.result.PlannedSurgery.Point;
import org.channelexplorer.core.util.InputException;
import org.eclipse.core.runtime.NullProgressMonitor;

/** What removing channels of a layer costs: accuracy by ranking, replacement and share, on held-out images. */
public final class SurgeryBench {
	private SurgeryBench() {
	}

	/** Runs. @param args --analysis FILE [--layer ID] [--rankings a,b] [--replace a,b] [--random N] [--seeds 1,2] [--ridge R] [--alone true] */
	public static void main(String[] args) throws InputException {
		Map<String, String> options = new HashMap<>(Map.of("rankings", "classPairwiseDistance,selectivity,magnitudeWeight,deviationWeight,coverage", "replace",
				"zero,mean,compensate", "random", "5", "seeds", "1", "ridge", "0.01", "layer", "", "alone", "false"));
		for (int i = 0; i + 1 < args.length; i += 2) {
			options.put(args[i].replaceFirst("^--", ""), args[i + 1]);
		}
		Catalogue catalogue = Catalogue.ofClasspath(SurgeryBench.class.getClassLoader());
		try (Analysis analysis = new Analyses(catalogue).open(Path.of(options.get("analysis")))) {
			for (String seed : options.get("seeds").split(",")) {
				System.out.println("seed " + seed);
				System.out.println("| ranking | replacement | 0 | 25 | 50 | 74 | 90 % | worst class at 74 % | s |");
				System.out.println("| --- | --- | ---: | ---: | ---: | ---: | ---: | --- | ---: |");
				for (String replace : options.get("replace").split(",")) {
					String random = options.get("random");
					for (String ranking : options.get("rankings").split(",")) {
						run(catalogue, analysis, options, Long.parseLong(seed), ranking, replace, random);
						random = "0"; // the same sets whatever the ranking
					}
				}
			}
		}
	}

	private static void run(Catalogue catalogue, Analysis analysis, Map<String, String> options, long seed, String ranking, String replace, String random)
			throws InputException {
		Map<String, String> given = new LinkedHashMap<>(
				Map.of("layer", options.get("layer"), "share", "0.74", "order", ranking.equals("coverage") ? "coverage" : "ranking", "ranking", ranking.equals("coverage") ? "variance" : ranking, "replace", replace, "random", random, "groups", "0", "ridge",
						options.get("ridge")));
		given.put("alone", options.get("alone"));
		long begin = System.nanoTime();
		PlannedSurgery planned = PlannedSurgery
				.of(new Operations(catalogue).run(PlannedSurgery.TYPE, given, seed, analysis, ResultStore.NONE, new NullProgressMonitor()));
		double seconds = (System.nanoTime() - begin) / 1e9;
		List<Point> curve = planned.curve();
		StringBuilder line = new StringBuilder("| " + ranking + " | " + replace);
		curve.forEach(p -> line.append(String.format(Locale.ROOT, " | %.3f", p.accuracy())));
		Point at = curve.stream().filter(p -> p.share() == 0.74).findFirst().orElseThrow();
		System.out.println(line.append(String.format(Locale.ROOT, " | %s %+.2f | %.1f |", at.worstName(), at.worst(), seconds)));
		if (!random.equals("0")) {
			StringBuilder by = new StringBuilder("| random, mean of " + random + " | " + replace);
			curve.forEach(p -> by.append(String.format(Locale.ROOT, " | %.3f", p.count() == 0 ? p.accuracy() : p.random().mean())));
			System.out.println(by.append(" | | |"));
		}
	}
}
