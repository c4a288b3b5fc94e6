package org.channelexplorer.cli.internal;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.channelexplorer.cli.ExitCode;
import org.channelexplorer.core.analysis.Analyses;
import org.channelexplorer.core.model.Layer;
import org.channelexplorer.core.model.Network;
import org.channelexplorer.core.model.Tap;
import org.channelexplorer.core.model.TensorInfo;
import org.channelexplorer.core.util.InputException;
import org.channelexplorer.core.util.Json;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code info}: what is in a model file. */
@Command(description = "Prints a network's layers, taps, shapes, channels, inputs and outputs.")
final class InfoCommand implements Callable<Integer> {
	private final Console console;

	@Option(names = "--model", required = true, paramLabel = "FILE", description = "Model file.")
	private Path model;

	@Option(names = "--json", description = "Everything as JSON.")
	private boolean json;

	@Option(names = { "-h", "--help" }, usageHelp = true, description = "Show this help.")
	private boolean help;

	InfoCommand(Console console) {
		this.console = console;
	}

	@Override
	public Integer call() throws InputException {
		Network network = new Analyses(console.catalogue()).network(model);
		console.result(json ? Json.pretty(network) : text(network));
		return ExitCode.DONE;
	}

	private static String text(Network n) {
		StringBuilder text = new StringBuilder();
		text.append(n.name()).append(" (").append(n.format()).append(")\n");
		text.append("sha256   ").append(n.sha256()).append('\n');
		n.properties().forEach((k, v) -> text.append(String.format("%-8s %s%n", k, v).replace("\r", "")));
		n.inputs().forEach(t -> text.append("input    ").append(tensor(t)).append('\n'));
		n.outputs().forEach(t -> text.append("output   ").append(tensor(t)).append('\n'));
		TextTable table = new TextTable("layer", "operation", "shape", "channels", "taps", "block", "remark");
		for (Layer l : n.layers()) {
			Tap tap = l.pre() == null ? l.post() : l.pre();
			table.row(l.id(), l.operation(), l.shape(), tap == null ? "" : String.valueOf(tap.channels()), taps(l), l.block(),
					l.readable() || l.unreadable() == null ? "" : "cannot be read: " + l.unreadable());
		}
		long readable = n.layers().stream().filter(Layer::readable).count();
		text.append("layers   ").append(n.layers().size()).append(", ").append(readable).append(" can be read\n\n");
		return text.append(table).toString();
	}

	private static String tensor(TensorInfo t) {
		return t.name() + " " + t.type() + " [" + String.join(", ", t.shape()) + "]";
	}

	private static String taps(Layer l) {
		List<String> taps = new ArrayList<>();
		if (l.pre() != null) {
			taps.add("pre");
		}
		if (l.post() != null) {
			taps.add("post");
		}
		return String.join(" ", taps);
	}
}
