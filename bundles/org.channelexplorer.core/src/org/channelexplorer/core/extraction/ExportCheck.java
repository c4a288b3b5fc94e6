package org.channelexplorer.core.extraction;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.channelexplorer.core.document.AnalysisRequest;
import org.channelexplorer.core.extension.ImportedModel;
import org.channelexplorer.core.extension.ModelImporter;
import org.channelexplorer.core.extension.NetworkRunner;
import org.channelexplorer.core.image.ImageDecoder;
import org.channelexplorer.core.image.ImageFormat;
import org.channelexplorer.core.image.ImageSource;
import org.channelexplorer.core.image.Latents;
import org.channelexplorer.core.image.Preprocessing;
import org.channelexplorer.core.model.ImageEntry;
import org.channelexplorer.core.model.ImageSet;
import org.channelexplorer.core.model.Tap;
import org.channelexplorer.core.store.NpyTensor;
import org.channelexplorer.core.util.Folders;
import org.channelexplorer.core.util.InputException;
import org.channelexplorer.core.util.Reasons;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.SubMonitor;

/**
 * Compares a network with what the one that it was exported from gives on the same images. The error of an image is the largest absolute
 * difference of its values, divided by the largest magnitude of the original's values when that exceeds 1; an image differs when this exceeds the
 * tolerance. A value that is no number equals only another.
 */
public final class ExportCheck {
	private ExportCheck() {
	}

	/**
	 * A tensor's differences.
	 *
	 * @param name        the layer as the activations name it, by its id or label; its id where they name its tensor; or the name of the network's output
	 * @param values      values per image
	 * @param maxAbsolute largest absolute difference; infinity where one value is a number and the other is none
	 * @param maxRelative largest absolute difference of an image over the largest magnitude of its original values
	 * @param worst       the image with the largest error
	 * @param differing   images whose error exceeds the tolerance
	 */
	public record Difference(String name, int values, double maxAbsolute, double maxRelative, String worst, int differing) {
	}

	/**
	 * What a comparison showed.
	 *
	 * @param images  number of images
	 * @param output  the network's main output
	 * @param sameTop images whose largest output is the same (the first of equal ones)
	 * @param layers  the layers that activations were given for, in topological order
	 */
	public record Outcome(int images, Difference output, int sameTop, List<Difference> layers) {
		/** Whether nothing differs. */
		public boolean equal() {
			return output.differing == 0 && layers.stream().allMatch(l -> l.differing == 0);
		}

		/** The first layer that differs; null when none does. */
		public Difference first() {
			return layers.stream().filter(l -> l.differing > 0).findFirst().orElse(null);
		}
	}

	/**
	 * The images in the order that the rows of the reference must have: all files below the folder, or in the archive, that are images or latents by
	 * their name and not hidden, sorted by their path with slashes, as text.
	 *
	 * @throws InputException when there is none
	 */
	public static List<String> images(Path folder) throws InputException {
		try {
			List<String> all;
			if (ImageSource.isArchive(folder)) {
				all = ImageSource.list(folder);
			} else {
				try (Stream<Path> files = Files.walk(folder)) {
					all = files.filter(Files::isRegularFile).map(f -> Folders.relative(folder, f)).toList();
				}
			}
			boolean parquet = folder.toString().toLowerCase(Locale.ROOT).endsWith(".parquet"); // whose images may be named by numbers alone
			List<String> images = all.stream().filter(f -> !f.startsWith(".") && !f.contains("/."))
					.filter(f -> parquet || Latents.isLatent(f) || ImageFormat.ofName(f).isPresent()).sorted().toList();
			if (images.isEmpty()) {
				throw new InputException(folder + ": has no images");
			}
			return images;
		} catch (IOException e) {
			throw Reasons.unreadable(folder, e);
		}
	}

	/** Where a tensor's differences are gathered. */
	private static final class Gathered {
		private final String name;
		private final NpyTensor reference;
		private final int values;
		private final double tolerance;
		private double absolute;
		private double relative;
		private double worst = -1;
		private String worstImage = "";
		private int differing;

		Gathered(String name, NpyTensor reference, int images, double tolerance) {
			this.name = name;
			this.reference = reference;
			this.tolerance = tolerance;
			values = reference.size() / images;
		}

		/** @param order for each of the network's values the place of the original's; null for the same */
		void add(int image, String file, float[] got, int[] order) {
			double largest = 0;
			double scale = 0;
			for (int i = 0; i < values; i++) {
				double want = reference.number(image * values + (order == null ? i : order[i]));
				double d = Double.isNaN(want) && Float.isNaN(got[i]) || want == got[i] ? 0 : Math.abs(want - got[i]);
				largest = Math.max(largest, Double.isNaN(d) ? Double.POSITIVE_INFINITY : d);
				scale = Double.isFinite(want) ? Math.max(scale, Math.abs(want)) : scale;
			}
			double error = largest / Math.max(1, scale);
			absolute = Math.max(absolute, largest);
			relative = Math.max(relative, largest == 0 ? 0 : largest / scale);
			if (error > worst) {
				worst = error;
				worstImage = file;
			}
			differing += error > tolerance ? 1 : 0;
		}

		Difference done() {
			return new Difference(name, values, absolute, relative, worstImage, differing);
		}
	}

	/** A layer's tap among those that are read. */
	private record Layered(int tap, int[] order, Gathered gathered) {
	}

	/**
	 * Compares.
	 *
	 * @param model         the exported network
	 * @param request       how its inputs are fed; the images lie in its folder
	 * @param preprocessing how images become input
	 * @param reference     the original's main output, an array images x values
	 * @param activations   folder or .npz with the original's activations, an array images x shape per layer; null for none
	 * @param tolerance     above 0
	 * @throws InputException naming what does not fit, and what would
	 */
	public static Outcome of(ImportedModel model, AnalysisRequest request, Preprocessing preprocessing, Path reference, Path activations, double tolerance,
			IProgressMonitor monitor) throws InputException {
		List<String> images = images(request.images());
		NpyTensor outputs = ReferenceArrays.read(reference);
		rows(reference.toString(), outputs, images.size(), request.images());
		ReferenceArrays arrays = activations == null ? null : ReferenceArrays.of(activations);
		List<ReferenceArrays.Named> named = arrays == null ? List.of() : arrays.layers(model.network());
		List<Tap> taps = named.stream().map(ReferenceArrays.Named::tap).distinct().toList();
		InputPlan plan = InputPlan.of(model.network(), request,
				new ImageSet(request.images(), images.stream().map(i -> new ImageEntry(i, "")).toList(), List.of()));
		plan.check(preprocessing);
		int height = request.reading().inputs().size() == null ? 0 : request.reading().inputs().size().height();
		int width = request.reading().inputs().size() == null ? 0 : request.reading().inputs().size().width();
		SubMonitor progress = SubMonitor.convert(monitor, "Compare the exported network", images.size());
		try (NetworkRunner runner = model
				.run(new ModelImporter.RunnerOptions(taps, 1, height, width, plan.imageInput(), plan.tensors(), request.reading().device()));
				NetworkRunner.Worker worker = runner.worker();
				ImageSource source = new ImageSource(request.images())) {
			NetworkRunner.OutputSpec spec = runner.output().orElseThrow(
					() -> new InputException(model.network().name() + ": its main output is not one vector per image, so that there is nothing to compare"));
			int values = outputs.size() / images.size();
			if (values != spec.classes()) {
				throw new InputException(reference + ": has " + values + " values per image (" + outputs.axes() + "), the output '" + spec.name() + "' of "
						+ model.network().name() + " has " + spec.classes());
			}
			Gathered output = new Gathered(spec.name(), outputs, images.size(), tolerance);
			List<Layered> layers = new ArrayList<>();
			for (ReferenceArrays.Named n : named) {
				NpyTensor array = arrays.get(n.name());
				rows(arrays.describe(n.name()), array, images.size(), request.images());
				int tap = taps.indexOf(n.tap());
				layers.add(new Layered(tap, order(arrays.describe(n.name()), array, runner.taps().get(tap)),
						new Gathered(n.shown(), array, images.size(), tolerance)));
			}
			int sameTop = 0;
			for (int i = 0; i < images.size(); i++) {
				progress.split(1);
				feed(images.get(i), i, source, plan, preprocessing, runner, worker);
				worker.run(1);
				float[] got = worker.output(0);
				output.add(i, images.get(i), got, null);
				sameTop += top(got) == top(outputs, i * values, values) ? 1 : 0;
				for (Layered layer : layers) {
					float[] maps = new float[layer.gathered.values];
					MemorySegment.copy(worker.activations(layer.tap), ValueLayout.JAVA_FLOAT_UNALIGNED, 0, maps, 0, maps.length);
					layer.gathered.add(i, images.get(i), maps, layer.order);
				}
			}
			return new Outcome(images.size(), output.done(), sameTop, layers.stream().map(l -> l.gathered.done()).toList());
		}
	}

	private static void rows(String file, NpyTensor array, int images, Path folder) throws InputException {
		int[] shape = array.shape();
		if (shape.length < 1 || shape[0] != images) {
			throw new InputException(
					file + ": is " + array.axes() + ", but " + folder + " has " + images + " images: row i must be what the original gives for image i "
							+ "of the files sorted by path (--list prints them)");
		}
	}

	private static void feed(String image, int index, ImageSource source, InputPlan plan, Preprocessing preprocessing, NetworkRunner runner,
			NetworkRunner.Worker worker) throws InputException {
		try {
			byte[] bytes = source.read(image);
			if (Latents.isLatent(image)) {
				worker.inputBuffer().put(0, Latents.decode(bytes, runner.input()));
			} else {
				preprocessing.apply(ImageDecoder.decode(bytes), runner.input(), worker.inputBuffer(), 0);
			}
			byte[][] further = plan.values(index);
			for (int i = 0; i < further.length; i++) {
				worker.further(i, 0).copyFrom(MemorySegment.ofArray(further[i]));
			}
		} catch (IOException e) {
			throw new InputException(source.root() + ", " + image + ": " + Reasons.of(e) + "; every image needs its row", e);
		}
	}

	/** For each of the tap's values, channel by channel, its place in a row of the array. */
	private static int[] order(String file, NpyTensor array, Tap tap) throws InputException {
		int[] shape = Arrays.stream(array.shape()).skip(1).toArray();
		int pixels = tap.height() * tap.width();
		int[] first = { tap.channels(), tap.height(), tap.width() };
		int[] last = { tap.height(), tap.width(), tap.channels() };
		boolean tokens = tap.layout() == Tap.Layout.TOKENS;
		boolean inOrder = tokens ? same(shape, last) && tap.channels() == 1
				: same(shape, first) && (tap.layout() != Tap.Layout.CHANNELS_LAST || !same(shape, last));
		if (tap.layout().alone() || !inOrder && !same(shape, last)) {
			String wanted = tokens ? NpyTensor.axes(tap.height(), tap.channels())
					: tap.layout() == Tap.Layout.DENSE ? NpyTensor.axes(tap.channels()) : NpyTensor.axes(first);
			throw new InputException(file + ": is " + array.axes() + ", " + (tap.layout().alone() ? "and the axes of " + tap.tensor() + " cannot be compared"
					: "but the layer's activations are images x " + wanted + " (axes in this order)"));
		}
		if (inOrder) {
			return null;
		}
		int[] order = new int[tap.channels() * pixels];
		for (int i = 0; i < order.length; i++) {
			order[i] = i % pixels * tap.channels() + i / pixels;
		}
		return order;
	}

	// axes of length 1 do not count
	private static boolean same(int[] a, int[] b) {
		return Arrays.equals(Arrays.stream(a).filter(n -> n != 1).toArray(), Arrays.stream(b).filter(n -> n != 1).toArray());
	}

	private static int top(float[] values) {
		int top = 0;
		for (int i = 1; i < values.length; i++) {
			top = values[i] > values[top] ? i : top;
		}
		return top;
	}

	private static int top(NpyTensor values, int from, int count) {
		int top = 0;
		for (int i = 1; i < count; i++) {
			top = values.number(from + i) > values.number(from + top) ? i : top;
		}
		return top;
	}
}
