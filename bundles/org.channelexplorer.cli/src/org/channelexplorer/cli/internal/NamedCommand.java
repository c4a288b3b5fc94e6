package org.channelexplorer.cli.internal;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.channelexplorer.cli.ExitCode;
import org.channelexplorer.core.analysis.Analysis;
import org.channelexplorer.core.document.AnalysisDocument;
import org.channelexplorer.core.label.Named;
import org.channelexplorer.core.label.NamedValues;
import org.channelexplorer.core.util.InputException;
import picocli.CommandLine.Option;

/** What the commands for named values of an analysis have in common: one of them can be put in use or deleted, and all are listed. */
abstract class NamedCommand<T extends Named> implements Callable<Integer> {
	private final Console console;
	private final String word;
	private final String none;

	@Option(names = "--analysis", required = true, paramLabel = "FILE", description = "The analysis, NAME.channelexplorer.")
	private Path analysis;

	@Option(names = { "-h", "--help" }, usageHelp = true, description = "Show this help.")
	private boolean help;

	/**
	 * @param word what a value is called
	 * @param none name that stands for none of them
	 */
	NamedCommand(Console console, String word, String none) {
		this.console = console;
		this.word = word;
		this.none = none;
	}

	@Override
	public Integer call() throws InputException {
		try (Analysis open = AnalysisFile.open(analysis, console)) {
			NamedValues<T> before = values(open);
			NamedValues<T> all = edited(before, open);
			if (delete() != null) {
				all = all.without(all.get(delete(), word).name());
			}
			if (use() != null) {
				all = all.using(use().equals(none) ? "" : all.get(use(), word).name());
			}
			if (!all.equals(before)) {
				LabellingFile.save(open, with(open.document(), all));
			}
			console.result(listed(all, open));
		}
		return ExitCode.DONE;
	}

	/** Marks the value in use in a list. @param name empty for none of them */
	static String inUse(NamedValues<?> all, String name) {
		return all.inUse().equals(name) ? "yes" : "";
	}

	/** The value to put in use, null for no change. */
	abstract String use();

	/** The value to delete, null for none. */
	abstract String delete();

	/** The values that the analysis has. */
	abstract NamedValues<T> values(Analysis open);

	/** The values after what else the command does to them. */
	abstract NamedValues<T> edited(NamedValues<T> all, Analysis open) throws InputException;

	/** The document with other values. */
	abstract AnalysisDocument with(AnalysisDocument document, NamedValues<T> all);

	/** What is printed. */
	abstract String listed(NamedValues<T> all, Analysis open) throws InputException;
}
