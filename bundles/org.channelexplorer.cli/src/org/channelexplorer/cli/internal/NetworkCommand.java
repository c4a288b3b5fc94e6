package org.channelexplorer.cli.internal;

import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.channelexplorer.cli.ExitCode;
import org.channelexplorer.core.analysis.Analysis;
import org.channelexplorer.core.util.InputException;
import org.channelexplorer.plot.PlotFile;
import org.channelexplorer.plot.internal.arrangement.BoxMarks;
import org.channelexplorer.report.internal.network.ArrangedNetwork;
import org.channelexplorer.report.internal.network.NetworkPicture;
import org.channelexplorer.report.internal.network.NetworkState;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code network}: the network as it is arranged in the window. */
@Command(description = {
		"Draws the network of an analysis as it was saved in the window: the layout, folded blocks, unfolded miniatures, colours and selection. "
				+ "The file is the one that Export Picture in the window writes.",
		"Of an analysis whose layout was never saved, the layers that were read are drawn as in the report. Marks of a plan are never saved, and never drawn." })
final class NetworkCommand implements Callable<Integer> {
	private final Console console;

	@Option(names = "--analysis", required = true, paramLabel = "FILE", description = "The analysis, NAME.channelexplorer.")
	private Path analysis;

	@Option(names = "--metric", paramLabel = "ID",
			description = "The separability metric that colours the boxes. Default: the one that was chosen in the window.")
	private String metric;

	@Option(names = "--format", paramLabel = "csv|svg|png|pdf",
			description = "csv: a row per box, with its layers, the boxes before it and its score; svg, png, pdf: the drawing. Default: what --out ends in, else csv.")
	private PlotFile format;

	@Mixin
	private Output output;

	@Option(names = { "-h", "--help" }, usageHelp = true, description = "Show this help.")
	private boolean help;

	NetworkCommand(Console console) {
		this.console = console;
	}

	@Override
	public Integer call() throws InputException {
		output.check();
		PlotFile chosen = format != null ? format : output.file() == null ? PlotFile.CSV : PlotFile.of(output.file());
		Presets presets = Presets.installed();
		try (Analysis open = AnalysisFile.open(analysis, console)) {
			NetworkPicture picture = picture(open,
					new ArrangedNetwork(open, open, AnalysisFile.results(open, console), console.catalogue(), presets.classColours()));
			AnalysisFile.limit(analysis, presets, console);
			console.monitor().done();
			output.write(console, chosen.bytes(picture.plot(), picture.look()));
		}
		return ExitCode.DONE;
	}

	private NetworkPicture picture(Analysis open, ArrangedNetwork network) throws InputException {
		Optional<NetworkState> state = NetworkState.read(open);
		if (state.isPresent()) {
			return network.of(metric == null ? state.get() : state.get().by(network.metric(metric).id()), BoxMarks.NONE, console.monitor());
		}
		console.message(analysis + ": no layout was saved: the network is drawn as in the report");
		return network.laidOut(metric == null ? NetworkState.saved(open).metric() : metric, console.monitor());
	}
}
