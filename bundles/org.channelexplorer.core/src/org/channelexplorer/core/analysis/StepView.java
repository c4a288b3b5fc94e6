package org.channelexplorer.core.analysis;

import java.util.List;
import org.channelexplorer.core.operation.ActivationMaps;
import org.channelexplorer.core.operation.AnalysisData;
import org.channelexplorer.core.operation.DelegatingData;
import org.channelexplorer.core.util.InputException;

/** An analysis as its matrices are at one step. */
final class StepView extends DelegatingData {
	private final Analysis analysis;
	private final int step;

	StepView(Analysis analysis, int step) {
		super(analysis);
		this.analysis = analysis;
		this.step = step;
	}

	@Override
	public SummaryMatrix summary(String layer, String function) throws InputException {
		return analysis.summary(layer, function, step);
	}

	@Override
	public AnalysisData other(String file) throws InputException {
		AnalysisData other = super.other(file);
		return other.steps().contains(step) ? other.atStep(step) : other;
	}

	@Override
	public ActivationMaps maps(List<String> layers) throws InputException {
		return analysis.maps(layers, step);
	}
}
