package org.channelexplorer.core.analysis;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.IntStream;
import org.channelexplorer.core.data.FloatMatrix;
import org.channelexplorer.core.extension.ModelSurgeon;
import org.channelexplorer.core.extraction.ExportTrial;
import org.channelexplorer.core.operation.Substitutions;
import org.channelexplorer.core.predict.OutputNames;
import org.channelexplorer.core.result.PlannedSurgery;
import org.channelexplorer.core.store.OutputFile;
import org.channelexplorer.core.util.InputException;
import org.channelexplorer.core.util.Reasons;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.SubMonitor;

/** Writes the smaller network of a plan with what belongs beside it, and compares it with the plan. */
public final class SurgeryExport {
	private static final int IMAGES = 200;
	private static final double TOLERANCE = 1e-4;

	private final Analysis analysis;
	private final PlannedSurgery planned;
	private final Path file;
	private final boolean overwrite;
	private final boolean overwriteBeside;

	/**
	 * @param analysis        what the plan was made from
	 * @param planned         the plan
	 * @param file            the network to write
	 * @param overwrite       whether the file may exist
	 * @param overwriteBeside whether preprocessing and names of outputs that lie in its folder are replaced; else they are left as they are
	 */
	public SurgeryExport(Analysis analysis, PlannedSurgery planned, Path file, boolean overwrite, boolean overwriteBeside) {
		this.analysis = analysis;
		this.planned = planned;
		this.file = file;
		this.overwrite = overwrite;
		this.overwriteBeside = overwriteBeside;
	}

	/**
	 * What was written.
	 *
	 * @param file        the network
	 * @param cut         what was removed
	 * @param bytesBefore size of the file of the network before
	 * @param bytesAfter  size of the new one
	 * @param trial       both on the same images: times and memory
	 * @param images      number of images on which the file was compared with the plan
	 * @param difference  largest difference of a probability from the plan's; NaN when the network predicts no class
	 * @param notes       sentences on what was left as it is, or is not exact
	 */
	public record Written(Path file, ModelSurgeon.Cut cut, long bytesBefore, long bytesAfter, ExportTrial.Outcome trial, int images, double difference,
			List<String> notes) {
		public Written {
			notes = List.copyOf(notes);
		}

		/** In words, one fact a line. */
		public String text() {
			StringBuilder text = new StringBuilder();
			text.append(String.format(Locale.ROOT, "%s: %,d of %,d parameters, %,d of %,d multiplications, %,d of %,d bytes\n", file, cut.after().parameters(),
					cut.before().parameters(), cut.after().macs(), cut.before().macs(), bytesAfter, bytesBefore));
			notes.forEach(n -> text.append("note: ").append(n).append('\n'));
			text.append(String.format(Locale.ROOT, "time per image %.2f -> %.2f ms (x%.2f), measured here in turn on one thread\n", trial.millisBefore(),
					trial.millisAfter(), trial.millisAfter() / trial.millisBefore()));
			if (trial.bytesBefore().isPresent()) {
				text.append("memory of the opened network ").append(megabytes(trial.bytesBefore())).append(" -> ").append(megabytes(trial.bytesAfter()))
						.append('\n');
			}
			return text.append(Double.isNaN(difference) ? "the network predicts no class: the file was not compared with the plan\n"
					: String.format(Locale.ROOT, "checked on %d images: probabilities %s those of the plan, largest difference %.1e\n", images,
							difference <= TOLERANCE ? "equal" : "are about", difference))
					.toString();
		}
	}

	/**
	 * Writes and compares; missing folders are made. Where the file has a note that it cannot be exact, such as a mean where maps are padded with zeros, the difference is measured and not refused.
	 *
	 * @throws InputException when the file is the analysed network or exists, when it cannot be written, or when it differs from the plan by more
	 *                        than {@value #TOLERANCE}; no file is left behind then, and one that was to be replaced is as it was
	 */
	public Written write(IProgressMonitor monitor) throws InputException {
		SubMonitor progress = SubMonitor.convert(monitor, "Export the smaller network", 100);
		Path model = analysis.modelPath().toAbsolutePath().normalize();
		if (file.toAbsolutePath().normalize().equals(model)) {
			throw new InputException(file + ": is the network that the analysis reads; choose another file");
		}
		Path weights = file.resolveSibling(file.getFileName() + ".data");
		boolean others = Files.exists(weights);
		try {
			Files.createDirectories(file.toAbsolutePath().normalize().getParent());
		} catch (IOException e) {
			throw new InputException(file + ": its folder cannot be made: " + Reasons.of(e), e);
		}
		List<Path> written = others && !overwrite ? List.of(file) : List.of(file, weights);
		try (Replaced before = new Replaced(written)) { // nobody should find a network that was not compared with its plan
			ModelSurgeon.Cut cut = analysis.surgeon().export(planned.substitutes(), file, overwrite);
			progress.worked(10);
			Written result = checked(model, cut, progress.split(90));
			before.accept();
			return result;
		}
	}

	private Written checked(Path model, ModelSurgeon.Cut cut, SubMonitor monitor) throws InputException {
		SubMonitor progress = monitor.setWorkRemaining(90);
		int n = Math.min(IMAGES, analysis.images().size());
		int[] images = IntStream.range(0, n).map(i -> (int) ((long) i * analysis.images().size() / n)).toArray();
		progress.subTask("times and memory of both networks");
		ExportTrial.Outcome trial = analysis.compare(file, images, progress.split(60));
		progress.subTask("comparing the file with the plan");
		double difference = difference(trial, images, progress.split(30));
		boolean exact = planned.notes().containsAll(cut.notes()); // what the plan did not say is the file's alone
		if (difference > TOLERANCE && exact || Double.isInfinite(difference)) {
			throw new InputException(file + ": is not written, its probabilities would differ from the plan's by up to "
					+ String.format(Locale.ROOT, "%.2g", difference));
		}
		List<String> notes = new ArrayList<>(beside(model));
		notes.addAll(cut.notes());
		return new Written(file, cut, size(model), size(file), trial, n, difference, notes);
	}

	/** The largest difference of a probability; NaN when the network predicts no class, infinite where the file gives no number. */
	private double difference(ExportTrial.Outcome trial, int[] images, IProgressMonitor monitor) throws InputException {
		Set<String> layers = new LinkedHashSet<>(List.of(planned.layer()));
		planned.removed().stream().filter(PlannedSurgery.Removed::asked).forEach(r -> layers.add(r.layer()));
		SubMonitor progress = SubMonitor.convert(monitor, 100);
		try (Substitutions.Running network = analysis.substitutions(new ArrayList<>(layers)).open(progress.split(80))) {
			if (!network.predicts()) {
				return Double.NaN;
			}
			FloatMatrix expected = network.predictions(planned.substitutes(), images, progress.split(20));
			double largest = 0;
			for (int i = 0; i < images.length; i++) {
				for (int o = 0; o < expected.columns(); o++) {
					double difference = Math.abs(expected.get(i, o) - trial.predictions()[i][o]);
					largest = Double.isNaN(difference) ? Double.POSITIVE_INFINITY : Math.max(largest, difference);
				}
			}
			return largest;
		}
	}

	/** Preprocessing and names of the outputs lie beside the network, where an analysis of it looks for them. */
	private List<String> beside(Path model) throws InputException {
		Path folder = file.toAbsolutePath().normalize().getParent();
		List<String> notes = new ArrayList<>();
		if (!folder.equals(model.getParent())) {
			put(folder.resolve(BesideNetwork.PREPROCESSING), BesideNetwork.preprocessing(analysis), notes);
			if (analysis.outputNames().known()) {
				put(folder.resolve("labels.txt"), OutputNames.lines(analysis.outputNames().names()), notes);
			}
		}
		return notes;
	}

	private void put(Path target, String text, List<String> notes) throws InputException {
		byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
		if (!Files.exists(target) || overwriteBeside) {
			OutputFile.write(target, bytes);
		} else if (!same(target, bytes)) {
			notes.add(target + " exists already and was left as it is");
		}
	}

	private static boolean same(Path target, byte[] bytes) throws InputException {
		try {
			return Arrays.equals(Files.readAllBytes(target), bytes);
		} catch (IOException e) {
			throw Reasons.unreadable(target, e);
		}
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
