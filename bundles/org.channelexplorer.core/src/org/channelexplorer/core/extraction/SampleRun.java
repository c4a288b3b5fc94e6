package org.channelexplorer.core.extraction;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.channelexplorer.core.data.FloatMatrix;
import org.channelexplorer.core.document.AnalysisRequest;
import org.channelexplorer.core.document.IterationNames;
import org.channelexplorer.core.document.Recipe;
import org.channelexplorer.core.extension.ModelImporter;
import org.channelexplorer.core.extension.SummaryFunction;
import org.channelexplorer.core.model.ImageEntry;
import org.channelexplorer.core.model.ImageSet;
import org.channelexplorer.core.model.Network;
import org.channelexplorer.core.model.Tap;
import org.channelexplorer.core.util.InputException;
import org.channelexplorer.core.util.Reasons;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.SubMonitor;

/** Runs an analysis' network on images that are not its own, as its recipe says, and summarises one layer. Nothing is stored. */
public final class SampleRun {
	private static final String PURPOSE = "new images are located by running the model";

	private SampleRun() {
	}

	/**
	 * The summaries of new images.
	 *
	 * @param request  what the analysis was made from
	 * @param recipe   its recipe, of one layer and at most one step
	 * @param model    its model
	 * @param function summarises a map
	 * @param files    the images
	 * @return files x channels
	 * @throws InputException naming the file that cannot be used, or when the network cannot be run on it
	 */
	public static FloatMatrix summaries(AnalysisRequest request, Recipe recipe, KeptModel model, SummaryFunction function, List<Path> files,
			IProgressMonitor monitor)
			throws InputException {
		SubMonitor progress = SubMonitor.convert(monitor, 100);
		Network network = model.get(PURPOSE).network();
		progress.split(10);
		List<Recipe.StoredImage> images = new ArrayList<>();
		List<ImageEntry> entries = new ArrayList<>();
		for (Path file : files) {
			String path = file.toAbsolutePath().toString(); // the folder of the images does not matter then
			if (!Files.isRegularFile(file)) {
				throw Reasons.unreadable(file, new java.nio.file.NoSuchFileException(path));
			}
			images.add(new Recipe.StoredImage(path, ""));
			entries.add(new ImageEntry(path, ""));
		}
		InputPlan plan = InputPlan.of(network, request, new ImageSet(request.images(), entries, List.of()));
		Recipe run = recipe.with(recipe.functions(), images, recipe.inputs());
		List<Tap> taps = new ArrayList<>(List.of(run.layers().getFirst().tap()));
		if (plan.iteration() != null) {
			taps.add(IterationNames.prediction(plan.iteration(), network));
		}
		ModelImporter.RunnerOptions options = new ModelImporter.RunnerOptions(taps, run.run().batch(), run.feeding().height(), run.feeding().width(),
				plan.imageInput(),
				plan.tensors(), run.run().device());
		int channels = run.layers().getFirst().tap().channels();
		float[] values = new float[files.size() * channels];
		try (KeptModel.Lease lease = model.run(options, PURPOSE)) {
			InputReader reader = new InputReader(run, plan, request.images(), lease.runner().input(), false);
			Batches batches = new Batches(run, 1, () -> new RowMaker(run, plan, reader, lease.runner(), Reducer.summaries(List.of(function)), null));
			batches.run(0, (rows, _) -> {
				for (RowMaker.Row row : rows == null ? List.<RowMaker.Row>of() : rows) {
					if (row.problem() != null) {
						throw new InputException(files.get(row.image()) + ": " + row.problem());
					}
					System.arraycopy(row.summaries()[0], 0, values, row.image() * channels, channels);
				}
			}, progress.split(90));
		} catch (IOException e) {
			throw new InputException(files.getFirst() + ": " + Reasons.of(e), e);
		}
		return FloatMatrix.of(files.size(), channels, values);
	}
}
