package org.channelexplorer.onnx.internal;

import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnxruntime.NodeInfo;
import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OnnxValue;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.lang.foreign.Arena;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.channelexplorer.core.util.InputException;

/**
 * Types and shapes of a model's tensors. The runtime's shape inference is asked first, on a copy of the model without its
 * weights; only what it cannot tell is found by running the network once.
 */
final class Probe {
	/** Values in one tensor for one image; more do not fit into one buffer and are a sign of a damaged file. */
	private static final long TENSOR_LIMIT = 1L << 29;

	private final ModelFile file;
	private final Graph graph;
	private final ImageInput image;
	private final int height;
	private final int width;
	private final FurtherInputs further;

	/**
	 * @param image   the image input
	 * @param height  height to assume when free, 0 for the usual one
	 * @param width   width to assume when free, 0 for the usual one
	 * @param further the other inputs
	 */
	Probe(ModelFile file, Graph graph, ImageInput image, int height, int width, FurtherInputs further) {
		this.file = file;
		this.graph = graph;
		this.image = image;
		this.height = height;
		this.width = width;
		this.further = further;
	}

	/**
	 * What a look at the model gave.
	 *
	 * @param shapes  by tensor name; complete as far as possible, for {@code images} images of a definite size
	 * @param images  images in the batch looked at
	 * @param free    whether the network takes more than one image at once
	 * @param trouble why what inference left open could not be found by a run, null when it could
	 */
	record Findings(Map<String, TensorShape> shapes, int images, boolean free, String trouble) {
		TensorShape shape(String tensor) {
			return shapes.getOrDefault(tensor, new TensorShape(null, null));
		}

		/** Axes of a tensor; null when not all are known. */
		long[] axes(String tensor) {
			TensorShape shape = shapes.get(tensor);
			return shape != null && shape.complete() ? shape.dims() : null;
		}
	}

	/** Looks at the tensors. */
	Findings look(Collection<String> tensors) throws InputException {
		if (image.batch() > 0) {
			return look(tensors, image.batch(), image.batch() > 1);
		}
		// two images, so that the batch axis differs from others of length 1
		try {
			Findings two = look(tensors, 2, true);
			if (two.trouble == null && graph.proto().getOutputList().stream().map(o -> two.shapes.get(o.getName())).noneMatch(Probe::forOneImage)) {
				return two;
			}
		} catch (InputException e) {
			// some networks declare a free batch but have a batch of 1 built in; if that is not it, the next look fails as well
			return look(tensors, 1, false);
		}
		return look(tensors, 1, false);
	}

	/** The shapes when one image is run. */
	Map<String, TensorShape> lookAtOne(Collection<String> tensors) throws InputException {
		return look(tensors, 1, false).shapes();
	}

	/** Whether blank values can be made for all inputs. */
	boolean runnable() {
		return further.unknown() == null;
	}

	/** The shapes that tensors have in a run on blank images, as many as the network takes; trouble says why there is none. */
	Findings run(Collection<String> tensors) throws InputException {
		int images = Math.max(1, image.batch());
		Map<String, long[]> dims = further.dims(images);
		dims.put(image.name(), image.dims(images, height, width));
		image.checkSize(file, images, height, width);
		Map<String, TensorShape> shapes = new HashMap<>();
		String trouble = run(List.copyOf(tensors), dims, shapes);
		return new Findings(shapes, images, images > 1, trouble);
	}

	private static boolean forOneImage(TensorShape output) {
		return output != null && output.rank() > 1 && output.dims()[0] == 1;
	}

	private Findings look(Collection<String> tensors, int images, boolean free) throws InputException {
		Map<String, long[]> dims = further.dims(images);
		dims.put(image.name(), image.dims(images, height, width));
		new NegativeSizeGuard(file, graph, tensors).check(new Rewriter(file, graph), dims, m -> shapes(m, false));
		Map<String, TensorShape> shapes = inferred(tensors, dims, false);
		if (!open(shapes).isEmpty()) {
			shapes = inferred(tensors, dims, true);
		}
		List<String> open = open(shapes);
		String trouble = open.isEmpty() ? null : run(open, dims, shapes);
		for (Map.Entry<String, TensorShape> e : shapes.entrySet()) {
			checkSize(e.getKey(), e.getValue(), images);
		}
		return new Findings(shapes, images, free, trouble);
	}

	/** The tensors whose shape is not completely known. */
	private static List<String> open(Map<String, TensorShape> shapes) {
		return shapes.entrySet().stream().filter(e -> e.getValue().type() != null && e.getValue().type() != OnnxJavaType.UNKNOWN)
				.filter(e -> !e.getValue().complete()).map(Map.Entry::getKey).toList();
	}

	/** What is known of the axes when the image size is left as the network declares it. */
	Map<String, TensorShape> declared(Collection<String> tensors) throws InputException {
		return inferred(tensors, Map.of(), false);
	}

	private Map<String, TensorShape> inferred(Collection<String> tensors, Map<String, long[]> dims, boolean fold) throws InputException {
		Rewriter rewriter = new Rewriter(file, graph);
		try {
			return shapes(rewriter.withoutWeights(tensors, dims), fold);
		} catch (InputException e) {
			// some operators insist on constant weights
			return shapes(rewriter.exposing(tensors, dims), fold);
		}
	}

	private Map<String, TensorShape> shapes(ModelProto model, boolean fold) throws InputException {
		try (OrtSession session = Sessions.forLooking(file, model, fold)) {
			Map<String, TensorShape> shapes = new HashMap<>();
			for (Map.Entry<String, NodeInfo> e : session.getOutputInfo().entrySet()) {
				shapes.put(e.getKey(), TensorShape.of(e.getValue().getInfo()));
			}
			return shapes;
		} catch (OrtException e) {
			throw OrtReasons.refuse(file, "cannot be examined by ONNX Runtime", e);
		}
	}

	/** Completes the shapes by running the network; gives the reason when that fails. */
	private String run(List<String> open, Map<String, long[]> dims, Map<String, TensorShape> shapes) throws InputException {
		String unknown = further.unknown();
		if (unknown != null) {
			return unknown;
		}
		ModelProto model = new Rewriter(file, graph).exposing(open, dims);
		try (OrtSession session = Sessions.forLooking(file, model, false); Arena arena = Arena.ofConfined()) {
			Map<String, OnnxTensor> blank = new HashMap<>();
			try {
				blank.put(image.name(), blank(arena, dims.get(image.name())));
				blank.putAll(further.blank(file, dims, arena));
				try (OrtSession.Result result = session.run(blank, Set.copyOf(open))) {
					for (Map.Entry<String, OnnxValue> e : result) {
						shapes.put(e.getKey(), TensorShape.ofRun(e.getValue().getInfo()));
					}
				}
			} finally {
				blank.values().forEach(OnnxTensor::close);
			}
			return null;
		} catch (OrtException e) {
			return OrtReasons.sentence(String.valueOf(e.getMessage()));
		}
	}

	private OnnxTensor blank(Arena arena, long[] dims) throws InputException, OrtException {
		long values = dims[0] * dims[1] * dims[2] * dims[3];
		ByteBuffer bytes = arena.allocate(values * image.type().bytes(), Double.BYTES).asByteBuffer().order(ByteOrder.nativeOrder());
		return Elements.tensor(Sessions.environment(file), image.type(), bytes, dims);
	}

	private void checkSize(String tensor, TensorShape shape, int images) throws InputException {
		if (shape.dims() == null) {
			return;
		}
		double values = 1;
		for (long d : shape.dims()) {
			values *= Math.max(1, d);
		}
		if (values / images > TENSOR_LIMIT) {
			throw file.refuse("makes a tensor '" + Text.printable(tensor) + "' of " + shape.text(images) + " values, which is too large");
		}
	}
}
