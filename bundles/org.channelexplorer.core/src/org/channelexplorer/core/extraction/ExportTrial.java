package org.channelexplorer.core.extraction;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.channelexplorer.core.document.AnalysisRequest;
import org.channelexplorer.core.document.Recipe;
import org.channelexplorer.core.extension.ImportedModel;
import org.channelexplorer.core.extension.ModelImporter;
import org.channelexplorer.core.extension.NetworkRunner;
import org.channelexplorer.core.model.ImageEntry;
import org.channelexplorer.core.model.ImageSet;
import org.channelexplorer.core.util.InputException;
import org.channelexplorer.core.util.Reasons;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.SubMonitor;

/** Runs an analysis' network and one that was made of it on the same images: times, memory, and what the new one predicts. */
public final class ExportTrial {
	private static final String PURPOSE = "the exported network is compared with it";
	private static final int ROUNDS = 15;

	private ExportTrial() {
	}

	/**
	 * What a trial showed.
	 *
	 * @param predictions  by image the new network's probabilities; empty arrays when it predicts none
	 * @param millisBefore median time of an image, in milliseconds on one thread
	 * @param millisAfter  that of the new network; both were measured in turn
	 * @param bytesBefore  memory that the network took when it was opened and run once; empty where the system does not tell
	 * @param bytesAfter   that of the new network
	 */
	public record Outcome(float[][] predictions, double millisBefore, double millisAfter, OptionalLong bytesBefore, OptionalLong bytesAfter) {
	}

	/**
	 * Tries.
	 *
	 * @param request what the analysis was made from
	 * @param recipe  its recipe
	 * @param classes given class by file
	 * @param model   its model
	 * @param other   the network made of it
	 * @param files   the images, at least one
	 * @throws InputException naming what cannot be run
	 */
	public static Outcome of(AnalysisRequest request, Recipe recipe, Map<String, String> classes, KeptModel model, ImportedModel other, List<String> files,
			IProgressMonitor monitor) throws InputException {
		SubMonitor progress = SubMonitor.convert(monitor, "Compare the exported network", files.size() + ROUNDS);
		ImportedModel own = model.get(PURPOSE);
		InputPlan plan = InputPlan.of(own.network(), request,
				new ImageSet(request.images(), recipe.images().stream().map(i -> new ImageEntry(i.file(), classes.getOrDefault(i.file(), ""))).toList(),
						List.of()));
		ModelImporter.RunnerOptions options = new ModelImporter.RunnerOptions(List.of(), recipe.run().batch(), recipe.feeding().height(),
				recipe.feeding().width(), plan.imageInput(), plan.tensors(), recipe.run().device());
		Recipe run = recipe.reading(List.of(), List.of());
		Map<String, Integer> places = new HashMap<>();
		for (int i = 0; i < recipe.images().size(); i++) {
			places.put(recipe.images().get(i).file(), i);
		}
		OptionalLong[] memory = new OptionalLong[3];
		memory[0] = resident();
		try (NetworkRunner before = own.run(options); NetworkRunner.Worker first = before.worker()) {
			InputReader reader = new InputReader(run, plan, request.images(), before.input(), true);
			Steps steps = new Steps(run, plan, before, first);
			run(first, steps, reader, places.get(files.getFirst()));
			memory[1] = resident();
			try (NetworkRunner after = other.run(options); NetworkRunner.Worker second = after.worker()) {
				Steps same = new Steps(run, plan, after, second);
				run(second, same, reader, places.get(files.getFirst()));
				memory[2] = resident();
				double[][] millis = new double[2][ROUNDS];
				for (int r = 0; r < ROUNDS; r++) {
					progress.split(1);
					millis[0][r] = millis(first);
					millis[1][r] = millis(second);
				}
				float[][] predictions = new float[files.size()][];
				for (int i = 0; i < predictions.length; i++) {
					progress.split(1);
					run(second, same, reader, places.get(files.get(i)));
					predictions[i] = after.output().isEmpty() ? new float[0]
							: Probabilities.of(second.output(0), after.output().get().probabilities());
				}
				return new Outcome(predictions, median(millis[0]), median(millis[1]), difference(memory[0], memory[1]), difference(memory[1], memory[2]));
			}
		}
	}

	private static void run(NetworkRunner.Worker worker, Steps steps, InputReader reader, int place) throws InputException {
		InputReader.Values values = reader.read(place, worker.inputBuffer(), 0);
		if (values.problem() != null) {
			throw new InputException("an image of the analysis cannot be read again: " + values.problem());
		}
		steps.feed(0, values.further());
		worker.run(1);
	}

	private static double millis(NetworkRunner.Worker worker) throws InputException {
		long begin = System.nanoTime();
		worker.run(1);
		return (System.nanoTime() - begin) / 1e6;
	}

	private static double median(double[] values) {
		Arrays.sort(values);
		return values[values.length / 2];
	}

	private static OptionalLong difference(OptionalLong from, OptionalLong to) {
		return from.isEmpty() || to.isEmpty() ? OptionalLong.empty() : OptionalLong.of(Math.max(0, to.getAsLong() - from.getAsLong()));
	}

	/** Bytes of this process in memory; empty where the system does not tell. */
	private static OptionalLong resident() throws InputException {
		Path status = Path.of("/proc/self/status");
		if (!Files.isReadable(status)) {
			return OptionalLong.empty();
		}
		try {
			return Files.readAllLines(status).stream().filter(l -> l.startsWith("VmRSS:")).mapToLong(l -> Long.parseLong(l.replaceAll("\\D", "")) * 1024)
					.findFirst();
		} catch (IOException e) {
			throw Reasons.unreadable(status, e);
		}
	}
}
