package org.channelexplorer.core.extraction;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.channelexplorer.core.data.FloatMatrix;
import org.channelexplorer.core.document.AnalysisRequest;
import org.channelexplorer.core.document.Recipe;
import org.channelexplorer.core.extension.CutRunner;
import org.channelexplorer.core.extension.ImportedModel;
import org.channelexplorer.core.extension.ModelImporter;
import org.channelexplorer.core.extension.ModelSurgeon;
import org.channelexplorer.core.extension.Refittable;
import org.channelexplorer.core.model.ImageEntry;
import org.channelexplorer.core.model.ImageSet;
import org.channelexplorer.core.model.Tap;
import org.channelexplorer.core.operation.Substitutions;
import org.channelexplorer.core.repair.Removal;
import org.channelexplorer.core.repair.Substitute;
import org.channelexplorer.core.util.Hashes;
import org.channelexplorer.core.util.InputException;
import org.channelexplorer.core.util.Reasons;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.SubMonitor;

/** Runs an analysis' network on its images again, cut where channels are replaced. */
public final class CutReplay implements Substitutions {
	private static final String PURPOSE = "what replaced channels do is found by running the model again";
	/** Bytes kept of all images in front of the cut. */
	private static final long MOST = 4L << 30;

	private final AnalysisRequest request;
	private final Recipe recipe;
	private final List<String> files;
	private final Map<String, String> classes;
	private final KeptModel model;
	private final List<String> layers;
	private final String hash;

	/**
	 * Of one analysis.
	 *
	 * @param request what it was made from
	 * @param recipe  its recipe
	 * @param files   the images, in the order wanted
	 * @param classes given class by file, for inputs that depend on it
	 * @param model   the model, which stays open
	 * @param layers  ids of the layers
	 * @param hash    hash of the recipe of all values
	 */
	public CutReplay(AnalysisRequest request, Recipe recipe, List<String> files, Map<String, String> classes, KeptModel model, List<String> layers,
			String hash) {
		this.request = request;
		this.recipe = recipe;
		this.files = List.copyOf(files);
		this.classes = classes;
		this.model = model;
		this.layers = List.copyOf(layers);
		this.hash = hash;
	}

	@Override
	public List<String> layers() {
		return layers;
	}

	@Override
	public String hash() {
		return hash;
	}

	@Override
	public Substitutions of(int[] images) {
		return new CutReplay(request, recipe, Arrays.stream(images).mapToObj(files::get).toList(), classes, model, layers,
				Hashes.of(hash + "\n" + Arrays.stream(images).mapToObj(Integer::toString).collect(Collectors.joining(","))));
	}

	@Override
	public Running open(IProgressMonitor monitor) throws InputException {
		SubMonitor progress = SubMonitor.convert(monitor, "Run the network up to " + String.join(", ", layers), 100);
		CutImages known = model.takeCut(hash);
		return new Opened(known == null ? run(progress) : known);
	}

	private CutImages run(SubMonitor progress) throws InputException {
		if (recipe.iteration() != null) {
			throw new InputException(request.document() + ": channels cannot be replaced in a network that is run several times per image");
		}
		ImportedModel opened = model.get(PURPOSE);
		progress.split(1);
		InputPlan plan = InputPlan.of(opened.network(), request,
				new ImageSet(request.images(), recipe.images().stream().map(i -> new ImageEntry(i.file(), classes.getOrDefault(i.file(), ""))).toList(),
						List.of()));
		if (!plan.stored().equals(recipe.inputs())) {
			throw new InputException(request.document() + ": the values of the network's other inputs have changed since it was analysed");
		}
		List<String> places = CutPlaces.all(opened, layers);
		CutRunner runner = opened
				.cut(new ModelImporter.RunnerOptions(List.of(), recipe.run().batch(), recipe.feeding().height(), recipe.feeding().width(), plan.imageInput(),
						plan.tensors(), recipe.run().device()), places);
		boolean complete = false;
		CutImages images = null;
		try {
			if (CutImages.bytes(runner, files.size()) > MOST) {
				throw new InputException("layer " + layers.getFirst() + ": " + (CutImages.bytes(runner, files.size()) >> 20)
						+ " MB would be kept of " + files.size() + " images, more than " + (MOST >> 20) + ": choose a later layer or fewer images");
			}
			images = new CutImages(hash, places, runner, files.size());
			front(runner, plan, images, progress.split(99));
			complete = true;
			return images;
		} catch (IOException e) {
			throw new InputException(request.document() + ": the images cannot be read again: " + Reasons.of(e), e);
		} finally {
			if (!complete) {
				if (images == null) {
					runner.close();
				} else {
					images.close();
				}
			}
		}
	}

	private void front(CutRunner runner, InputPlan plan, CutImages images, IProgressMonitor monitor) throws IOException, InputException {
		Map<String, Integer> rowOf = new HashMap<>();
		for (int row = 0; row < files.size(); row++) {
			rowOf.put(files.get(row), row);
		}
		int[] places = IntStream.range(0, recipe.images().size()).filter(i -> rowOf.containsKey(recipe.images().get(i).file())).toArray();
		Tap tap = runner.front().taps().getFirst();
		Recipe run = recipe.reading(List.of(new Recipe.StoredLayer(layers.getFirst(), tap, "", null)), List.of());
		InputReader reader = new InputReader(run, plan, request.images(), runner.front().input(), true);
		Batches.alone(places, () -> new RowMaker(run, plan, reader, runner.front(), WHOLE, null)).run(0, (rows, _) -> {
			for (RowMaker.Row row : rows == null ? List.<RowMaker.Row>of() : rows) {
				String file = recipe.images().get(row.image()).file();
				if (row.problem() != null) {
					throw new InputException(file + ": " + row.problem());
				}
				images.put(rowOf.get(file), row.summaries()[0]);
			}
		}, monitor);
	}

	private static final Reducer WHOLE = new Reducer() {
		@Override
		public int vectors() {
			return 1;
		}

		@Override
		public float[][] reduce(int layer, Tap tap, MemorySegment values, int position) {
			long bytes = (long) tap.channels() * Float.BYTES;
			return new float[][] { values.asSlice(position * bytes, bytes).toArray(ValueLayout.JAVA_FLOAT_UNALIGNED) };
		}
	};

	/** Lent images. */
	private final class Opened implements Running {
		private CutImages images;

		Opened(CutImages images) {
			this.images = images;
		}

		@Override
		public List<String> places() {
			return images.places();
		}

		@Override
		public ModelSurgeon.Cut plan(List<Removal> removals, ModelSurgeon.Rounding rounding) throws InputException {
			return CutPlaces.plan(model.get(PURPOSE), removals, rounding);
		}

		@Override
		public Optional<String> place(String layer) throws InputException {
			return CutPlaces.place(model.get(PURPOSE), layer, places());
		}

		@Override
		public float[][] outgoingProducts(String place) throws InputException {
			return model.get(PURPOSE).outgoingProducts(place);
		}

		@Override
		public int channels(String layer) throws InputException {
			return CutPlaces.channels(model.get(PURPOSE), layer);
		}

		@Override
		public Map<Integer, String> fixed(String layer) throws InputException {
			return CutPlaces.fixed(model.get(PURPOSE), layer);
		}

		@Override
		public Tap replaced(String layer) {
			return images.runner().replaced().get(index(layer));
		}

		@Override
		public float[] values(String layer, int image) {
			return images.values(index(layer), image);
		}

		@Override
		public Optional<float[][]> values(String layer, List<Substitute> substitutes, int[] wanted, IProgressMonitor monitor) throws InputException {
			return images.values(index(layer), substitutes, wanted, monitor);
		}

		@Override
		public List<Refittable> refittable() {
			return images.runner().refittable();
		}

		@Override
		public float[][] around(Refittable convolution, boolean results, List<Substitute> substitutes, int[] wanted, IProgressMonitor monitor)
				throws InputException {
			return images.around(refittable().indexOf(convolution), results, substitutes, wanted, monitor);
		}

		private int index(String layer) {
			int place = places().indexOf(layer);
			if (place < 0) {
				throw new IllegalArgumentException("nothing is replaced at layer " + layer);
			}
			return place;
		}

		@Override
		public boolean predicts() {
			return images.runner().output().isPresent();
		}

		@Override
		public FloatMatrix predictions(List<Substitute> substitutes, int[] wanted, IProgressMonitor monitor) throws InputException {
			return images.predictions(substitutes, wanted, monitor);
		}

		@Override
		public void close() {
			if (images != null) {
				model.keepCut(images);
				images = null;
			}
		}
	}
}
