package org.channelexplorer.cli.internal;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.channelexplorer.cli.ExitCode;
import org.channelexplorer.core.analysis.Analysis;
import org.channelexplorer.core.label.Edit;
import org.channelexplorer.core.label.Focus;
import org.channelexplorer.core.label.Labelling;
import org.channelexplorer.core.label.Made;
import org.channelexplorer.core.label.NamedValues;
import org.channelexplorer.core.label.Outcome;
import org.channelexplorer.core.operation.Operations;
import org.channelexplorer.core.operation.Scope;
import org.channelexplorer.core.result.ClassTree;
import org.channelexplorer.core.util.InputException;
import org.eclipse.core.runtime.SubMonitor;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code relabel}: edits of a labelling. */
@Command(description = { "Adds edits to a labelling of an analysis, in the order given; the labelling is made when it is not there.",
		"The given classes never change; nothing is computed but by --from-kinds. 'run' and 'report' read the labelling with --labelling NAME, or without when it is in use." })
final class RelabelCommand implements Callable<Integer> {
	private final Console console;

	@Option(names = "--analysis", required = true, paramLabel = "FILE", description = "The analysis, NAME.channelexplorer.")
	private Path analysis;

	@Option(names = "--labelling", required = true, paramLabel = "NAME", description = "The labelling.")
	private String labelling;

	@ArgGroup(exclusive = true, multiplicity = "1..*", heading = "Edits, one after the other:%n")
	private List<EditOption> edits;

	@Option(names = "--why", paramLabel = "TEXT", description = "The reason, kept with the images that --csv moves.")
	private String why = "";

	@Option(names = "--skip-unknown", description = "Skip lines of --csv that name no image of the analysis.")
	private boolean skip;

	@Option(names = "--use", description = "From now on the labelling is the one in use.")
	private boolean use;

	@Option(names = { "-h", "--help" }, usageHelp = true, description = "Show this help.")
	private boolean help;

	RelabelCommand(Console console) {
		this.console = console;
	}

	@Override
	public Integer call() throws InputException {
		try (Analysis open = AnalysisFile.open(analysis, console)) {
			return edit(open);
		}
	}

	private int edit(Analysis open) throws InputException {
		NamedValues<Labelling> all = open.labellings();
		Labelling edited;
		try {
			edited = all.find(labelling).orElseGet(() -> new Labelling(labelling, List.of()));
		} catch (IllegalArgumentException e) {
			throw new InputException("--labelling " + labelling + ": " + e.getMessage(), e);
		}
		int before = edited.edits().size();
		Outcome outcome = LabellingFile.outcome(open, edited);
		for (EditOption option : edits) {
			boolean asKept = edited.edits().size() == before;
			for (Edit edit : option.edits(open, outcome, why, skip, asKept ? layer -> kinds(open, layer, before > 0) : null)) {
				edited = edited.with(edit, Made.now());
			}
			outcome = LabellingFile.outcome(open, edited);
		}
		NamedValues<Labelling> changed = all.with(edited);
		if (use) {
			changed = changed.using(labelling);
		}
		LabellingFile.save(open, open.document().withLabellings(changed));
		int added = edited.edits().size() - before;
		console.result("labelling " + labelling + ": " + (added == 0 ? "nothing to edit" : Extracted.count(added, "edit") + " added") + ", "
				+ LabellingFile.text(outcome) + (changed.inUse().equals(labelling) ? "; in use" : "") + "\n");
		return ExitCode.DONE;
	}

	private ClassTree kinds(Analysis open, String layer, boolean kept) throws InputException {
		Map<String, String> given = new TreeMap<>(Map.of(Scope.LABELLING, kept ? labelling : Labelling.GIVEN, Scope.FOCUS, Focus.ALL));
		if (!layer.isEmpty()) {
			given.put("layer", layer);
		}
		ClassTree tree = ClassTree.of(new Operations(console.catalogue()).run(ClassTree.TYPE, given, open.document().seed(), open,
				AnalysisFile.results(open, console), SubMonitor.convert(console.monitor(), ClassTree.TYPE, 1).split(1)));
		AnalysisFile.limit(analysis, Presets.installed(), console);
		console.monitor().done();
		return tree;
	}
}
