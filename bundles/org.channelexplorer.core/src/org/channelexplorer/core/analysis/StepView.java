package org.channelexplorer.core.analysis;

import java.util.List;
import java.util.Optional;
import org.channelexplorer.core.data.FloatMatrix;
import org.channelexplorer.core.data.Labels;
import org.channelexplorer.core.model.ImageEntry;
import org.channelexplorer.core.model.Network;
import org.channelexplorer.core.operation.ActivationMaps;
import org.channelexplorer.core.operation.AnalysisData;
import org.channelexplorer.core.util.InputException;

/** An analysis as its matrices are at one step. */
record StepView(Analysis analysis, int step) implements AnalysisData {

	@Override
	public SummaryMatrix summary(String layer, String function) throws InputException {
		return analysis.summary(layer, function, step);
	}

	@Override
	public ActivationMaps maps(List<String> layers) throws InputException {
		return analysis.maps(layers, step);
	}

	@Override
	public Network network() {
		return analysis.network();
	}

	@Override
	public List<String> layers() {
		return analysis.layers();
	}

	@Override
	public List<String> summaries() {
		return analysis.summaries();
	}

	@Override
	public List<ImageEntry> images() {
		return analysis.images();
	}

	@Override
	public Labels labels() {
		return analysis.labels();
	}

	@Override
	public String labelsHash() {
		return analysis.labelsHash();
	}

	@Override
	public Optional<FloatMatrix> predictions() {
		return analysis.predictions();
	}

	@Override
	public float[] filterNorms(String layer) throws InputException {
		return analysis.filterNorms(layer);
	}

	@Override
	public List<Integer> steps() {
		return analysis.steps();
	}

	@Override
	public AnalysisData atStep(int other) throws InputException {
		return analysis.atStep(other);
	}
}
