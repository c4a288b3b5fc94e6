package org.channelexplorer.cli.internal;

import java.util.stream.Collectors;
import org.channelexplorer.core.analysis.Analysis;
import org.channelexplorer.core.document.AnalysisDocument;
import org.channelexplorer.core.label.Labelling;
import org.channelexplorer.core.label.NamedValues;
import org.channelexplorer.core.util.InputException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code labellings}: what labellings there are. */
@Command(description = "Lists the labellings of an analysis, and which is in use.")
final class LabellingsCommand extends NamedCommand<Labelling> {

	@Option(names = "--use", paramLabel = "NAME", description = "From now on this labelling is in use; given: the classes of the data set are.")
	private String use;

	@Option(names = "--delete", paramLabel = "NAME", description = "Deletes a labelling.")
	private String delete;

	@Option(names = "--edits", paramLabel = "NAME", description = "Lists the edits of a labelling instead.")
	private String edits;

	LabellingsCommand(Console console) {
		super(console, "labelling", Labelling.GIVEN);
	}

	@Override
	String use() {
		return use;
	}

	@Override
	String delete() {
		return delete;
	}

	@Override
	NamedValues<Labelling> values(Analysis open) {
		return open.labellings();
	}

	@Override
	NamedValues<Labelling> edited(NamedValues<Labelling> all, Analysis open) {
		return all;
	}

	@Override
	AnalysisDocument with(AnalysisDocument document, NamedValues<Labelling> all) {
		return document.withLabellings(all);
	}

	@Override
	String listed(NamedValues<Labelling> all, Analysis open) throws InputException {
		if (edits != null) {
			return all.get(edits, "labelling").edits().stream().map(e -> OneLine.of(e.text()) + "\n").collect(Collectors.joining());
		}
		TextTable table = new TextTable("labelling", "edits", "classes", "in use");
		table.row(Labelling.GIVEN, "0", LabellingFile.text(Labelling.given(open.images())), inUse(all, ""));
		for (Labelling l : all.all()) {
			table.row(l.name(), Integer.toString(l.edits().size()), classes(open, l), inUse(all, l.name()));
		}
		return table.toString();
	}

	private static String classes(Analysis analysis, Labelling labelling) {
		try {
			return LabellingFile.text(LabellingFile.outcome(analysis, labelling));
		} catch (InputException e) {
			return "does not fit the images: " + e.getMessage();
		}
	}
}
