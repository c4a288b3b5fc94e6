package org.channelexplorer.cli.internal;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.channelexplorer.cli.ExitCode;
import org.channelexplorer.core.analysis.Analysis;
import org.channelexplorer.core.analysis.RefinementExport;
import org.channelexplorer.core.label.Labelling;
import org.channelexplorer.core.operation.Operations;
import org.channelexplorer.core.operation.Scope;
import org.channelexplorer.core.repair.Refinement;
import org.channelexplorer.core.result.HeadRefinement;
import org.channelexplorer.core.util.InputException;
import org.eclipse.core.runtime.SubMonitor;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code refine}: a network with the classes of a labelling. */
@Command(description = {
		"Makes the classes of a labelling the outputs of the network, compares the new head with the old one on images that it was not fitted to, "
				+ "and writes the network with it; classes.txt beside it names the outputs.",
		"The analysed network never changes." })
final class RefineCommand implements Callable<Integer> {
	private final Console console;

	@Option(names = "--analysis", required = true, paramLabel = "FILE", description = "The analysis, NAME.channelexplorer.")
	private Path analysis;

	@Option(names = "--labelling", required = true, paramLabel = "NAME", description = "The labelling whose classes become outputs.")
	private String labelling;

	@Option(names = "--out", required = true, paramLabel = "NET.onnx",
			description = "The network to write; another folder keeps the names of both networks apart.")
	private Path out;

	@Option(names = "--way", paramLabel = "split|refit", defaultValue = "split", description = "split: old classes are divided or put together and keep their "
			+ "probabilities; refit: the whole layer is fitted again. Default: ${DEFAULT-VALUE}.")
	private Refinement.Way way;

	@Option(names = "--focus", paramLabel = "NAME", description = "Only images of this focus; all for all images. Default: the one in use.")
	private String focus;

	@Option(names = "--seed", paramLabel = "N", description = "Seed of the folds. Default: the analysis' seed.")
	private Long seed;

	@Option(names = "--accept-loss", description = "Write the network even when it puts fewer images of an old class right.")
	private boolean acceptLoss;

	@Mixin
	private Overwrite overwrite;

	@Option(names = { "-h", "--help" }, usageHelp = true, description = "Show this help.")
	private boolean help;

	RefineCommand(Console console) {
		this.console = console;
	}

	@Override
	public Integer call() throws InputException {
		overwrite.check(out);
		try (Analysis open = AnalysisFile.open(analysis, console)) {
			if (!labelling.equals(Labelling.GIVEN)) {
				open.labellings().get(labelling, "labelling");
			}
			return refine(open);
		}
	}

	private int refine(Analysis open) throws InputException {
		Map<String, String> given = new LinkedHashMap<>(Map.of("way", way.name().toLowerCase(Locale.ROOT), Scope.LABELLING, labelling));
		if (focus != null) {
			given.put(Scope.FOCUS, focus);
		}
		long drawn = seed == null ? open.document().seed() : seed;
		HeadRefinement found = HeadRefinement.of(new Operations(console.catalogue()).run("refine", given, drawn, open, AnalysisFile.results(open, console),
				SubMonitor.convert(console.monitor(), "refine", 1).split(1)));
		AnalysisFile.limit(analysis, Presets.installed(), console);
		console.monitor().done();
		console.result(text(found));
		found.notes().forEach(console::message);
		if (!found.losses().isEmpty() && !acceptLoss) {
			throw new InputException(out + " is not written: fewer images of " + found.losses().stream().map(HeadRefinement.Common::classes)
					.collect(Collectors.joining("; ")) + " are classified correctly than before; --accept-loss writes it");
		}
		Refinement kept = new RefinementExport(open, found, out, overwrite.allowed()).write(labelling.equals(Labelling.GIVEN) ? "" : labelling, drawn);
		LabellingFile.save(open, open.document().withRepairs(open.document().repairs().adding(kept)));
		console.result(out.toAbsolutePath().normalize() + ": " + Extracted.count(found.classes().size(), "output") + "\n");
		return ExitCode.DONE;
	}

	private static String text(HeadRefinement r) {
		TextTable classes = new TextTable("class", "of", "images", "right", "right kind");
		r.classes().forEach(c -> classes.row(c.name(), c.from(), Integer.toString(c.images()), share(c.accuracy()), share(c.rightKind())));
		TextTable common = new TextTable("old classes", "images", "before", "after");
		r.common().forEach(c -> common.row(c.classes(), Integer.toString(c.images()), share(c.before()), share(c.after())));
		return classes + "\n" + common
				+ String.format(Locale.ROOT,
						"%nold classes correct: %.4f before, %.4f after, difference %+.4f (%.0f %%: %+.4f to %+.4f); new classes: %.4f; %s%n",
						r.before(), r.after(), r.change().difference(), 100 * r.change().level(), r.change().low(), r.change().high(), r.accuracy(),
						Extracted.count(r.images(), "image"));
	}

	private static String share(double value) {
		return Double.isNaN(value) ? "" : String.format(Locale.ROOT, "%.3f", value);
	}
}
