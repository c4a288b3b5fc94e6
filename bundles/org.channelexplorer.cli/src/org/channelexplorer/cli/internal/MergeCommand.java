package org.channelexplorer.cli.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.channelexplorer.cli.ExitCode;
import org.channelexplorer.core.analysis.Analysis;
import org.channelexplorer.core.analysis.AnalysisMerge;
import org.channelexplorer.core.document.AnalysisDocument;
import org.channelexplorer.core.document.DocumentMerge;
import org.channelexplorer.core.util.InputException;
import org.channelexplorer.core.util.Reasons;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code merge}: what two people arranged in copies of one analysis. */
@Command(description = { "Merges what two people did in copies of one analysis: labellings, focuses, decisions, surgeries, refinements, annotations, results.",
		"Conflicts are printed, one a line, and lose nothing: of two different labellings of one name both are kept. The exit code is 0 with conflicts, too." })
final class MergeCommand implements Callable<Integer> {
	private final Console console;

	@Option(names = "--analysis", required = true, paramLabel = "A", description = "The analysis; views, paths and names stay as they are in it.")
	private Path analysis;

	@Option(names = "--other", required = true, paramLabel = "B", description = "The other one, of the same extraction.")
	private Path other;

	@Option(names = "--base", paramLabel = "C",
			description = "What both started from (the document alone is enough): what only one changed or deleted is taken from that one.")
	private Path base;

	@Option(names = "--out", paramLabel = "M",
			description = "The merged analysis, M.channelexplorer, with a copy of the data. Default: A itself, with --overwrite.")
	private Path out;

	@Mixin
	private Overwrite overwrite;

	@Option(names = { "-h", "--help" }, usageHelp = true, description = "Show this help.")
	private boolean help;

	MergeCommand(Console console) {
		this.console = console;
	}

	@Override
	public Integer call() throws InputException {
		boolean into = out == null || same(out, analysis);
		if (into && !overwrite.allowed()) {
			throw new InputException(analysis + ": name the merged analysis with --out, or give --overwrite to merge into this one");
		}
		if (!into && same(out, other)) {
			throw new InputException(out + ": is the other analysis; give it as --analysis to merge into it");
		}
		if (!into && !String.valueOf(out.getFileName()).endsWith("." + AnalysisDocument.EXTENSION)) {
			throw new InputException(out + ": the name of an analysis ends in ." + AnalysisDocument.EXTENSION);
		}
		try (Analysis one = AnalysisFile.open(analysis, console); Analysis two = AnalysisFile.open(other, console)) {
			DocumentMerge.Merged merged = AnalysisMerge.of(one, two, base == null ? null : AnalysisDocument.read(base));
			if (into) {
				AnalysisMerge.save(one, two, merged);
			} else {
				AnalysisMerge.write(one, two, merged, out, overwrite.allowed());
			}
			merged.conflicts().forEach(c -> console.result(c + "\n"));
			console.message((into ? analysis : out) + ": merged, "
					+ (merged.conflicts().isEmpty() ? "no conflict" : Extracted.count(merged.conflicts().size(), "conflict")));
		}
		return ExitCode.DONE;
	}

	private static boolean same(Path a, Path b) throws InputException {
		try {
			return Files.exists(a) && Files.exists(b) && Files.isSameFile(a, b);
		} catch (IOException e) {
			throw Reasons.unreadable(a, e);
		}
	}
}
