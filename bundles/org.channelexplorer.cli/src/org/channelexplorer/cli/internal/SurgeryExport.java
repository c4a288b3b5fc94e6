package org.channelexplorer.cli.internal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.IntStream;
import org.channelexplorer.core.analysis.Analysis;
import org.channelexplorer.core.data.FloatMatrix;
import org.channelexplorer.core.extension.ModelSurgeon;
import org.channelexplorer.core.extraction.ExportTrial;
import org.channelexplorer.core.image.Preprocessing;
import org.channelexplorer.core.operation.Substitutions;
import org.channelexplorer.core.result.PlannedSurgery;
import org.channelexplorer.core.store.OutputFile;
import org.channelexplorer.core.util.InputException;
import org.channelexplorer.core.util.Json;
import org.channelexplorer.core.util.Reasons;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.SubMonitor;

/** Writes a smaller network with what belongs beside it, and compares it with the plan. */
final class SurgeryExport {
	private static final int IMAGES = 200;
	private static final double TOLERANCE = 1e-4;

	private final Analysis analysis;
	private final PlannedSurgery planned;
	private final Path file;
	private final boolean overwrite;

	SurgeryExport(Analysis analysis, PlannedSurgery planned, Path file, boolean overwrite) {
		this.analysis = analysis;
		this.planned = planned;
		this.file = file;
		this.overwrite = overwrite;
	}

	/** What was written, in words. @throws InputException when it cannot be written, or differs from the plan */
	String write(IProgressMonitor monitor) throws InputException {
		SubMonitor progress = SubMonitor.convert(monitor, 100);
		ModelSurgeon.Cut cut = analysis.surgeon().export(planned.substitutes(), file, overwrite);
		progress.worked(10);
		StringBuilder text = new StringBuilder("\n").append(beside());
		text.append(String.format(Locale.ROOT, "%s: %,d of %,d parameters, %,d of %,d multiplications, %,d of %,d bytes\n", file, cut.after().parameters(),
				cut.before().parameters(), cut.after().macs(), cut.before().macs(), size(file), size(analysis.modelPath())));
		cut.notes().forEach(n -> text.append("note: ").append(n).append('\n'));
		int n = Math.min(IMAGES, analysis.images().size());
		int[] images = IntStream.range(0, n).map(i -> (int) ((long) i * analysis.images().size() / n)).toArray();
		ExportTrial.Outcome outcome = analysis.compare(file, images, progress.split(60));
		text.append(String.format(Locale.ROOT, "time per image %.2f -> %.2f ms (x%.2f), measured here in turn on one thread\n", outcome.millisBefore(),
				outcome.millisAfter(), outcome.millisAfter() / outcome.millisBefore()));
		if (outcome.bytesBefore().isPresent()) {
			text.append("memory of the opened network ").append(megabytes(outcome.bytesBefore())).append(" -> ").append(megabytes(outcome.bytesAfter()))
					.append('\n');
		}
		text.append(check(outcome, images, progress.split(30)));
		return text.toString();
	}

	private String check(ExportTrial.Outcome outcome, int[] images, IProgressMonitor monitor) throws InputException {
		Set<String> layers = new LinkedHashSet<>(List.of(planned.layer()));
		planned.removed().stream().filter(PlannedSurgery.Removed::asked).forEach(r -> layers.add(r.layer()));
		SubMonitor progress = SubMonitor.convert(monitor, 100);
		try (Substitutions.Running network = analysis.substitutions(new ArrayList<>(layers)).open(progress.split(80))) {
			if (!network.predicts()) {
				return "the network predicts no class: the file was not compared with the plan\n";
			}
			FloatMatrix expected = network.predictions(planned.substitutes(), images, progress.split(20));
			double largest = 0;
			for (int i = 0; i < images.length; i++) {
				for (int o = 0; o < expected.columns(); o++) {
					largest = Math.max(largest, Math.abs(expected.get(i, o) - outcome.predictions()[i][o]));
				}
			}
			if (!(largest <= TOLERANCE)) {
				throw new InputException(file + ": its probabilities differ from the plan's by up to " + String.format(Locale.ROOT, "%.2g", largest)
						+ (planned.notes().isEmpty() ? "" : " (" + String.join("; ", planned.notes()) + ")"));
			}
			return String.format(Locale.ROOT, "checked on %d images: probabilities equal those of the plan, largest difference %.1e\n", images.length, largest);
		}
	}

	/** Preprocessing and names of the outputs lie beside the network, where an analysis of it looks for them. */
	private String beside() throws InputException {
		Path folder = file.toAbsolutePath().getParent();
		boolean own = file.toAbsolutePath().normalize().getParent().equals(analysis.modelPath().toAbsolutePath().normalize().getParent());
		if (own) {
			return "";
		}
		String kept = put(folder.resolve("preprocess.json"), Json.pretty(preprocessing(analysis.document().preprocessing())));
		return analysis.outputNames().known() ? kept + put(folder.resolve("labels.txt"), String.join("\n", analysis.outputNames().names()) + "\n") : kept;
	}

	/** The fields that a preprocessing is read from; an offset is part of the mean there. */
	private static Map<String, Object> preprocessing(Preprocessing p) {
		Map<String, Object> fields = new LinkedHashMap<>();
		fields.put("color", p.color().name());
		fields.put("resize", p.resize());
		fields.put("scale", p.scale());
		fields.put("mean", p.mean().stream().map(m -> m - p.offset()).toList());
		fields.put("std", p.std());
		return fields;
	}

	private String put(Path target, String text) throws InputException {
		if (Files.exists(target) && !overwrite) {
			return "note: " + target + " exists already and was left as it is\n";
		}
		OutputFile.write(target, text.getBytes(StandardCharsets.UTF_8));
		return "";
	}

	private static long size(Path path) throws InputException {
		try {
			return Files.size(path);
		} catch (IOException e) {
			throw Reasons.unreadable(path, e);
		}
	}

	private static String megabytes(OptionalLong bytes) {
		return bytes.orElse(0) < 1e6 ? "less than 1 MB" : String.format(Locale.ROOT, "%.1f MB", bytes.orElse(0) / 1e6);
	}
}
