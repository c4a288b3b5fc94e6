package org.channelexplorer.cli.internal;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.channelexplorer.cli.ExitCode;
import org.channelexplorer.core.analysis.Analyses;
import org.channelexplorer.core.analysis.Analysis;
import org.channelexplorer.core.analysis.Missing;
import org.channelexplorer.core.analysis.MovedFiles;
import org.channelexplorer.core.util.InputException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code relocate}: what <em>Locate...</em> is in the window. */
@Command(description = "Tells an analysis where its model and images are after they have moved; their contents must be those that were analysed.")
final class RelocateCommand implements Callable<Integer> {
	private final Console console;

	@Option(names = "--analysis", required = true, paramLabel = "FILE", description = "The analysis, NAME.channelexplorer.")
	private Path analysis;

	@Option(names = "--model", paramLabel = "FILE", description = "Where the model is now.")
	private Path model;

	@Option(names = "--images", paramLabel = "DIR", description = "Where the images are now: a folder or an archive.")
	private Path images;

	@Option(names = { "-h", "--help" }, usageHelp = true, description = "Show this help.")
	private boolean help;

	RelocateCommand(Console console) {
		this.console = console;
	}

	@Override
	public Integer call() throws InputException {
		if (model == null && images == null) {
			throw new InputException("--model, --images: give one of them or both");
		}
		try (Analysis open = AnalysisFile.open(analysis, console)) {
			if (model != null) {
				MovedFiles.locateModel(open, model.toAbsolutePath().normalize(), console.catalogue());
				console.message(model + ": the model that was analysed");
			}
			if (images != null) {
				MovedFiles.locateImages(open, images.toAbsolutePath().normalize(), console.monitor());
				console.message(images + ": the images that were analysed");
			}
		}
		try (Analysis open = new Analyses(console.catalogue()).open(analysis)) { // one that is open has read the old places
			Missing.of(open, console.catalogue()).forEach(m -> console.message(m.sentence()));
		}
		return ExitCode.DONE;
	}
}
