package org.channelexplorer.cli.internal;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
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
		List<String[]> facts = new ArrayList<>();
		facts.add(new String[] { "SHA-256", n.sha256() });
		n.properties().forEach((k, v) -> facts.add(new String[] { k, v }));
		for (int i = 0; i < n.inputs().size(); i++) {
			facts.add(new String[] { "Input", tensor(n.inputs().get(i)) + (i == 0 ? "" : "  (analyze: --input " + n.inputs().get(i).name() + "=SOURCE)") });
		}
		n.outputs().forEach(t -> facts.add(new String[] { "Output", tensor(t) }));
		long readable = n.layers().stream().filter(Layer::readable).count();
		facts.add(new String[] { "Layers", n.layers().size() + ", " + readable + " can be read" });
		int width = facts.stream().mapToInt(f -> f[0].length()).max().orElse(0) + 2;
		facts.forEach(f -> text.append(f[0]).append(" ".repeat(width - f[0].length())).append(f[1]).append('\n'));
		boolean labelled = n.layers().stream().anyMatch(l -> !l.id().contains(end(l.label())));
		TextTable table = new TextTable(row(labelled, "layer", "label", "operation", "shape", "channels", "taps", "block", "remark"));
		for (Layer l : n.layers()) {
			Tap tap = l.pre() == null ? l.post() : l.pre();
			table.row(row(labelled, l.id(), l.label(), l.operation(), l.shape(), tap == null ? "" : String.valueOf(tap.channels()), taps(l), l.block(),
					remark(l)));
		}
		text.append('\n');
		return text.append(table).toString();
	}

	private static String end(String path) {
		return path.substring(Math.max(path.lastIndexOf('/'), path.lastIndexOf('.')) + 1);
	}

	// the label, which the window shows, has its own column only where ids do not tell it
	private static String[] row(boolean labelled, String id, String label, String... others) {
		return Stream.concat(labelled ? Stream.of(id, label) : Stream.of(id), Stream.of(others)).toArray(String[]::new);
	}

	private static String remark(Layer l) {
		if (!l.readable() && l.unreadable() != null) {
			return "cannot be read: " + l.unreadable();
		}
		return l.step() ? "inner step, not among all" : "";
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
