package org.channelexplorer.onnx.internal;

import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.TensorShapeProto.Dimension;
import ai.onnx.proto.OnnxMl.TypeProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.channelexplorer.core.model.InputTensor.Element;
import org.channelexplorer.core.util.InputException;

/**
 * The input that takes the images.
 *
 * @param name         tensor name
 * @param batch        declared batch size, 0 when free
 * @param channels     1 or 3 for images; any number for latents
 * @param height       pixels, 0 when free
 * @param width        pixels, 0 when free
 * @param channelsLast NHWC when true, else NCHW
 * @param type         FLOAT32, FLOAT16, FLOAT64 or UINT8
 * @param assumed      side of the images where the network leaves it free and nobody asks for another; 0 for the usual one
 */
record ImageInput(String name, int batch, int channels, int height, int width, boolean channelsLast, Element type, int assumed) {
	/** Side of the image where the network leaves it free and nobody asks for another: what most are trained with. */
	static final int USUAL_SIDE = 224;
	/** The same for latents: those of images of 512 pixels. */
	static final int USUAL_LATENT_SIDE = 64;
	private static final Set<Element> TYPES = Set.of(Element.FLOAT32, Element.FLOAT16, Element.FLOAT64, Element.UINT8);
	private static final int SIDE_LIMIT = 1 << 15;
	private static final int CHANNEL_LIMIT = 1 << 12;
	private static final int BATCH_LIMIT = 1 << 12;
	/** Floats in one image. */
	private static final long SIZE_LIMIT = 1L << 28;

	/**
	 * Finds the image input among the inputs: a tensor of real numbers or bytes of rank 4, by its number of channels rather an image's (1 or 3) than a
	 * latent's (4, or else any); of several alike the first.
	 *
	 * @param wanted name of the input to take, empty for the one found
	 * @throws InputException when there is none
	 */
	static ImageInput find(ModelFile file, Graph graph, String wanted) throws InputException {
		List<ImageInput> found = new ArrayList<>();
		for (ValueInfoProto value : graph.inputs()) {
			ImageInput input = of(value, graph);
			if (input != null && (wanted.isEmpty() || input.name.equals(wanted))) {
				input.checkSize(file);
				found.add(input);
			}
		}
		if (!found.isEmpty()) {
			return found.stream().min(java.util.Comparator.comparingInt(ImageInput::rank)).orElseThrow();
		}
		if (!wanted.isEmpty()) {
			throw file.refuse("has no input '" + wanted + "' that can take images, among "
					+ graph.inputs().stream().limit(8).map(ImageInput::describe).collect(Collectors.joining(", ")));
		}
		if (graph.inputs().isEmpty()) {
			throw file.refuse("has no input");
		}
		throw file.refuse((graph.inputs().size() == 1 ? "has no image input: its input is " : "has no image input among ")
				+ graph.inputs().stream().limit(8).map(ImageInput::describe).collect(Collectors.joining(", "))
				+ ", not a tensor of floats or bytes [N, channels, height, width] or [N, height, width, channels]");
	}

	/** The input if it can take images, else null. */
	private static ImageInput of(ValueInfoProto value, Graph graph) {
		TypeProto.Tensor type = value.getType().getTensorType();
		Element element = Elements.of(type.getElemType()).filter(TYPES::contains).orElse(null);
		List<Dimension> dims = type.getShape().getDimList();
		if (element == null || dims.size() != 4) {
			return null;
		}
		long second = dims.get(1).getDimValue();
		long last = dims.get(3).getDimValue();
		boolean channelsLast = !usual(second) && (usual(last) || second == 0 && last > 0);
		long channels = channelsLast ? last : second > 0 ? second : channelsOfFilters(value.getName(), graph);
		if (channels < 1 || channels > CHANNEL_LIMIT) {
			return null;
		}
		return channelsLast ? new ImageInput(value.getName(), size(dims.get(0)), (int) channels, size(dims.get(1)), size(dims.get(2)), true, element, 0)
				: new ImageInput(value.getName(), size(dims.get(0)), (int) channels, size(dims.get(2)), size(dims.get(3)), false, element, 0);
	}

	private static boolean usual(long channels) {
		return channels == 1 || channels == 3;
	}

	private int rank() {
		return usual(channels) ? 0 : channels == 4 ? 1 : 2;
	}

	private int usualSide() {
		return assumed > 0 ? assumed : usual(channels) ? USUAL_SIDE : USUAL_LATENT_SIDE;
	}

	/** The same with another side where it is free. */
	ImageInput assuming(int side) {
		return new ImageInput(name, batch, channels, height, width, channelsLast, type, side);
	}

	private static int size(Dimension d) {
		return (int) d.getDimValue();
	}

	/** What the first convolutions on the input want, 0 when unknown. */
	private static long channelsOfFilters(String input, Graph graph) {
		for (int n : graph.consumers(input)) {
			NodeProto node = graph.node(n);
			TensorProto filters = node.getOpType().equals("Conv") && node.getInputCount() > 1 ? graph.constant(node.getInput(1)) : null;
			if (filters != null && filters.getDimsCount() == 4) {
				return filters.getDims(1) * Attributes.integer(node, "group", 1);
			}
		}
		return 0;
	}

	private void checkSize(ModelFile file) throws InputException {
		if (batch > BATCH_LIMIT || height > SIDE_LIMIT || width > SIDE_LIMIT || Math.max(1, batch) * size(0, 0) > SIZE_LIMIT) {
			throw file.refuse("declares an image input of " + Math.max(1, batch) + " x " + channels + " x " + heightOr(0) + " x " + widthOr(0)
					+ ", which is too large");
		}
	}

	/** Height to run with. @param wanted height to assume when the network leaves it free, 0 for the usual one */
	int heightOr(int wanted) {
		return height > 0 ? height : wanted > 0 ? wanted : usualSide();
	}

	/** Width to run with. @param wanted width to assume when the network leaves it free, 0 for the usual one */
	int widthOr(int wanted) {
		return width > 0 ? width : wanted > 0 ? wanted : usualSide();
	}

	/** Floats per image. */
	long size(int wantedHeight, int wantedWidth) {
		return (long) channels * heightOr(wantedHeight) * widthOr(wantedWidth);
	}

	/** Whether the network takes images of any size. */
	boolean freeSize() {
		return height == 0 || width == 0;
	}

	/** The axes for a run. */
	long[] dims(int images, int wantedHeight, int wantedWidth) {
		long h = heightOr(wantedHeight);
		long w = widthOr(wantedWidth);
		return channelsLast ? new long[] { images, h, w, channels } : new long[] { images, channels, h, w };
	}

	/** Refuses image sizes beyond reason. */
	void checkSize(ModelFile file, int images, int wantedHeight, int wantedWidth) throws InputException {
		if (size(wantedHeight, wantedWidth) > SIZE_LIMIT / images) {
			throw file.refuse("cannot run on " + images + " images of " + heightOr(wantedHeight) + " x " + widthOr(wantedWidth)
					+ " at once: choose a smaller batch or image size");
		}
	}

	/** Name, type and axes for messages. */
	static String describe(ValueInfoProto value) {
		TypeProto.Tensor type = value.getType().getTensorType();
		return "'" + Text.printable(value.getName()) + "' " + (value.getType().hasTensorType() ? Tensors.typeName(type.getElemType()) : "(not a tensor)")
				+ (type.hasShape() ? " " + axes(type) : "");
	}

	/** Axes as text: a number, or a name when the length is free. */
	static List<String> axes(TypeProto.Tensor type) {
		return type.getShape().getDimList().stream()
				.map(d -> d.hasDimValue() ? Long.toString(d.getDimValue()) : d.getDimParam().isEmpty() ? "?" : Text.printable(d.getDimParam()))
				.toList();
	}
}
