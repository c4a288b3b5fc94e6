package org.channelexplorer.cli.internal;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.channelexplorer.cli.ExitCode;
import org.channelexplorer.core.analysis.Analysis;
import org.channelexplorer.core.analysis.Annotated;
import org.channelexplorer.core.note.Annotation;
import org.channelexplorer.core.store.Csv;
import org.channelexplorer.core.util.InputException;
import org.channelexplorer.core.util.Json;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code annotations}: what notes there are. */
@Command(description = "Lists the notes of an analysis. A note is stale when what it is about is gone, or its result is not stored any more.")
final class AnnotationsCommand implements Callable<Integer> {
	private final Console console;

	/** How they are listed. */
	enum Format {
		CSV, JSON
	}

	@Option(names = "--analysis", required = true, paramLabel = "FILE", description = "The analysis, NAME.channelexplorer.")
	private Path analysis;

	@Option(names = "--format", paramLabel = "csv|json", description = "How they are listed. Default: csv.")
	private Format format = Format.CSV;

	@Option(names = "--delete", paramLabel = "N", description = "Deletes the note of this number, then lists the others.")
	private Integer delete;

	@Option(names = { "-h", "--help" }, usageHelp = true, description = "Show this help.")
	private boolean help;

	AnnotationsCommand(Console console) {
		this.console = console;
	}

	@Override
	public Integer call() throws InputException {
		try (Analysis open = AnalysisFile.open(analysis, console)) {
			if (delete != null) {
				List<Annotation> all = new ArrayList<>(open.document().annotations());
				if (delete < 1 || delete > all.size()) {
					throw new InputException("--delete " + delete + ": there " + (all.isEmpty() ? "is no annotation" : "are annotations 1 to " + all.size()));
				}
				all.remove(delete - 1);
				LabellingFile.save(open, open.document().withAnnotations(all));
			}
			List<Annotated> all = Annotated.of(open);
			console.result(format == Format.JSON ? Json.pretty(all) : Csv.text(Annotated.table(all)));
		}
		return ExitCode.DONE;
	}
}
