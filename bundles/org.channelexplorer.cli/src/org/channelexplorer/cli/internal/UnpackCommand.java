package org.channelexplorer.cli.internal;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.channelexplorer.cli.ExitCode;
import org.channelexplorer.core.analysis.Analysis;
import org.channelexplorer.core.analysis.Missing;
import org.channelexplorer.core.analysis.UnpackedAnalysis;
import org.channelexplorer.core.util.InputException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code unpack}: an analysis from one file. */
@Command(description = "Restores an analysis that 'channelexplorer pack' made a zip file of, and names what it misses here.")
final class UnpackCommand implements Callable<Integer> {
	private final Console console;

	@Parameters(paramLabel = "X.zip", description = "The archive.")
	private Path zip;

	@Option(names = "--out", required = true, paramLabel = "DIR", description = "The folder to unpack to; made when it is missing.")
	private Path out;

	@Mixin
	private Overwrite overwrite;

	@Option(names = { "-h", "--help" }, usageHelp = true, description = "Show this help.")
	private boolean help;

	UnpackCommand(Console console) {
		this.console = console;
	}

	@Override
	public Integer call() throws InputException {
		Path document = UnpackedAnalysis.read(zip, out, overwrite.allowed(), console.monitor());
		try (Analysis open = AnalysisFile.open(document, console)) {
			Missing.of(open, console.catalogue()).forEach(m -> console.message(switch (m.kind()) {
			case MODEL ->
				"The archive has no model, which overlays, activation maps and resuming need: 'channelexplorer relocate --model' names its place here.";
			case IMAGES -> "The archive has no images, which pictures, overlays and resuming need: 'channelexplorer relocate --images' names their place here.";
			case EXTENSION -> m.sentence();
			}));
		}
		console.result(document + "\n");
		return ExitCode.DONE;
	}
}
