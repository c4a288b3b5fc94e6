package org.channelexplorer.core.extraction;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.channelexplorer.core.document.AnalysisRequest;
import org.channelexplorer.core.document.InputRequest;
import org.channelexplorer.core.document.InputSource;
import org.channelexplorer.core.document.Iteration;
import org.channelexplorer.core.document.Recipe;
import org.channelexplorer.core.image.ImageSource;
import org.channelexplorer.core.image.Latents;
import org.channelexplorer.core.image.Preprocessing;
import org.channelexplorer.core.internal.dataset.LabelColumn;
import org.channelexplorer.core.internal.inputs.TensorSource;
import org.channelexplorer.core.model.ImageEntry;
import org.channelexplorer.core.model.ImageSet;
import org.channelexplorer.core.model.ImageSize;
import org.channelexplorer.core.model.InputTensor;
import org.channelexplorer.core.model.Network;
import org.channelexplorer.core.model.TensorInfo;
import org.channelexplorer.core.store.NpyTensor;
import org.channelexplorer.core.util.InputException;

/**
 * How a network's inputs are fed: which one takes the images and where the values of the others come from, checked against what
 * the network declares; free axes have the length of the data.
 */
public final class InputPlan {
	private final TensorInfo image;
	private final boolean chosen;
	private final ImageSize size;
	private final Iteration iteration;
	private final List<InputTensor> tensors = new ArrayList<>();
	/** By tensor; null for the time step of an iteration. */
	private final List<TensorSource> sources = new ArrayList<>();
	private int timestep = -1;

	private InputPlan(TensorInfo image, boolean chosen, ImageSize size, Iteration iteration) {
		this.size = size;
		this.image = image;
		this.chosen = chosen;
		this.iteration = iteration;
	}

	/**
	 * Makes the plan; files of values are hashed.
	 *
	 * @throws InputException when an input has no values, or values that do not fit
	 */
	public static InputPlan of(Network network, AnalysisRequest request, ImageSet images) throws InputException {
		InputRequest asked = request.reading().inputs();
		Iteration wanted = asked.iteration();
		String name = !asked.image().isEmpty() ? asked.image() : wanted != null && !wanted.tensors().sample().isEmpty() ? wanted.tensors().sample() : "";
		TensorInfo image = name.isEmpty() ? network.inputs().stream().findFirst().orElse(new TensorInfo("", "float32", List.of()))
				: find(network, name);
		Iteration iteration = wanted == null ? null : wanted.of(network, image);
		InputPlan plan = new InputPlan(image, !network.inputs().isEmpty() && !image.equals(network.inputs().getFirst()), asked.size(), iteration);
		plan.checkSize(network);
		List<TensorInfo> others = network.inputs().stream().filter(i -> !i.equals(image)).toList();
		plan.checkNames(network, asked.further(), others);
		for (TensorInfo info : others) {
			if (plan.loops(info)) {
				plan.timestep = plan.tensors.size();
				plan.add(info, null, TensorSource.number(0));
			} else {
				InputSource source = asked.further().get(info.name());
				plan.add(info, source, plan.source(info, source, request, images));
			}
		}
		return plan;
	}

	/** @throws InputException as {@link Preprocessing#checkFits} */
	public void check(Preprocessing preprocessing) throws InputException {
		preprocessing.checkFits(image);
	}

	private static TensorInfo find(Network network, String name) throws InputException {
		return network.inputs().stream().filter(i -> i.name().equals(name)).findFirst().orElseThrow(
				() -> new InputException(network.name() + " has no input '" + name + "' for the images (it has " + describe(network.inputs()) + ")"));
	}

	private void checkSize(Network network) throws InputException {
		if (size != null && !size.fits(ImageSize.declaredBy(image))) {
			throw new InputException(
					network.name() + " takes images of " + ImageSize.declaredBy(image).toString().replaceAll("\\b0\\b", "any") + " only: " + size
							+ " cannot be asked for");
		}
	}

	private boolean loops(TensorInfo info) {
		return iteration != null && info.name().equals(iteration.tensors().timestep());
	}

	private void checkNames(Network network, Map<String, InputSource> given, List<TensorInfo> others) throws InputException {
		List<TensorInfo> missing = others.stream().filter(i -> !loops(i) && !given.containsKey(i.name())).toList();
		if (!missing.isEmpty()) {
			String rank4 = missing.stream().filter(i -> i.shape().size() == 4).map(TensorInfo::name).findFirst()
					.map(n -> "; the images go to '" + image.name() + "', --image-input " + n + " sends them elsewhere").orElse("");
			throw new InputException(
					network.name() + " cannot be run: besides the image it needs " + describe(missing) + ". Give each as --input NAME=SOURCE, where SOURCE is "
							+ InputSource.FORMS + rank4);
		}
		Set<String> unknown = new LinkedHashSet<>(given.keySet());
		others.stream().filter(i -> !loops(i)).forEach(i -> unknown.remove(i.name()));
		for (String name : unknown) {
			throw new InputException(network.name() + ": --input " + name + ": " + (name.equals(image.name()) ? "this input takes the images"
					: iteration != null && name.equals(iteration.tensors().timestep()) ? "the iteration gives this input its time step"
							: "there is no such input (besides the image there is " + (others.isEmpty() ? "none" : describe(others)) + ")"));
		}
	}

	private static String describe(List<TensorInfo> inputs) {
		return inputs.stream().map(i -> "'" + i.name() + "' " + i.type() + " [" + String.join(", ", i.shape()) + "]").collect(Collectors.joining(", "));
	}

	private TensorSource source(TensorInfo info, InputSource source, AnalysisRequest request, ImageSet images) throws InputException {
		switch (source.kind()) {
		case NUMBER:
			return TensorSource.number(Double.parseDouble(source.value()));
		case NPY:
			Path path = source.path();
			if (!Files.exists(path)) {
				throw new InputException(path + ": no such file (values of the input '" + info.name() + "')");
			}
			return Files.isDirectory(path) ? TensorSource.files(images.entries().stream().map(e -> path.resolve(tensorOf(e))).toList())
					: TensorSource.file(path);
		default:
			if (request.labels() == null) {
				throw new InputException("input " + info.name() + "=" + source.text() + ": there is no table of labels to take the column from");
			}
			Map<String, String> cells = LabelColumn.read(request.labels(), images.folder(), source.value());
			return TensorSource.cells(images.entries().stream().map(e -> cells.get(e.file())).toList(), request.labels().toAbsolutePath().getParent());
		}
	}

	private static String tensorOf(ImageEntry e) {
		int dot = e.file().lastIndexOf('.');
		return (dot > e.file().lastIndexOf('/') ? e.file().substring(0, dot) : e.file()) + Latents.EXTENSION;
	}

	private void add(TensorInfo info, InputSource asked, TensorSource source) throws InputException {
		InputTensor.Element type = InputTensor.Element.of(info.type()).orElseThrow(() -> new InputException("the input '" + info.name() + "' is of type "
				+ info.type() + ", which cannot be given (float32, float16, float64, int64, int32, uint8 and bool can)"));
		// an axis of free length, or as long as the image's, counts the images
		boolean batched = !info.shape().isEmpty() && (!number(info.shape().getFirst()) || info.shape().getFirst().equals("1")
				|| !image.shape().isEmpty() && info.shape().getFirst().equals(image.shape().getFirst()));
		List<String> axes = batched ? info.shape().subList(1, info.shape().size()) : info.shape();
		int[] there;
		try {
			there = source.shape();
		} catch (IOException e) {
			throw new InputException("input " + info.name() + "=" + asked.text() + ": " + e.getMessage(), e);
		}
		int[] own = there.length == axes.size() + 1 && there[0] == 1 ? java.util.Arrays.copyOfRange(there, 1, there.length) : there;
		List<Integer> shape = new ArrayList<>();
		for (int a = 0; a < axes.size(); a++) {
			if (number(axes.get(a))) {
				shape.add(Integer.valueOf(axes.get(a)));
			} else if (own.length == axes.size()) {
				shape.add(own[a]);
			} else {
				throw new InputException(
						"input " + describe(List.of(info)) + ": the length of its axis '" + axes.get(a) + "' is free; give a .npy that has it ("
								+ source.example() + NpyTensor.axes(there) + " was given)");
			}
		}
		InputTensor tensor = new InputTensor(info.name(), type, batched, shape);
		if (own.length > 0 && !shape.equals(java.util.Arrays.stream(own).boxed().toList())) {
			throw new InputException(
					"input " + info.name() + "=" + asked.text() + ": " + source.example() + "the tensor is " + NpyTensor.axes(there) + "; the input takes "
							+ NpyTensor.axes(shape.stream().mapToInt(Integer::intValue).toArray()));
		}
		check(tensor, asked, source);
		tensors.add(tensor);
		sources.add(source);
	}

	// values for all images are checked at once, an image's own values when it is read
	private void check(InputTensor tensor, InputSource asked, TensorSource source) throws InputException {
		try {
			if (tensor.bytes() > 1 << 30) {
				throw new IOException("more than 1 GB per image");
			}
			if (!source.perImage()) {
				source.bytes(tensor, 0);
			}
		} catch (IOException | ArithmeticException e) {
			throw new InputException((asked == null ? "" : "input " + tensor.name() + "=" + asked.text() + ": ") + e.getMessage(), e);
		}
	}

	private static boolean number(String axis) {
		return axis.matches("\\d{1,9}");
	}

	/** Height and width for an image input that leaves them free: what was asked for, or those of the first latent that fits otherwise. */
	public ImageSize size(ImageSet images) {
		if (size != null) {
			return size;
		}
		if (image.shape().size() == 4 && image.shape().stream().skip(1).anyMatch(a -> !number(a))) {
			for (ImageEntry e : images.entries()) {
				int[] shape = Latents.isLatent(e.file()) ? shape(images, e) : new int[0];
				if (shape.length == 3 && java.util.stream.IntStream.range(0, 3)
						.allMatch(a -> !number(image.shape().get(a + 1)) || Integer.parseInt(image.shape().get(a + 1)) == shape[a])) {
					boolean last = !number(image.shape().get(1)) && number(image.shape().get(3));
					return last ? new ImageSize(shape[0], shape[1]) : new ImageSize(shape[1], shape[2]);
				}
			}
		}
		return ImageSize.FREE;
	}

	private static int[] shape(ImageSet images, ImageEntry latent) {
		try (ImageSource source = new ImageSource(images.folder())) {
			return Latents.withoutBatch(NpyTensor.of(source.read(latent.file())).shape());
		} catch (IOException e) {
			return new int[0]; // reported with its reason when the latent is read
		}
	}

	/** The name of the image input, empty when it is the importer's choice. */
	public String imageInput() {
		return chosen ? image.name() : "";
	}

	/** All other inputs, the time step included. */
	public List<InputTensor> tensors() {
		return tensors;
	}

	/** The iteration with its names filled in; null for none. */
	public Iteration iteration() {
		return iteration;
	}

	/** Index of the time step among the tensors; -1 for none. */
	int timestep() {
		return timestep;
	}

	/** What the recipe keeps. */
	public List<Recipe.StoredInput> stored() {
		List<Recipe.StoredInput> stored = new ArrayList<>();
		for (int i = 0; i < tensors.size(); i++) {
			if (i != timestep) {
				stored.add(new Recipe.StoredInput(tensors.get(i), sources.get(i).hash()));
			}
		}
		return stored;
	}

	/**
	 * The values of all inputs for an image; null in the place of the time step.
	 *
	 * @throws IOException    saying why there are none that can be used
	 * @throws InputException when a file has changed since the analysis began
	 */
	byte[][] values(int index) throws IOException, InputException {
		byte[][] values = new byte[tensors.size()][];
		for (int i = 0; i < values.length; i++) {
			values[i] = i == timestep ? null : sources.get(i).bytes(tensors.get(i), index);
		}
		return values;
	}
}
