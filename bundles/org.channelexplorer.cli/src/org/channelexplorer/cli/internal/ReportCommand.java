package org.channelexplorer.cli.internal;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.channelexplorer.cli.ExitCode;
import org.channelexplorer.core.analysis.Analysis;
import org.channelexplorer.core.util.InputException;
import org.channelexplorer.report.Report;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code report}: an analysis as a page to read. */
@Command(description = { "Writes one self-contained HTML page with the plots of an analysis, and CSV, SVG and PNG files beside it.",
		"The same analysis gives the same bytes." })
final class ReportCommand implements Callable<Integer> {
	private final Console console;

	@Option(names = "--analysis", required = true, paramLabel = "FILE", description = "The analysis, NAME.channelexplorer.")
	private Path analysis;

	@Option(names = "--out", required = true, paramLabel = "DIR", description = "Folder to write to; index.html is the page.")
	private Path out;

	@Option(names = "--layer", paramLabel = "ID",
			description = "A layer to show in detail, by its id or label; may be given several times. Default: the last three.")
	private List<String> layers = new ArrayList<>();

	@Option(names = "--labelling", paramLabel = "NAME",
			description = "The labelling whose classes are shown; given for those of the data set. Default: the one in use.")
	private String labelling = "";

	@Option(names = "--classes", paramLabel = "A,B", description = "Only images of these classes; a name with a comma stands in double quotes.")
	private String classes = "";

	@Option(names = "--focus", paramLabel = "NAME", description = "Only images of this focus; all for all images. Default: the one in use.")
	private String focus = "";

	@Option(names = { "-h", "--help" }, usageHelp = true, description = "Show this help.")
	private boolean help;

	ReportCommand(Console console) {
		this.console = console;
	}

	@Override
	public Integer call() throws InputException {
		Path page;
		try (Analysis open = AnalysisFile.open(analysis, console)) {
			page = new Report(open, AnalysisFile.results(open, console), console.catalogue(), ids(open)).of(labelling, classes, focus).write(out,
					console.monitor());
		}
		AnalysisFile.limit(analysis, Presets.installed(), console);
		console.monitor().done();
		console.result(page.toAbsolutePath().normalize() + "\n");
		return ExitCode.DONE;
	}

	private List<String> ids(Analysis open) {
		return layers.stream().map(name -> open.network().layerId(name, open.layers())).toList();
	}
}
