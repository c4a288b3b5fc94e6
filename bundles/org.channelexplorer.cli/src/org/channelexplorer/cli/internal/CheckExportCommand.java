package org.channelexplorer.cli.internal;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.channelexplorer.cli.ExitCode;
import org.channelexplorer.core.analysis.Analyses;
import org.channelexplorer.core.data.Table;
import org.channelexplorer.core.document.AnalysisRequest;
import org.channelexplorer.core.document.InputRequest;
import org.channelexplorer.core.extension.ImportedModel;
import org.channelexplorer.core.extension.ModelImporter;
import org.channelexplorer.core.extraction.ExportCheck;
import org.channelexplorer.core.extraction.ExportCheck.Difference;
import org.channelexplorer.core.image.Preprocessing;
import org.channelexplorer.core.store.Csv;
import org.channelexplorer.core.util.InputException;
import org.channelexplorer.core.util.Json;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code check-export}: whether an exported network equals the original. */
@Command(description = { "Compares an exported network with what the original gives on the same images: largest errors, share of images with the same top "
		+ "class, and the first layer that differs.", "Exit code 0 when they are equal within the tolerance, 1 when they differ." })
final class CheckExportCommand implements Callable<Integer> {
	private final Console console;

	@Option(names = "--model", required = true, paramLabel = "FILE", description = "The exported network.")
	private Path model;

	@Option(names = "--images", required = true, paramLabel = "DIR|FILE", description = "The images, in a folder or an archive. Their order is that of their "
			+ "paths with slashes, sorted as text: in Python sorted(p.relative_to(DIR).as_posix() for p in DIR.rglob('*') if p.is_file()), images only.")
	private Path images;

	@Option(names = "--reference", paramLabel = "FILE", description = "A .npy with what the original gives: an array images x outputs, row i for image i. Its "
			+ "values are those of the network's first output, logits or probabilities as the network has them.")
	private Path reference;

	@Option(names = "--activations", paramLabel = "DIR|FILE", description = "Activations of the original: a folder of LAYER.npy, or an .npz, arrays images x "
			+ "channels x height x width (PyTorch), or with the channels last (TensorFlow), named by layer: its id or label in 'info', or its tensor's name.")
	private Path activations;

	@Option(names = "--tolerance", paramLabel = "X", defaultValue = "0.001", description = "An image differs when the largest absolute difference of its "
			+ "values exceeds X, or X times the largest magnitude of the original's values where that exceeds 1. Default: ${DEFAULT-VALUE}.")
	private double tolerance;

	@Option(names = "--preprocess", paramLabel = "NAME|FILE", description = "How images become input, as for analyze.")
	private String preprocess;

	@Option(names = "--device", paramLabel = "NAME", defaultValue = ModelImporter.CPU, description = "What computes. Default: ${DEFAULT-VALUE}.")
	private String device;

	@Mixin
	private NetworkInputs inputs;

	@Option(names = "--list", description = "Print the images in the order of the rows, and compare nothing.")
	private boolean list;

	@Option(names = "--format", paramLabel = "table|json|csv", defaultValue = "table", description = "How the result is printed. Default: ${DEFAULT-VALUE}.")
	private Format format;

	@Option(names = { "-h", "--help" }, usageHelp = true, description = "Show this help.")
	private boolean help;

	private enum Format {
		TABLE, JSON, CSV
	}

	CheckExportCommand(Console console) {
		this.console = console;
	}

	@Override
	public Integer call() throws InputException {
		Path folder = images.toAbsolutePath().normalize();
		if (list) {
			console.result(String.join("\n", ExportCheck.images(folder)) + "\n");
			return ExitCode.DONE;
		}
		if (reference == null) {
			throw new InputException("--reference is missing: a .npy with what the original gives, one row an image");
		}
		if (!(tolerance > 0)) {
			throw new InputException("--tolerance " + tolerance + ": must be above 0");
		}
		InputRequest asked = inputs.request();
		if (asked.iteration() != null) {
			throw new InputException("--iterate does not go with check-export, which runs the network once per image");
		}
		AnalysisRequest request = AnalysisRequest.of(folder, model, folder).given(asked).on(device);
		try (ImportedModel opened = new Analyses(console.catalogue()).importerFor(model).create().open(model)) {
			Preprocessing preprocessing = PreprocessingChoice.of(preprocess, model, opened::network, asked.image(), console);
			ExportCheck.Outcome outcome = ExportCheck.of(opened, request, preprocessing, reference, activations, tolerance, console.monitor());
			console.result(switch (format) {
			case TABLE -> table(opened.network().name(), outcome);
			case JSON -> Json.pretty(json(outcome));
			case CSV -> csv(outcome);
			});
			return outcome.equal() ? ExitCode.DONE : ExitCode.GATE;
		}
	}

	private String table(String name, ExportCheck.Outcome o) {
		StringBuilder text = new StringBuilder(name + (o.equal() ? " equals the original" : " differs from the original") + " on " + o.images()
				+ (o.images() == 1 ? " image" : " images") + " (tolerance " + tolerance + ")\n");
		text.append("same top class: ").append(o.sameTop()).append(" of ").append(o.images()).append(" images\n");
		if (o.first() != null) {
			text.append("first layer that differs: ").append(o.first().name()).append('\n');
		} else if (!o.layers().isEmpty() && !o.equal()) {
			text.append("no layer with activations differs: the difference comes behind ").append(o.layers().getLast().name()).append('\n');
		}
		TextTable table = new TextTable("tensor", "values", "largest difference", "relative", "images that differ", "worst image");
		for (Difference d : all(o)) {
			table.row(d.name(), Integer.toString(d.values()), number(d.maxAbsolute()), number(d.maxRelative()), Integer.toString(d.differing()), d.worst());
		}
		return text.append('\n').append(table).toString();
	}

	// the layers, then the output
	private static List<Difference> all(ExportCheck.Outcome o) {
		List<Difference> all = new ArrayList<>(o.layers());
		all.add(o.output());
		return all;
	}

	private static String number(double v) {
		return v == 0 ? "0" : String.format(Locale.ROOT, "%.3g", v);
	}

	private Map<String, Object> json(ExportCheck.Outcome o) {
		Map<String, Object> json = new LinkedHashMap<>();
		json.put("equal", o.equal());
		json.put("tolerance", tolerance);
		json.put("images", o.images());
		json.put("sameTopClass", o.sameTop());
		json.put("firstLayerThatDiffers", o.first() == null ? null : o.first().name());
		json.put("output", json(o.output()));
		json.put("layers", o.layers().stream().map(CheckExportCommand::json).toList());
		return json;
	}

	private static Map<String, Object> json(Difference d) {
		Map<String, Object> json = new LinkedHashMap<>();
		json.put("tensor", d.name());
		json.put("values", d.values());
		json.put("maxAbsolute", Double.isFinite(d.maxAbsolute()) ? d.maxAbsolute() : "infinite");
		json.put("maxRelative", Double.isFinite(d.maxRelative()) ? d.maxRelative() : "infinite");
		json.put("imagesThatDiffer", d.differing());
		json.put("worstImage", d.worst());
		return json;
	}

	private static String csv(ExportCheck.Outcome o) {
		List<Difference> all = all(o);
		return Csv.text(Table.builder().strings("tensor", all.stream().map(Difference::name).toArray(String[]::new))
				.longs("values", all.stream().mapToLong(Difference::values).toArray())
				.doubles("maxAbsolute", all.stream().mapToDouble(Difference::maxAbsolute).toArray())
				.doubles("maxRelative", all.stream().mapToDouble(Difference::maxRelative).toArray())
				.longs("imagesThatDiffer", all.stream().mapToLong(Difference::differing).toArray())
				.strings("worstImage", all.stream().map(Difference::worst).toArray(String[]::new)).build());
	}
}
