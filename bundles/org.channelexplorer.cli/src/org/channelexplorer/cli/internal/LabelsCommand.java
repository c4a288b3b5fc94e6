package org.channelexplorer.cli.internal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.channelexplorer.cli.ExitCode;
import org.channelexplorer.core.analysis.Analysis;
import org.channelexplorer.core.catalogue.ExtensionPoint;
import org.channelexplorer.core.data.Labels;
import org.channelexplorer.core.data.Table;
import org.channelexplorer.core.label.Labelling;
import org.channelexplorer.core.label.Outcome;
import org.channelexplorer.core.model.ImageEntry;
import org.channelexplorer.core.store.Csv;
import org.channelexplorer.core.util.InputException;
import org.channelexplorer.core.util.Json;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code labels}: the class of every image. */
@Command(description = { "Prints the class of every image of an analysis: file, label and given label. The label of an image that is left out is empty.",
		"The table can be edited and given to relabel --csv." })
final class LabelsCommand implements Callable<Integer> {

	/** How labels are written. */
	enum Format {
		/** file,label,given */
		CSV,
		/** Classes with their counts, and images. */
		JSON
	}

	private final Console console;

	@Option(names = "--analysis", required = true, paramLabel = "FILE", description = "The analysis, NAME.channelexplorer.")
	private Path analysis;

	@Option(names = "--labelling", paramLabel = "NAME", description = "The labelling; given for the classes of the data set. Default: the one in use.")
	private String labelling = "";

	@Option(names = "--format", paramLabel = "csv|json", description = "csv: a table, one line an image; json: the classes with their numbers of images, "
			+ "and the images. Default: csv.")
	private Format format = Format.CSV;

	@Option(names = "--as", paramLabel = "ID", description = "As a data set that analyze reads again with splits and tags where the format has them: table, "
			+ "imagefolder (metadata.csv) or fiftyone (labels.json); images that are left out are not in it.")
	private String as;

	@Mixin
	private Output output;

	@Option(names = { "-h", "--help" }, usageHelp = true, description = "Show this help.")
	private boolean help;

	LabelsCommand(Console console) {
		this.console = console;
	}

	@Override
	public Integer call() throws InputException {
		output.check();
		try (Analysis open = AnalysisFile.open(analysis, console)) {
			return print(open);
		}
	}

	private int print(Analysis open) throws InputException {
		String name = labelling.isEmpty() ? open.labellings().inUse() : labelling.equals(Labelling.GIVEN) ? "" : labelling;
		Outcome outcome = LabellingFile.outcome(open, name);
		String text = as != null ? dataset(open.images(), outcome)
				: format == Format.CSV ? Csv.text(table(open.images(), outcome)) : Json.pretty(json(name, open.images(), outcome));
		output.write(console, text.getBytes(StandardCharsets.UTF_8));
		return ExitCode.DONE;
	}

	private String dataset(List<ImageEntry> images, Outcome outcome) throws InputException {
		List<ImageEntry> now = IntStream.range(0, images.size()).filter(row -> outcome.of()[row] >= 0).mapToObj(row -> {
			ImageEntry e = images.get(row);
			return new ImageEntry(e.file(), outcome.nameOf(row), e.split(), e.tags());
		}).toList();
		StringBuilder text = new StringBuilder();
		try {
			console.catalogue().get(ExtensionPoint.DATASET_READERS, as).create().write(now, text);
		} catch (IOException e) {
			throw new UncheckedIOException(e); // memory
		} catch (InputException e) {
			throw new InputException("--as " + as + ": " + e.getMessage(), e);
		}
		return text.toString();
	}

	private static Table table(List<ImageEntry> images, Outcome outcome) {
		return Table.builder().strings("file", images.stream().map(ImageEntry::file).toArray(String[]::new))
				.strings("label", IntStream.range(0, images.size()).mapToObj(outcome::nameOf).toArray(String[]::new))
				.strings("given", images.stream().map(ImageEntry::label).toArray(String[]::new)).build();
	}

	private static Map<String, Object> json(String name, List<ImageEntry> images, Outcome outcome) {
		int[] counts = new int[outcome.classes().size()];
		List<Object> lines = new ArrayList<>();
		for (int row = 0; row < images.size(); row++) {
			if (outcome.of()[row] >= 0) {
				counts[outcome.of()[row]]++;
			}
			Map<String, Object> line = new LinkedHashMap<>();
			line.put("file", images.get(row).file());
			line.put("label", outcome.of()[row] < 0 ? null : outcome.nameOf(row));
			line.put("given", images.get(row).label());
			lines.add(line);
		}
		List<Object> classes = new ArrayList<>();
		for (int c = 0; c < counts.length; c++) {
			Map<String, Object> line = new LinkedHashMap<>();
			line.put("name", outcome.classes().get(c));
			line.put("images", counts[c]);
			line.put("slot", outcome.slots()[c]);
			if (outcome.colours()[c] != Labels.NO_COLOUR) {
				line.put("colour", String.format("#%06x", outcome.colours()[c]));
			}
			classes.add(line);
		}
		Map<String, Object> json = new LinkedHashMap<>();
		json.put("labelling", name.isEmpty() ? Labelling.GIVEN : name);
		json.put("classes", classes);
		json.put("images", lines);
		return json;
	}
}
