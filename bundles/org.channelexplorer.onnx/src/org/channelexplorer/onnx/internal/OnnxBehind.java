package org.channelexplorer.onnx.internal;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.channelexplorer.core.extension.CutRunner;
import org.channelexplorer.core.extension.Refittable;
import org.channelexplorer.core.model.Tap;
import org.channelexplorer.core.repair.Refit;
import org.channelexplorer.core.repair.Substitute;
import org.channelexplorer.core.util.InputException;

/** One thread's memory for the part behind a cut. */
final class OnnxBehind implements CutRunner.Behind {
	private final OnnxCut cut;
	private final int batch;
	private final Resources resources = new Resources();
	private final Arena arena = resources.add(Arena.ofShared());
	private final Map<String, PinnedTensor> read = new LinkedHashMap<>();
	private final Map<String, OnnxTensor> fed = new HashMap<>();
	/** Weights of convolutions as the network has them. */
	private final Map<String, OnnxTensor> own = new HashMap<>();
	private final List<OnnxTensor> replacing = new ArrayList<>();
	private PinnedTensor output;
	private boolean closed;

	/** @param batch images at once */
	OnnxBehind(OnnxCut cut, int batch) throws InputException {
		this.cut = cut;
		this.batch = batch;
		boolean complete = false;
		try {
			if (cut.session() != null) {
				for (String tensor : cut.boundary().keySet()) {
					PinnedTensor pinned = resources.add(new PinnedTensor(cut.environment(), many(cut.runner().tensor(tensor)), arena));
					pinned.floats().fill((byte) 0);
					read.put(tensor, pinned);
					fed.put(tensor, pinned.tensor());
				}
				for (Refits refits : cut.refits()) {
					own.putAll(refits.values(cut.environment(), refits.own()));
				}
				own.values().forEach(resources::add);
				output = resources.add(new PinnedTensor(cut.environment(), many(cut.outputTensor()), arena));
			}
			substitute(List.of());
			complete = true;
		} catch (OrtException e) {
			throw cut.runner().problem(e);
		} finally {
			if (!complete) {
				resources.close();
			}
		}
	}

	@Override
	public void substitute(List<Substitute> substitutes) {
		Map<String, OnnxTensor> values = new HashMap<>();
		try {
			for (int layer = 0; layer < cut.layers().size(); layer++) {
				String id = cut.layers().get(layer);
				Substitute given = substitutes.stream().filter(s -> s.layer().equals(id)).findFirst().orElse(null);
				values.putAll(cut.substitution(layer).values(cut.environment(), given));
			}
			for (Refit refit : substitutes.stream().flatMap(s -> s.refits().stream()).toList()) {
				values.putAll(refits(refit.layer()).values(cut.environment(), refit));
			}
		} catch (OrtException e) {
			values.values().forEach(OnnxTensor::close);
			throw new IllegalStateException("what replaces channels cannot be handed to the network: " + e.getMessage(), e);
		}
		replacing.forEach(OnnxTensor::close);
		replacing.clear();
		replacing.addAll(values.values());
		fed.putAll(own);
		fed.putAll(values);
	}

	private Refits refits(String layer) {
		return cut.refits().stream().filter(r -> r.own().layer().equals(layer)).findFirst()
				.orElseThrow(() -> new IllegalArgumentException("the weights of " + layer + " cannot be others"));
	}

	/** A tensor as it is of so many images. */
	private OnnxRunner.Tensor many(OnnxRunner.Tensor one) {
		long[] dims = one.dims().clone();
		if (cut.runner().batch() == 1) {
			dims[0] = batch;
		}
		return new OnnxRunner.Tensor(one.name(), dims, one.type());
	}

	@Override
	public int batch() {
		return batch;
	}

	@Override
	public float[][] run(List<MemorySegment> kept) throws InputException {
		check(kept);
		if (cut.session() == null) {
			return new float[kept.size()][0];
		}
		feed(kept);
		try (OrtSession.Result _ = cut.session().run(fed, Set.of(), Map.of(output.name(), output.tensor()))) {
			output.fromRuntime();
		} catch (OrtException e) {
			throw cut.runner().problem(e);
		}
		int classes = cut.output().orElseThrow().classes();
		float[][] outputs = new float[kept.size()][];
		for (int i = 0; i < outputs.length; i++) {
			outputs[i] = output.floats().asSlice((long) i * classes * Float.BYTES, (long) classes * Float.BYTES).toArray(ValueLayout.JAVA_FLOAT);
		}
		return outputs;
	}

	@Override
	public Optional<float[][]> values(int layer, List<MemorySegment> kept) throws InputException {
		check(kept);
		if (!cut.depends(layer)) {
			return Optional.of(kept.stream().map(k -> cut.values(layer, k)).toArray(float[][]::new));
		}
		if (cut.session() == null) {
			return Optional.empty();
		}
		feed(kept);
		return Optional.of(read(cut.replaced().get(layer), kept.size()));
	}

	@Override
	public float[][] around(int convolution, boolean results, List<MemorySegment> kept) throws InputException {
		check(kept);
		feed(kept);
		Refittable at = cut.refittable().get(convolution);
		return read(results ? at.output() : at.input(), kept.size());
	}

	/** Axes of a tensor, of whatever image was there last. */
	long[] axes(String tensor) throws InputException {
		try (OrtSession.Result result = cut.session().run(fed, Set.of(tensor))) {
			return ((OnnxTensor) result.get(0)).getInfo().getShape();
		} catch (OrtException e) {
			throw cut.runner().problem(e);
		}
	}

	/** The values of a tensor that the session gives. @param images how many of the batch */
	private float[][] read(Tap tap, int images) throws InputException {
		try (OrtSession.Result result = cut.session().run(fed, Set.of(tap.tensor()))) {
			FloatBuffer all = FloatBuffer.wrap(Elements.floats((OnnxTensor) result.get(0)));
			float[] own = new float[tap.channels() * tap.height() * tap.width()];
			float[][] values = new float[images][];
			for (int i = 0; i < values.length; i++) {
				all.get(i * own.length, own);
				values[i] = OnnxCut.ordered(tap, MemorySegment.ofArray(own));
			}
			return values;
		} catch (OrtException e) {
			throw cut.runner().problem(e);
		}
	}

	private void check(List<MemorySegment> kept) {
		if (closed) {
			throw new IllegalStateException("the network is closed");
		}
		if (kept.isEmpty() || kept.size() > batch) {
			throw new IllegalArgumentException(kept.size() + " images in a batch of " + batch);
		}
	}

	private void feed(List<MemorySegment> kept) {
		cut.boundary().forEach((tensor, first) -> {
			PinnedTensor target = read.get(tensor);
			// always as many images: the arithmetic of a batch of another size may round differently
			target.floats().fill((byte) 0);
			long bytes = target.floats().byteSize() / Math.max(batch, cut.runner().batch());
			for (int i = 0; i < kept.size(); i++) {
				MemorySegment.copy(kept.get(i), (long) first * Float.BYTES, target.floats(), i * bytes, bytes);
			}
			target.toRuntime();
		});
	}

	@Override
	public void close() {
		if (closed) {
			return;
		}
		closed = true;
		replacing.forEach(OnnxTensor::close);
		cut.forget(this);
		resources.close();
	}
}
