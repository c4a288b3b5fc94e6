package org.channelexplorer.cli.internal;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.channelexplorer.cli.ExitCode;
import org.channelexplorer.core.analysis.Analysis;
import org.channelexplorer.core.label.Labelling;
import org.channelexplorer.core.label.NamedValues;
import org.channelexplorer.core.util.InputException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code labellings}: what labellings there are. */
@Command(description = "Lists the labellings of an analysis, and which is in use.")
final class LabellingsCommand implements Callable<Integer> {
	private final Console console;

	@Option(names = "--analysis", required = true, paramLabel = "FILE", description = "The analysis, NAME.channelexplorer.")
	private Path analysis;

	@Option(names = "--use", paramLabel = "NAME", description = "From now on this labelling is in use; given: the classes of the data set are.")
	private String use;

	@Option(names = "--delete", paramLabel = "NAME", description = "Deletes a labelling.")
	private String delete;

	@Option(names = "--edits", paramLabel = "NAME", description = "Lists the edits of a labelling instead.")
	private String edits;

	@Option(names = { "-h", "--help" }, usageHelp = true, description = "Show this help.")
	private boolean help;

	LabellingsCommand(Console console) {
		this.console = console;
	}

	@Override
	public Integer call() throws InputException {
		try (Analysis open = AnalysisFile.open(analysis, console)) {
			return manage(open);
		}
	}

	private int manage(Analysis open) throws InputException {
		NamedValues<Labelling> all = open.labellings();
		if (delete != null) {
			all = all.without(all.get(delete, "labelling").name());
		}
		if (use != null) {
			all = all.using(use.equals(Labelling.GIVEN) ? "" : all.get(use, "labelling").name());
		}
		if (!all.equals(open.labellings())) {
			LabellingFile.save(open, open.document().withLabellings(all));
		}
		if (edits != null) {
			all.get(edits, "labelling").edits().forEach(e -> console.result(e.text() + "\n"));
			return ExitCode.DONE;
		}
		TextTable table = new TextTable("labelling", "edits", "classes", "in use");
		table.row(Labelling.GIVEN, "0", LabellingFile.text(Labelling.given(open.images())), all.inUse().isEmpty() ? "yes" : "");
		for (Labelling l : all.all()) {
			table.row(l.name(), Integer.toString(l.edits().size()), classes(open, l), all.inUse().equals(l.name()) ? "yes" : "");
		}
		console.result(table.toString());
		return ExitCode.DONE;
	}

	private static String classes(Analysis analysis, Labelling labelling) {
		try {
			return LabellingFile.text(LabellingFile.outcome(analysis, labelling));
		} catch (InputException e) {
			return "does not fit the images: " + e.getMessage();
		}
	}
}
