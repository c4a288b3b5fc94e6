package org.channelexplorer.analysis.tests.audit;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.channelexplorer.analysis.tests.support.MemoryAnalysis;
import org.channelexplorer.core.data.FloatMatrix;
import org.channelexplorer.core.data.Labels;
import org.channelexplorer.core.model.ImageEntry;
import org.channelexplorer.core.operation.DelegatingData;
import org.channelexplorer.core.predict.OutputNames;

/** An analysis with class probabilities. */
final class WithPredictions extends DelegatingData {
	private final MemoryAnalysis of;
	private final FloatMatrix p;
	private final int[] ids;

	private WithPredictions(MemoryAnalysis of, FloatMatrix p, int[] ids) {
		super(of);
		this.of = of;
		this.p = p;
		this.ids = ids;
	}

	/** With one small layer that says nothing. */
	static WithPredictions of(FloatMatrix p, Labels labels) {
		float[] x = new float[labels.size() * 2];
		for (int i = 0; i < x.length; i++) {
			x[i] = i * 37 % 100_003;
		}
		return of(new MemoryAnalysis(Map.of("conv", FloatMatrix.of(labels.size(), 2, x)), labels, null), p);
	}

	static WithPredictions of(MemoryAnalysis data, FloatMatrix p) {
		return new WithPredictions(data, p, IntStream.range(0, data.labels().size()).toArray());
	}

	static String file(int i) {
		return "image" + i + ".png";
	}

	/** The same images in another order. */
	WithPredictions permuted(int[] order) {
		return new WithPredictions(of.permuted(order), p.selectRows(order), IntStream.of(order).map(i -> ids[i]).toArray());
	}

	@Override
	public List<ImageEntry> images() {
		return IntStream.of(ids).mapToObj(i -> new ImageEntry(file(i), "")).toList();
	}

	@Override
	public OutputNames outputNames() {
		return new OutputNames(labels().classes(), "test", "");
	}

	@Override
	public Optional<FloatMatrix> predictions() {
		return Optional.of(p);
	}

	@Override
	public String predictionsHash() {
		return "hash-of-the-predictions";
	}
}
