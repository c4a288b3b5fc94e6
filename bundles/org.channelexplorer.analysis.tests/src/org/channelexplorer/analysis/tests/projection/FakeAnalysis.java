package org.channelexplorer.analysis.tests.projection;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.channelexplorer.core.data.FloatMatrix;
import org.channelexplorer.core.data.Labels;
import org.channelexplorer.core.model.ImageEntry;
import org.channelexplorer.core.model.Network;
import org.channelexplorer.core.operation.AnalysisData;
import org.channelexplorer.core.util.InputException;

/** Matrices as an analysis; image i has the class i mod {@code classes}. */
record FakeAnalysis(Map<String, FloatMatrix> matrices, int classes) implements AnalysisData {

	static FakeAnalysis of(FloatMatrix x, int classes) {
		return new FakeAnalysis(Map.of("conv1", x), classes);
	}

	static FakeAnalysis of(int classes, FloatMatrix... layers) {
		Map<String, FloatMatrix> matrices = new LinkedHashMap<>();
		for (int i = 0; i < layers.length; i++) {
			matrices.put("conv" + (i + 1), layers[i]);
		}
		return new FakeAnalysis(matrices, classes);
	}

	private int rows() {
		return matrices.values().iterator().next().rows();
	}

	@Override
	public Network network() {
		throw new UnsupportedOperationException();
	}

	@Override
	public List<String> layers() {
		return List.copyOf(matrices.keySet());
	}

	@Override
	public List<String> summaries() {
		return List.of("otsuSum");
	}

	@Override
	public List<ImageEntry> images() {
		return IntStream.range(0, rows()).mapToObj(i -> new ImageEntry("img" + i + ".png", "class" + i % classes)).toList();
	}

	@Override
	public Labels labels() {
		return Labels.ofNames(images().stream().map(ImageEntry::label).toList());
	}

	@Override
	public String labelsHash() {
		return "labels-hash";
	}

	@Override
	public SummaryMatrix summary(String layer, String function) throws InputException {
		String id = layer.isEmpty() ? layers().getLast() : layer;
		if (!matrices.containsKey(id)) {
			throw new InputException("no layer " + id);
		}
		return new SummaryMatrix(id, "otsuSum", matrices.get(id), matrices.size() == 1 ? "matrix-hash" : "matrix-hash-" + id);
	}

	@Override
	public Optional<FloatMatrix> predictions() {
		return Optional.empty();
	}
}
