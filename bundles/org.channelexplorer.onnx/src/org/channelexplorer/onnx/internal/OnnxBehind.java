package org.channelexplorer.onnx.internal;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.channelexplorer.core.extension.CutRunner;
import org.channelexplorer.core.repair.Substitute;
import org.channelexplorer.core.util.InputException;

/** One thread's memory for the part behind a cut. */
final class OnnxBehind implements CutRunner.Behind {
	private final OnnxCut cut;
	private final Resources resources = new Resources();
	private final Arena arena = resources.add(Arena.ofShared());
	private final Map<String, PinnedTensor> read = new LinkedHashMap<>();
	private final Map<String, OnnxTensor> fed = new HashMap<>();
	private final List<OnnxTensor> replacing = new ArrayList<>();
	private PinnedTensor output;
	private boolean closed;

	OnnxBehind(OnnxCut cut) throws InputException {
		this.cut = cut;
		boolean complete = false;
		try {
			if (cut.session() != null) {
				for (String tensor : cut.boundary().keySet()) {
					PinnedTensor pinned = resources.add(new PinnedTensor(cut.environment(), cut.runner().tensor(tensor), arena));
					pinned.floats().fill((byte) 0);
					read.put(tensor, pinned);
					fed.put(tensor, pinned.tensor());
				}
				output = resources.add(new PinnedTensor(cut.environment(), cut.outputTensor(), arena));
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
				Substitute own = substitutes.stream().filter(s -> s.layer().equals(id)).findFirst().orElse(null);
				values.putAll(cut.substitution(layer).values(cut.environment(), own));
			}
		} catch (OrtException e) {
			values.values().forEach(OnnxTensor::close);
			throw new IllegalStateException("what replaces channels cannot be handed to the network: " + e.getMessage(), e);
		}
		replacing.forEach(OnnxTensor::close);
		replacing.clear();
		replacing.addAll(values.values());
		fed.putAll(values);
	}

	@Override
	public float[] run(MemorySegment kept) throws InputException {
		if (closed) {
			throw new IllegalStateException("the network is closed");
		}
		if (cut.session() == null) {
			return new float[0];
		}
		cut.boundary().forEach((tensor, first) -> {
			PinnedTensor target = read.get(tensor);
			long floats = target.size() / cut.runner().batch();
			MemorySegment.copy(kept, (long) first * Float.BYTES, target.floats(), 0, floats * Float.BYTES);
			target.toRuntime();
		});
		try (OrtSession.Result _ = cut.session().run(fed, Set.of(), Map.of(output.name(), output.tensor()))) {
			output.fromRuntime();
		} catch (OrtException e) {
			throw cut.runner().problem(e);
		}
		int classes = cut.output().orElseThrow().classes();
		return output.floats().asSlice(0, (long) classes * Float.BYTES).toArray(ValueLayout.JAVA_FLOAT);
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
