package org.channelexplorer.cli.internal;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.channelexplorer.cli.ExitCode;
import org.channelexplorer.core.analysis.Analysis;
import org.channelexplorer.core.analysis.AnalysisArchive;
import org.channelexplorer.core.util.InputException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code pack}: an analysis as one file. */
@Command(description = { "Makes one zip file of an analysis: document, data and stored results, and with them the model and the images if you ask for them.",
		"No path of this machine is in it; the same analysis gives the same bytes. 'channelexplorer unpack' restores it." })
final class PackCommand implements Callable<Integer> {
	private final Console console;

	@Option(names = "--analysis", required = true, paramLabel = "FILE", description = "The analysis, NAME.channelexplorer.")
	private Path analysis;

	@Option(names = "--out", required = true, paramLabel = "X.zip", description = "The archive.")
	private Path out;

	@Option(names = "--with-model", description = "The model comes along, with its external weights.")
	private boolean withModel;

	@Option(names = "--with-images", description = "The images that were read come along, with the table of labels and the files of further inputs.")
	private boolean withImages;

	@Mixin
	private Overwrite overwrite;

	@Option(names = { "-h", "--help" }, usageHelp = true, description = "Show this help.")
	private boolean help;

	PackCommand(Console console) {
		this.console = console;
	}

	@Override
	public Integer call() throws InputException {
		try (Analysis open = AnalysisFile.open(analysis, console)) {
			AnalysisArchive.write(open, out, new AnalysisArchive.Extent(withModel, withImages), overwrite.allowed(), console.catalogue(), console.monitor());
		}
		console.message(out + " written" + (withModel && withImages ? "" : withModel ? ", without the images" : withImages ? ", without the model"
				: ", without model and images"));
		return ExitCode.DONE;
	}
}
