package org.channelexplorer.onnx.internal;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OnnxValue;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import org.channelexplorer.core.model.InputTensor.Element;
import org.channelexplorer.core.util.InputException;

/** Runs variants of one network on the same images of noise, so that what they compute can be compared. */
public final class TrialRun {
	private static final int BYTES = 256;

	private final ModelFile file;
	private final ImageInput image;
	private final FurtherInputs further;
	private final int images;

	TrialRun(ModelFile file, ImageInput image, FurtherInputs further, int images) {
		this.file = file;
		this.image = image;
		this.further = further;
		this.images = images;
	}

	/** Why the network cannot be run on noise; null when it can. */
	public String unknown() {
		return further.unknown();
	}

	/** Whether the network computes exactly enough for outputs to be compared, which it does not in half precision, and can be run. */
	public boolean possible() {
		return image.type() != Element.FLOAT16 && unknown() == null;
	}

	/**
	 * The network's float outputs by name.
	 *
	 * @param session of a variant
	 * @param seed    of the noise: normal, of mean 0 and standard deviation 1; of bytes, even over 0 to 255
	 * @throws InputException when the runtime refuses
	 */
	public Map<String, float[]> run(OrtSession session, long seed) throws InputException {
		Map<String, long[]> dims = further.dims(images);
		dims.put(image.name(), image.dims(images, 0, 0));
		Map<String, OnnxTensor> inputs = new HashMap<>();
		try (Arena arena = Arena.ofConfined()) {
			inputs.put(image.name(), noise(arena, dims.get(image.name()), seed));
			inputs.putAll(further.blank(file, dims, arena));
			Map<String, float[]> outputs = new LinkedHashMap<>();
			try (OrtSession.Result result = session.run(inputs)) {
				for (Map.Entry<String, OnnxValue> e : result) {
					if (e.getValue() instanceof OnnxTensor tensor && TensorShape.of(tensor.getInfo()).isFloat()) {
						outputs.put(e.getKey(), Elements.floats(tensor));
					}
				}
			}
			return outputs;
		} catch (OrtException e) {
			throw OrtReasons.refuse(file, "cannot be run", e);
		} finally {
			inputs.values().forEach(OnnxTensor::close);
		}
	}

	private OnnxTensor noise(Arena arena, long[] dims, long seed) throws InputException, OrtException {
		int size = Math.toIntExact(dims[0] * dims[1] * dims[2] * dims[3]);
		MemorySegment floats = arena.allocate((long) size * Float.BYTES, Float.BYTES);
		Random random = new Random(seed);
		for (int i = 0; i < size; i++) {
			floats.setAtIndex(ValueLayout.JAVA_FLOAT, i, image.type() == Element.UINT8 ? random.nextInt(BYTES) : (float) random.nextGaussian());
		}
		MemorySegment own = arena.allocate((long) size * image.type().bytes(), Double.BYTES);
		Elements.write(floats, own, image.type(), size);
		return Elements.tensor(Sessions.environment(file), image.type(), own.asByteBuffer().order(ByteOrder.nativeOrder()), dims);
	}
}
