package org.channelexplorer.core.extraction;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.channelexplorer.core.catalogue.Catalogue;
import org.channelexplorer.core.catalogue.ExtensionPoint;
import org.channelexplorer.core.document.AnalysisRequest;
import org.channelexplorer.core.document.IterationNames;
import org.channelexplorer.core.document.Recipe;
import org.channelexplorer.core.document.StoredImages;
import org.channelexplorer.core.extension.ImportedModel;
import org.channelexplorer.core.extension.ModelImporter;
import org.channelexplorer.core.extension.NetworkRunner;
import org.channelexplorer.core.extension.SummaryFunction;
import org.channelexplorer.core.image.ImageContents;
import org.channelexplorer.core.image.ImageSource;
import org.channelexplorer.core.model.ImageEntry;
import org.channelexplorer.core.model.ImageSet;
import org.channelexplorer.core.model.InputTensor;
import org.channelexplorer.core.model.Network;
import org.channelexplorer.core.model.Tap;
import org.channelexplorer.core.util.InputException;
import org.eclipse.core.runtime.NullProgressMonitor;

/**
 * The part of one machine of a cluster: one network that is open, which runs ranges of images and writes their shards. Safe for several threads, which
 * share the network.
 */
public final class ShardWorker implements AutoCloseable {
	private final Catalogue catalogue;
	private final ShardJob job;
	private final Path folder;
	private final Path model;
	private final Network network;
	private ImportedModel opened;
	private NetworkRunner runner;
	private List<InputTensor> tensors;
	private final ImageSource source;

	/**
	 * Opens the model.
	 *
	 * @param model the file as this machine has it
	 * @throws InputException when its content is not that of the model that was asked for, or what reads it or summarises is not installed here
	 */
	public ShardWorker(Catalogue catalogue, ShardJob job, Path model) throws InputException {
		this.catalogue = catalogue;
		this.job = job;
		this.model = model;
		folder = Path.of(job.folder());
		source = new ImageSource(folder);
		Recipe recipe = job.begun().recipe();
		functions();
		if (!Files.isRegularFile(model)) {
			throw new InputException(model + ": no such file on this machine");
		}
		opened = catalogue.get(ExtensionPoint.MODEL_IMPORTERS, recipe.run().importer()).create().open(model);
		network = opened.network();
		if (!network.sha256().equals(recipe.run().modelSha256())) {
			opened.close();
			throw new InputException(model + ": is not the model that is analysed: its content differs");
		}
	}

	/** What it was made for. */
	public ShardJob job() {
		return job;
	}

	private List<SummaryFunction> functions() throws InputException {
		List<SummaryFunction> functions = new ArrayList<>();
		for (Recipe.StoredFunction f : job.begun().recipe().functions()) {
			var found = catalogue.get(ExtensionPoint.SUMMARY_FUNCTIONS, f.id());
			if (found.documentation().version() != f.version()) {
				throw new InputException(
						"the summary function " + f.id() + " is of version " + found.documentation().version() + " on this machine, of version "
								+ f.version() + " where the analysis was begun: all machines need the same jar");
			}
			functions.add(found.create());
		}
		return functions;
	}

	/**
	 * Runs a range and writes its shard.
	 *
	 * @param contents where images come from, by their index in the range; null for the job's folder
	 * @param threads  threads that compute
	 * @throws InputException when the images cannot be run; another attempt would fail, too
	 * @throws IOException    when the shared folder cannot be read or written
	 */
	public void run(ImageRange range, ImageContents contents, ShardFiles files, int threads) throws IOException, InputException {
		StoredImages images = ShardList.read(job, range, files);
		ImageSet set = new ImageSet(folder, images.stream().map(i -> new ImageEntry(i.file(), "")).toList(), List.of());
		InputPlan plan = InputPlan.of(network, request(), set);
		Recipe all = job.begun().recipe();
		Recipe recipe = all.with(all.functions(), images, plan.stored());
		NetworkRunner network = runner(plan);
		InputReader reader = new InputReader(recipe, plan, folder, contents == null ? (_, name) -> source.read(name) : contents, network.input(), false);
		List<SummaryFunction> functions = functions();
		Batches batches = new Batches(recipe, threads,
				() -> new RowMaker(recipe, plan, reader, network, Reducer.summaries(functions), job.begun().predictions()));
		List<RowMaker.Row> rows = new ArrayList<>();
		batches.run(0, (some, _) -> {
			if (some != null) {
				rows.addAll(some);
			}
		}, new NullProgressMonitor());
		new Shard(job, files).write(range, rows);
	}

	private AnalysisRequest request() {
		return AnalysisRequest.of(Path.of("shard"), model, folder).labelledBy(job.labels().isEmpty() ? null : Path.of(job.labels())).given(job.inputs());
	}

	private synchronized NetworkRunner runner(InputPlan plan) throws InputException {
		if (runner != null) {
			if (!plan.tensors().equals(tensors)) {
				throw new InputException(network.name() + ": the images' inputs have several axes (" + plan.tensors() + " and " + tensors + ")");
			}
			return runner;
		}
		Recipe r = job.begun().recipe();
		List<Tap> taps = new ArrayList<>(r.layers().stream().map(Recipe.StoredLayer::tap).toList());
		if (plan.iteration() != null) {
			taps.add(IterationNames.prediction(plan.iteration(), network));
		}
		NetworkRunner made = opened
				.run(new ModelImporter.RunnerOptions(taps, r.run().batch(), r.feeding().height(), r.feeding().width(), plan.imageInput(), plan.tensors(),
						r.run().device()));
		if (made.batch() != r.run().batch()) {
			made.close();
			throw new InputException(
					network.name() + " is run on " + made.batch() + " images at once on this machine, on " + r.run().batch() + " where it was begun");
		}
		opened.close(); // its weights need not be in memory twice
		tensors = plan.tensors();
		runner = made;
		return runner;
	}

	/** Closes the network; no range may be running. */
	@Override
	public synchronized void close() {
		source.close();
		if (runner == null) {
			opened.close();
		} else {
			runner.close();
		}
	}
}
