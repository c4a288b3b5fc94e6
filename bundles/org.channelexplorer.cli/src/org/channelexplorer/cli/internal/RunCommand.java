package org.channelexplorer.cli.internal;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.channelexplorer.cli.ExitCode;
import org.channelexplorer.core.analysis.Analysis;
import org.channelexplorer.core.analysis.Missing;
import org.channelexplorer.core.operation.Classes;
import org.channelexplorer.core.operation.Operations;
import org.channelexplorer.core.operation.Result;
import org.channelexplorer.core.operation.Scope;
import org.channelexplorer.core.store.ResultFile;
import org.channelexplorer.core.util.InputException;
import org.channelexplorer.plot.Plot;
import org.channelexplorer.plot.PlotData;
import org.channelexplorer.plot.PlotFile;
import org.channelexplorer.plot.Plots;
import org.channelexplorer.plot.TextFormat;
import org.eclipse.core.runtime.SubMonitor;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code run}: any installed operation on an analysis. */
@Command(description = { "Runs an operation on an analysis and prints its result; a result that the analysis already holds is not computed again.",
		"'channelexplorer operations' lists them, 'channelexplorer help OPERATION' says what each computes and its parameters." })
final class RunCommand implements Callable<Integer> {
	/** The table that holds the numbers of the plot. */
	private static final String PLOT = "plot";

	/** What any result is written as: its numbers ({@link ResultFile}) or its plot ({@link PlotFile}); some plots have further formats ({@link TextFormat}). */
	enum Format {
		CSV, JSON, NPY, SVG, PNG, PDF;

		boolean draws() {
			return this == SVG || this == PNG || this == PDF;
		}

		static Optional<Format> of(String id) {
			return Arrays.stream(values()).filter(f -> f.name().equalsIgnoreCase(id)).findFirst();
		}
	}

	private final Console console;

	@Parameters(paramLabel = "OPERATION", description = "Id of the operation.")
	private String operation;

	@Option(names = "--analysis", required = true, paramLabel = "FILE", description = "The analysis, NAME.channelexplorer.")
	private Path analysis;

	@Option(names = "--layer", paramLabel = "ID", description = "The layer, by its id or label; the same as -p layer=ID. Default: the last extracted one.")
	private String layer;

	@Option(names = "--labelling", paramLabel = "NAME", description = "The labelling whose classes are read; given for those of the data set; the same as "
			+ "-p labelling=NAME. Default: the one in use.")
	private String labelling;

	@Option(names = "--classes", paramLabel = "A,B",
			description = "Only images of these classes; a name with a comma stands in double quotes; the same as -p classes=A,B.")
	private String classes;

	@Option(names = "--focus", paramLabel = "NAME",
			description = "Only images of this focus; all for all images; the same as -p focus=NAME. Default: the one in use.")
	private String focus;

	@Option(names = "--seed", paramLabel = "N", description = "Seed of everything random. Default: the analysis' seed.")
	private Long seed;

	@Option(names = "-p", paramLabel = "NAME=VALUE", description = "A parameter; may be given several times.")
	private Map<String, String> parameters = new LinkedHashMap<>();

	@Option(names = "--plot", paramLabel = "NAME=VALUE",
			description = "An option of the plot, with svg, png, pdf and --table plot; may be given several times. 'channelexplorer help OPERATION' lists them.")
	private Map<String, String> options = new LinkedHashMap<>();

	@Option(names = "--format", paramLabel = "csv|json|npy|svg|png|pdf|nwk", description = "csv: one table; json: key, scalars and tables; npy: one array, for "
			+ "numpy.load, or, of an operation that makes none, one table as a structured array; svg, png, pdf: its plot; nwk: a hierarchy's tree in the Newick format. Default: what --out ends in, else csv.")
	private String format;

	@Option(names = "--table", paramLabel = "NAME", description = "Table that csv takes, or npy instead of an array; plot with csv: the numbers of the plot, "
			+ "as the window exports them. Default: main.")
	private String table;

	@Option(names = "--array", paramLabel = "NAME", description = "Array that npy takes. Default: main.")
	private String array;

	@Mixin
	private Output output;

	@Option(names = { "-h", "--help" }, usageHelp = true, description = "Show this help.")
	private boolean help;

	RunCommand(Console console) {
		this.console = console;
	}

	@Override
	public Integer call() throws InputException {
		output.check();
		same("layer", layer);
		same(Scope.LABELLING, labelling);
		same(Scope.CLASSES, classes);
		same(Scope.FOCUS, focus);
		if (table != null && array != null) {
			throw new InputException("--table " + table + " and --array " + array + ": take one of them");
		}
		String ending = output.ending();
		Optional<Format> chosen = Format.of(format != null ? format : ending.isEmpty() ? Format.CSV.name() : ending);
		if (chosen.map(Format::draws).orElse(false) && (table != null || array != null)) {
			throw new InputException("--table and --array do not go with the formats svg, png and pdf, which draw the whole result");
		}
		if (chosen.isPresent() && !chosen.get().draws() && !ofPlot(chosen.get()) && !options.isEmpty()) {
			throw new InputException("--plot goes with the formats svg, png and pdf and with --table plot only");
		}
		try (Analysis open = AnalysisFile.open(analysis, console)) {
			return run(open, chosen, ending);
		}
	}

	private int run(Analysis open, Optional<Format> chosen, String ending) throws InputException {
		Presets presets = Presets.installed();
		Operations.Prepared call = prepare(open, presets);
		Result result = Classes.join(call.run(AnalysisFile.results(open, console), SubMonitor.convert(console.monitor(), operation, 1).split(1)), call.data());
		AnalysisFile.limit(analysis, presets, console);
		console.monitor().done();
		if (chosen.isPresent() && !chosen.get().draws() && !ofPlot(chosen.get())) {
			output.write(console, ResultFile.valueOf(chosen.get().name()).bytes(call.key(), result, table, array));
			return ExitCode.DONE;
		}
		Plot plot = Plots.plot(PlotData.of(result, call.data(), console.catalogue()).coloured(presets.classColours()).with(options));
		if (chosen.isPresent()) {
			output.write(console, PlotFile.valueOf(chosen.get().name()).bytes(plot));
			return ExitCode.DONE;
		}
		Optional<TextFormat> text = plot.formats().stream().filter(f -> f.id().equalsIgnoreCase(format != null ? format : ending)).findFirst();
		if (format != null && text.isEmpty()) {
			String known = Stream
					.concat(Arrays.stream(Format.values()).map(f -> f.name().toLowerCase(Locale.ROOT)), plot.formats().stream().map(TextFormat::id))
					.collect(Collectors.joining(", "));
			throw new InputException("--format " + format + ": a '" + result.type() + "' result is written as one of " + known);
		}
		output.write(console, text.isPresent() ? text.get().text().get().getBytes(StandardCharsets.UTF_8)
				: ResultFile.CSV.bytes(call.key(), result, table, array));
		return ExitCode.DONE;
	}

	private boolean ofPlot(Format chosen) {
		return chosen == Format.CSV && PLOT.equals(table);
	}

	private Operations.Prepared prepare(Analysis open, Presets presets) throws InputException {
		Operations operations = new Operations(console.catalogue());
		try {
			for (Map.Entry<String, String> eta : presets.eta().entrySet()) {
				if (operations.parameters(operation, parameters).stream().anyMatch(p -> p.name().equals(eta.getKey()))) {
					parameters.putIfAbsent(eta.getKey(), eta.getValue());
				}
			}
			return operations.prepare(operation, parameters, seed == null ? open.document().seed() : seed, open);
		} catch (InputException e) {
			if (operations.all().stream().anyMatch(c -> c.id().equals(operation))) {
				throw e;
			}
			String needs = Missing.of(open, console.catalogue()).stream().filter(m -> m.kind() == Missing.Kind.EXTENSION).map(Missing::sentence)
					.collect(Collectors.joining(" ")); // an extension may have been removed since
			throw needs.isEmpty() ? e : new InputException(e.getMessage() + "; " + needs, e);
		}
	}

	// an option that is a parameter, too
	private void same(String name, String option) throws InputException {
		if (option == null) {
			return;
		}
		String other = parameters.put(name, option);
		if (other != null && !other.equals(option)) {
			throw new InputException("--" + name + " " + option + " and -p " + name + "=" + other + " contradict each other");
		}
	}
}
