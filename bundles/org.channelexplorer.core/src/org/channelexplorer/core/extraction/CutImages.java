package org.channelexplorer.core.extraction;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.channelexplorer.core.data.FloatMatrix;
import org.channelexplorer.core.extension.CutRunner;
import org.channelexplorer.core.extension.NetworkRunner.OutputSpec;
import org.channelexplorer.core.repair.Substitute;
import org.channelexplorer.core.util.InputException;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.OperationCanceledException;
import org.eclipse.core.runtime.SubMonitor;

/** A cut network with what is kept of each image in front of the cut, outside the heap. */
final class CutImages implements AutoCloseable {
	private final String key;
	private final List<String> places;
	private final CutRunner runner;
	private final int images;
	private final Arena arena = Arena.ofShared();
	private final MemorySegment kept;
	private final List<CutRunner.Behind> workers = new ArrayList<>();

	/**
	 * Room for images.
	 *
	 * @param key    names everything that decides the values
	 * @param places ids of the layers whose tensors are replaced
	 */
	CutImages(String key, List<String> places, CutRunner runner, int images) {
		this.key = key;
		this.places = places;
		this.runner = runner;
		this.images = images;
		kept = arena.allocate(Math.max(1, bytes(runner, images)), Float.BYTES);
	}

	/** Bytes that are kept of so many images. */
	static long bytes(CutRunner runner, int images) {
		return (long) images * runner.kept() * Float.BYTES;
	}

	String key() {
		return key;
	}

	List<String> places() {
		return places;
	}

	CutRunner runner() {
		return runner;
	}

	void put(int image, float[] values) {
		of(image).copyFrom(MemorySegment.ofArray(values));
	}

	private MemorySegment of(int image) {
		if (image < 0 || image >= images) {
			throw new IndexOutOfBoundsException("image " + image + " of " + images);
		}
		long bytes = (long) runner.kept() * Float.BYTES;
		return kept.asSlice(image * bytes, bytes);
	}

	float[] values(int layer, int image) {
		return runner.values(layer, of(image));
	}

	/** Probabilities of images under a plan. */
	FloatMatrix predictions(List<Substitute> substitutes, int[] wanted, IProgressMonitor monitor) throws InputException {
		OutputSpec output = runner.output().orElseThrow(() -> new InputException("the network has no output of one vector per image"));
		float[] all = new float[Math.multiplyExact(wanted.length, output.classes())];
		run(substitutes, wanted, (worker, first, some) -> {
			float[][] outputs = worker.run(some);
			for (int k = 0; k < outputs.length; k++) {
				float[] p = Probabilities.of(outputs[k], output.probabilities());
				System.arraycopy(p, 0, all, (first + k) * output.classes(), output.classes());
			}
		}, monitor);
		return FloatMatrix.of(wanted.length, output.classes(), all);
	}

	/** Values of images at a place under a plan for those in front of it; empty when they are not known. */
	Optional<float[][]> values(int layer, List<Substitute> substitutes, int[] wanted, IProgressMonitor monitor) throws InputException {
		float[][] all = new float[wanted.length][];
		AtomicBoolean unknown = new AtomicBoolean();
		run(substitutes, wanted, (worker, first, some) -> {
			Optional<float[][]> values = worker.values(layer, some);
			if (values.isEmpty()) {
				unknown.set(true);
				return;
			}
			System.arraycopy(values.get(), 0, all, first, some.size());
		}, monitor);
		return unknown.get() ? Optional.empty() : Optional.of(all);
	}

	/** What images give in front of a convolution or behind it. */
	float[][] around(int convolution, boolean results, List<Substitute> substitutes, int[] wanted, IProgressMonitor monitor) throws InputException {
		float[][] all = new float[wanted.length][];
		run(substitutes, wanted, (worker, first, some) -> System.arraycopy(worker.around(convolution, results, some), 0, all, first, some.size()), monitor);
		return all;
	}

	/** What is done with some images. */
	private interface Work {

		/** @param first index of the first one */
		void of(CutRunner.Behind worker, int first, List<MemorySegment> images) throws InputException;
	}

	private void run(List<Substitute> substitutes, int[] wanted, Work work, IProgressMonitor monitor) throws InputException {
		SubMonitor progress = SubMonitor.convert(monitor, wanted.length);
		int threads = Math.clamp(wanted.length / 16, 1, Runtime.getRuntime().availableProcessors());
		while (workers.size() < threads) {
			workers.add(runner.behind());
		}
		AtomicInteger next = new AtomicInteger();
		if (threads == 1) {
			run(workers.getFirst(), substitutes, wanted, work, next, progress);
		} else {
			together(threads, substitutes, wanted, work, next, progress);
		}
		if (progress.isCanceled()) {
			throw new OperationCanceledException();
		}
		progress.worked(wanted.length);
	}

	private void together(int threads, List<Substitute> substitutes, int[] wanted, Work work, AtomicInteger next, SubMonitor progress)
			throws InputException {
		try (ExecutorService pool = Executors.newFixedThreadPool(threads, Thread.ofPlatform().daemon().name("surgery-", 1).factory())) {
			List<Future<?>> parts = new ArrayList<>();
			for (CutRunner.Behind worker : workers.subList(0, threads)) {
				parts.add(pool.submit(() -> {
					run(worker, substitutes, wanted, work, next, progress);
					return null;
				}));
			}
			for (Future<?> part : parts) {
				get(part);
			}
		}
	}

	// every image written to its own place: neither threads nor their order change a value
	private void run(CutRunner.Behind worker, List<Substitute> substitutes, int[] wanted, Work work, AtomicInteger next, SubMonitor progress)
			throws InputException {
		worker.substitute(substitutes);
		int batch = worker.batch();
		for (int i = next.getAndAdd(batch); i < wanted.length && !progress.isCanceled(); i = next.getAndAdd(batch)) {
			work.of(worker, i, Arrays.stream(wanted, i, Math.min(wanted.length, i + batch)).mapToObj(this::of).toList());
		}
	}

	private static void get(Future<?> part) throws InputException {
		try {
			part.get();
		} catch (InterruptedException e) {
			Thread.currentThread().interrupt();
			OperationCanceledException cancelled = new OperationCanceledException("interrupted");
			cancelled.initCause(e);
			throw cancelled;
		} catch (ExecutionException e) {
			switch (e.getCause()) {
			case InputException bad -> throw bad;
			case RuntimeException bug -> throw bug;
			case Error error -> throw error;
			default -> throw new IllegalStateException(e.getCause());
			}
		}
	}

	@Override
	public void close() {
		workers.forEach(CutRunner.Behind::close);
		runner.close();
		arena.close();
	}
}
