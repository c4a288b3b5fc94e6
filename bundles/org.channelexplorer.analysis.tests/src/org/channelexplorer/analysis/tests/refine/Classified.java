package org.channelexplorer.analysis.tests.refine;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.channelexplorer.core.data.FloatMatrix;
import org.channelexplorer.core.data.Labels;
import org.channelexplorer.core.model.ImageEntry;
import org.channelexplorer.core.model.Network;
import org.channelexplorer.core.operation.AnalysisData;
import org.channelexplorer.core.operation.HeadInput;
import org.channelexplorer.core.predict.OutputNames;
import org.channelexplorer.testkit.MemoryHead;

/**
 * A classifier's analysis in memory.
 *
 * @param x       images x features
 * @param p       images x outputs
 * @param outputs their names
 * @param given   classes that the images came with
 * @param labels  classes now
 * @param weights of the head, offsets behind them
 */
record Classified(FloatMatrix x, FloatMatrix p, List<String> outputs, Labels given, Labels labels, float[] weights) implements AnalysisData {

	Classified select(int[] rows) {
		return new Classified(FloatMatrix.of(rows.length, x.columns(), x.selectRows(rows).toArray()),
				FloatMatrix.of(rows.length, p.columns(), p.selectRows(rows).toArray()), outputs, given.select(rows), labels.select(rows), weights);
	}

	@Override
	public Network network() {
		return new Network("memory", "none", "", List.of(), List.of(), List.of(), List.of(), Map.of());
	}

	@Override
	public List<String> layers() {
		return List.of("pool");
	}

	@Override
	public List<String> summaries() {
		return List.of("mean");
	}

	@Override
	public List<ImageEntry> images() {
		return IntStream.range(0, x.rows()).mapToObj(i -> new ImageEntry("image" + i + ".png", given.nameOf(i))).toList();
	}

	@Override
	public String labelsHash() {
		return labels.hash();
	}

	@Override
	public SummaryMatrix summary(String layer, String function) {
		return new SummaryMatrix("pool", "mean", x, "hash-of-x");
	}

	@Override
	public Optional<FloatMatrix> predictions() {
		return Optional.of(p);
	}

	@Override
	public OutputNames outputNames() {
		return new OutputNames(outputs, "classes.txt", "");
	}

	@Override
	public HeadInput head() {
		return new HeadInput(new MemoryHead("pool", outputs.size(), weights), "hash-of-the-head", _ -> x);
	}
}
