package org.channelexplorer.onnx.internal;

import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OnnxValue;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.lang.foreign.Arena;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import org.channelexplorer.core.util.InputException;

/** Runs variants of one network on the same images of noise, so that what they compute can be compared. */
public final class TrialRun {
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

	/** Whether the image is given to the network in a form that noise can be written in. */
	public boolean possible() {
		return !image.half() && unknown() == null;
	}

	/**
	 * The network's float outputs by name.
	 *
	 * @param session of a variant
	 * @param seed    of the noise: normal, of mean 0 and standard deviation 1
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
					if (e.getValue() instanceof OnnxTensor tensor && tensor.getInfo().type == OnnxJavaType.FLOAT) {
						float[] values = new float[tensor.getFloatBuffer().remaining()];
						tensor.getFloatBuffer().get(values);
						outputs.put(e.getKey(), values);
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
		int floats = Math.toIntExact(dims[0] * dims[1] * dims[2] * dims[3]);
		ByteBuffer bytes = arena.allocate((long) floats * Float.BYTES, Float.BYTES).asByteBuffer().order(ByteOrder.nativeOrder());
		Random random = new Random(seed);
		for (int i = 0; i < floats; i++) {
			bytes.putFloat((float) random.nextGaussian());
		}
		return OnnxTensor.createTensor(Sessions.environment(file), bytes.rewind().asFloatBuffer(), dims);
	}
}
