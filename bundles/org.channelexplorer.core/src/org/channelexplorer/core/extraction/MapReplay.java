package org.channelexplorer.core.extraction;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.channelexplorer.core.data.FloatMatrix;
import org.channelexplorer.core.document.AnalysisRequest;
import org.channelexplorer.core.document.IterationNames;
import org.channelexplorer.core.document.Recipe;
import org.channelexplorer.core.extension.ModelImporter;
import org.channelexplorer.core.extension.NetworkRunner;
import org.channelexplorer.core.image.ImageDecoder;
import org.channelexplorer.core.image.ImageSource;
import org.channelexplorer.core.image.Latents;
import org.channelexplorer.core.image.RgbImage;
import org.channelexplorer.core.model.ImageEntry;
import org.channelexplorer.core.model.ImageSet;
import org.channelexplorer.core.model.Network;
import org.channelexplorer.core.model.Seen;
import org.channelexplorer.core.model.Tap;
import org.channelexplorer.core.operation.ActivationMaps;
import org.channelexplorer.core.operation.MapLayout;
import org.channelexplorer.core.util.InputException;
import org.channelexplorer.core.util.Reasons;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.SubMonitor;

/** Runs an analysis' network on its images again, as its recipe says, with nothing but the layers asked for exposed. */
public final class MapReplay implements ActivationMaps {
	private static final String PURPOSE = "whole activation maps are read by running the model again";

	private final AnalysisRequest request;
	private final List<String> files;
	private final Map<String, String> classes;
	private final KeptModel model;
	private final Network network;
	private final List<Recipe.StoredLayer> layers;
	private final Recipe recipe;
	private final String hash;

	/**
	 * Maps of one analysis.
	 *
	 * @param request what the analysis was made from: where model, images and values of other inputs are
	 * @param recipe  recipe of the analysis
	 * @param files   its images, in row order
	 * @param classes given class by file, for inputs that depend on it
	 * @param model   the model, which stays open
	 * @param network its graph, with the sizes it has when run
	 * @param layers  the layers to read
	 * @param step    0 without steps
	 * @param hash    hash of the recipe of all values
	 */
	public MapReplay(AnalysisRequest request, Recipe recipe, List<String> files, Map<String, String> classes, KeptModel model,
			Network network, List<Recipe.StoredLayer> layers, int step, String hash) {
		this.request = request;
		this.files = files;
		this.classes = classes;
		this.model = model;
		this.network = network;
		this.layers = layers;
		this.hash = hash;
		this.recipe = recipe.reading(layers, step == 0 ? List.of() : List.of(step));
	}

	@Override
	public ActivationMaps of(int[] images) {
		return new SomeReplay(this, images);
	}

	/** The file of an image. */
	String file(int image) {
		return files.get(image);
	}

	/** What was last read with the model. */
	RecentMaps recent() {
		return model.recent();
	}

	@Override
	public MapLayout layout(int layer) {
		return new MapLayouts(network).of(layers.get(layer));
	}

	@Override
	public Seen seen(int image) throws InputException {
		Path file = request.images().resolve(files.get(image));
		try {
			byte[] bytes;
			try (ImageSource source = new ImageSource(request.images())) {
				bytes = source.read(files.get(image));
			}
			if (Latents.isLatent(file.toString())) {
				RgbImage picture = Latents.picture(bytes);
				return Seen.whole(picture.width(), picture.height());
			}
			int[] size = ImageDecoder.size(bytes);
			return recipe.feeding().preprocessing().seen(size[0], size[1], recipe.feeding().width(), recipe.feeding().height());
		} catch (IOException e) {
			throw Reasons.unreadable(file, e);
		}
	}

	@Override
	public List<String> layers() {
		return layers.stream().map(Recipe.StoredLayer::id).toList();
	}

	@Override
	public long size(int layer) {
		return size(layers.get(layer).read());
	}

	private static long size(Tap tap) {
		return (long) tap.channels() * tap.height() * tap.width();
	}

	@Override
	public String hash() {
		return hash;
	}

	@Override
	public List<FloatMatrix> reduce(Reduction reduction, IProgressMonitor monitor) throws InputException {
		Map<String, Integer> rowOf = new HashMap<>();
		for (int row = 0; row < files.size(); row++) {
			rowOf.put(files.get(row), row);
		}
		return reduce(rowOf, (plan, reader, runner) -> new Batches(recipe, 0, () -> new RowMaker(recipe, plan, reader, runner, whole(reduction), null)),
				reduction, monitor);
	}

	/**
	 * Runs the network on some images, each alone.
	 *
	 * @param rowOf for every file that is wanted its row in the result
	 * @return for every layer a matrix with as many rows as there are files
	 */
	List<FloatMatrix> reduceSome(Map<String, Integer> rowOf, Reduction reduction, IProgressMonitor monitor) throws InputException {
		int[] places = IntStream.range(0, recipe.images().size()).filter(i -> rowOf.containsKey(recipe.images().get(i).file())).toArray();
		return reduce(rowOf, (plan, reader, runner) -> Batches.alone(places, () -> new RowMaker(recipe, plan, reader, runner, whole(reduction), null)),
				reduction, monitor);
	}

	/** Says in which batches images are run. */
	private interface Cut {
		Batches of(InputPlan plan, InputReader reader, NetworkRunner runner);
	}

	private List<FloatMatrix> reduce(Map<String, Integer> rowOf, Cut cut, Reduction reduction, IProgressMonitor monitor) throws InputException {
		SubMonitor progress = SubMonitor.convert(monitor, 100);
		Network opened = model.get(PURPOSE).network();
		progress.split(1);
		InputPlan plan = InputPlan.of(opened, request, imagesOfRecipe());
		if (!plan.stored().equals(recipe.inputs())) {
			throw new InputException(request.document() + ": the values of the network's other inputs have changed since it was analysed");
		}
		List<Tap> taps = new ArrayList<>(layers.stream().map(Recipe.StoredLayer::tap).toList());
		if (plan.iteration() != null) {
			taps.add(IterationNames.prediction(plan.iteration(), opened));
		}
		ModelImporter.RunnerOptions options = new ModelImporter.RunnerOptions(taps, recipe.run().batch(), recipe.feeding().height(), recipe.feeding().width(),
				plan.imageInput(), plan.tensors(), recipe.run().device());
		try (KeptModel.Lease lease = model.run(options, PURPOSE)) {
			Batches batches = cut.of(plan, new InputReader(recipe, plan, request.images(), lease.runner().input(), true), lease.runner());
			return reduce(rowOf, batches, reduction, progress.split(99));
		} catch (IOException e) {
			throw new InputException(request.document() + ": the images cannot be read again: " + Reasons.of(e), e);
		}
	}

	private List<FloatMatrix> reduce(Map<String, Integer> rowOf, Batches batches, Reduction reduction, IProgressMonitor monitor)
			throws IOException, InputException {
		List<float[]> kept = new ArrayList<>();
		for (int l = 0; l < layers.size(); l++) {
			kept.add(new float[Math.multiplyExact(rowOf.size(), reduction.length(l))]);
		}
		batches.run(0, (rows, last) -> {
			for (RowMaker.Row row : rows == null ? List.<RowMaker.Row>of() : rows) {
				String file = recipe.images().get(row.image()).file();
				Integer place = rowOf.get(file);
				if (place != null && row.problem() != null) {
					throw new InputException(file + ": " + row.problem());
				}
				for (int l = 0; place != null && l < layers.size(); l++) {
					System.arraycopy(row.summaries()[l], 0, kept.get(l), place * reduction.length(l), reduction.length(l));
				}
			}
		}, monitor);
		List<FloatMatrix> matrices = new ArrayList<>();
		for (int l = 0; l < layers.size(); l++) {
			matrices.add(FloatMatrix.of(rowOf.size(), reduction.length(l), kept.get(l)));
		}
		return matrices;
	}

	private static Reducer whole(Reduction reduction) {
		return new Reducer() {
			@Override
			public int vectors() {
				return 1;
			}

			@Override
			public float[][] reduce(int layer, Tap tap, MemorySegment values, int position) {
				long bytes = size(tap) * Float.BYTES;
				return new float[][] { reduction.reduce(layer, values.asSlice(position * bytes, bytes)) };
			}
		};
	}

	private ImageSet imagesOfRecipe() {
		return new ImageSet(request.images(), recipe.images().stream().map(i -> new ImageEntry(i.file(), classes.getOrDefault(i.file(), ""))).toList(),
				List.of());
	}
}
