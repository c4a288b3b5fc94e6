package org.channelexplorer.cli.internal;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.channelexplorer.cli.ExitCode;
import org.channelexplorer.core.analysis.Analyses;
import org.channelexplorer.core.analysis.Analysis;
import org.channelexplorer.core.analysis.Extent;
import org.channelexplorer.core.document.AnalysisRequest;
import org.channelexplorer.core.util.InputException;
import org.channelexplorer.demo.Demo;
import org.channelexplorer.report.Report;
import org.eclipse.core.runtime.SubMonitor;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code demo}: analysis and report of the built-in network and images. */
@Command(description = { "Analyses the built-in network and images and writes a report.",
		"On a machine with a display the workbench opens on the analysis afterwards." })
final class DemoCommand implements Callable<Integer> {
	private final Console console;

	@Option(names = "--out", paramLabel = "DIR", defaultValue = "channelexplorer-demo", description = "Folder to write to. Default: ${DEFAULT-VALUE}.")
	private Path out;

	@Option(names = "--no-open", description = "Do not open the workbench afterwards.")
	private boolean stay;

	@Option(names = { "-h", "--help" }, usageHelp = true, description = "Show this help.")
	private boolean help;

	DemoCommand(Console console) {
		this.console = console;
	}

	@Override
	public Integer call() throws InputException {
		SubMonitor progress = SubMonitor.convert(console.monitor(), "Demo", 100);
		AnalysisRequest request = prepared();
		int code;
		Path page;
		try (Analysis analysis = new Analyses(console.catalogue()).analyze(request, progress.split(50))) {
			code = Extracted.report(Extent.of(analysis), request.document(), false, console);
			page = new Report(analysis, AnalysisFile.results(analysis, console), console.catalogue(), List.of()).write(out.resolve("report"),
					progress.split(50));
		}
		console.monitor().done();
		console.result("Analysis:  " + request.document() + "\nReport:    " + page.toAbsolutePath().normalize() + "\nWorkbench: channelexplorer "
				+ request.document() + "\n");
		if (code == ExitCode.DONE && !stay) {
			Workbench.open(request.document(), console);
		}
		return code;
	}

	private AnalysisRequest prepared() throws InputException {
		try {
			return Demo.prepare(out.toAbsolutePath().normalize());
		} catch (NoClassDefFoundError e) {
			throw new InputException("the demo is not installed: the bundle org.channelexplorer.demo is missing", e);
		}
	}
}
