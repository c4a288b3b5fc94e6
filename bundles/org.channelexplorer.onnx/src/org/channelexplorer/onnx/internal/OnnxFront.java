package org.channelexplorer.onnx.internal;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.FloatBuffer;
import java.util.List;
import java.util.Optional;
import org.channelexplorer.core.extension.NetworkRunner;
import org.channelexplorer.core.model.Tap;
import org.channelexplorer.core.util.InputException;

/** A network up to a cut: one tap with all that is kept of an image. */
final class OnnxFront implements NetworkRunner {
	private final OnnxRunner runner;
	private final List<String> tensors;
	private final int kept;

	/** @param kept floats of an image, all tensors one after the other */
	OnnxFront(OnnxRunner runner, List<String> tensors, int kept) {
		this.runner = runner;
		this.tensors = tensors;
		this.kept = kept;
	}

	int kept() {
		return kept;
	}

	@Override
	public InputSpec input() {
		return runner.input();
	}

	@Override
	public int batch() {
		return runner.batch();
	}

	@Override
	public List<Tap> taps() {
		return List.of(new Tap(tensors.getFirst(), kept, 1, 1, Tap.Layout.DENSE));
	}

	@Override
	public Optional<OutputSpec> output() {
		return runner.output();
	}

	@Override
	public Worker worker() throws InputException {
		OnnxWorker worker = runner.worker();
		float[] values = new float[Math.multiplyExact(kept, runner.batch())];
		return new Worker() {
			private int images;

			@Override
			public FloatBuffer inputBuffer() {
				return worker.inputBuffer();
			}

			@Override
			public MemorySegment further(int input, int image) {
				return worker.further(input, image);
			}

			@Override
			public void run(int count) throws InputException {
				worker.run(count);
				images = count;
			}

			@Override
			public MemorySegment activations(int tap) {
				int at = 0;
				for (int i = 0; i < images; i++) {
					for (String tensor : tensors) {
						MemorySegment raw = worker.raw(tensor, i);
						int floats = (int) (raw.byteSize() / Float.BYTES);
						MemorySegment.copy(raw, ValueLayout.JAVA_FLOAT, 0, values, at, floats);
						at += floats;
					}
				}
				return MemorySegment.ofArray(values).asSlice(0, (long) images * kept * Float.BYTES);
			}

			@Override
			public float[] output(int image) {
				return worker.output(image);
			}

			@Override
			public void close() {
				worker.close();
			}
		};
	}

	@Override
	public void close() {
		runner.close();
	}
}
