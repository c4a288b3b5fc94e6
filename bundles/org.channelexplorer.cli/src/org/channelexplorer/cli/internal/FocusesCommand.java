package org.channelexplorer.cli.internal;

import java.util.List;
import org.channelexplorer.core.analysis.Analysis;
import org.channelexplorer.core.document.AnalysisDocument;
import org.channelexplorer.core.label.Focus;
import org.channelexplorer.core.label.Made;
import org.channelexplorer.core.label.NamedValues;
import org.channelexplorer.core.label.Names;
import org.channelexplorer.core.util.InputException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code focuses}: named subsets of the images. */
@Command(description = { "Lists the focuses of an analysis, named subsets of its images, and which is in use; makes and deletes them.",
		"'run' and 'report' look at a focus with --focus NAME, or without when it is in use." })
final class FocusesCommand extends NamedCommand<Focus> {

	@Option(names = "--add", paramLabel = "NAME", description = "Makes a focus of --classes and --images, or replaces it.")
	private String add;

	@Option(names = "--classes", paramLabel = "A,B", description = "Its classes, by the labelling in use when it is looked at.")
	private String classes;

	@Option(names = "--images", paramLabel = "FILES", description = "Its images: their files, separated by commas, or a text file that has one a line.")
	private String images;

	@Option(names = "--use", paramLabel = "NAME", description = "From now on this focus is in use; all: all images are.")
	private String use;

	@Option(names = "--delete", paramLabel = "NAME", description = "Deletes a focus.")
	private String delete;

	FocusesCommand(Console console) {
		super(console, "focus", Focus.ALL);
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
	NamedValues<Focus> values(Analysis open) {
		return open.focuses();
	}

	@Override
	NamedValues<Focus> edited(NamedValues<Focus> all, Analysis open) throws InputException {
		if (add == null && (classes != null || images != null)) {
			throw new InputException("--classes and --images need --add NAME");
		}
		return add == null ? all : all.with(made(open));
	}

	@Override
	AnalysisDocument with(AnalysisDocument document, NamedValues<Focus> all) {
		return document.withFocuses(all);
	}

	@Override
	String listed(NamedValues<Focus> all, Analysis open) {
		TextTable table = new TextTable("focus", "images", "in use");
		table.row(Focus.ALL, Integer.toString(open.images().size()), inUse(all, ""));
		for (Focus f : all.all()) {
			table.row(f.name(), images(open, f), inUse(all, f.name()));
		}
		return table.toString();
	}

	private Focus made(Analysis open) throws InputException {
		try {
			Focus focus = new Focus(add, classes == null ? List.of() : Names.list(classes), images == null ? List.of() : EditOption.files(images, open),
					Made.now());
			focus.rows(open.labels(), open.images(), open.filesWithoutRow());
			return focus;
		} catch (IllegalArgumentException e) {
			throw new InputException("--add " + add + ": " + e.getMessage(), e);
		}
	}

	private static String images(Analysis analysis, Focus focus) {
		try {
			return Integer.toString(focus.rows(analysis.labels(), analysis.images(), analysis.filesWithoutRow()).length);
		} catch (InputException e) {
			return "does not fit the labelling in use: " + e.getMessage();
		}
	}
}
