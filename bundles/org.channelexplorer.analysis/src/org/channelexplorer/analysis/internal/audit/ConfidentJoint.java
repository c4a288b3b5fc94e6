package org.channelexplorer.analysis.internal.audit;

import java.util.Optional;
import org.channelexplorer.core.extension.LabelAudit;
import org.channelexplorer.core.parameter.Documentation;
import org.channelexplorer.core.parameter.Parameter;
import org.eclipse.core.runtime.IProgressMonitor;

/** The labels that the confident joint takes for wrong, then all others. */
@Documentation(seeded = false,
		summary = "The labels that the confident joint takes for wrong, then all others, each part by the probability of the given class.",
		formula = "p(given) / 2 for a label taken for wrong, 1/2 + p(given)/2 for another; joint(g, j) = images labelled g with p(j) >= t(j), adjusted to the images of g",
		source = "Northcutt, Jiang, Chuang: Confident learning, JAIR 2021; cleanlab 0.1",
		caution = "Takes far too many labels for wrong where few are: its number is an upper bound.")
public final class ConfidentJoint implements LabelAudit<ConfidentJoint.Parameters> {

	/** What the user chooses. */
	public record Parameters(@Parameter(label = "Filter", description = "Which labels are taken for wrong.", defaultValue = "BOTH") Filter filter) {
	}

	@Override
	public Class<Parameters> parameterType() {
		return Parameters.class;
	}

	@Override
	public boolean ranks() {
		return false;
	}

	@Override
	public double[] scores(Input input, Parameters parameters, IProgressMonitor monitor) {
		boolean[] wrong = Joint.of(input.probabilities(), input.labels()).issues(parameters.filter());
		double[] scores = new double[wrong.length];
		for (int i = 0; i < scores.length; i++) {
			double own = Math.clamp(input.probabilities().get(i, input.labels().classOf(i)), 0.0, 1.0);
			scores[i] = wrong[i] ? own / 2 : (1 + own) / 2;
		}
		return scores;
	}

	@Override
	public Optional<boolean[]> issues(Input input, Parameters parameters, IProgressMonitor monitor) {
		return Optional.of(Joint.of(input.probabilities(), input.labels()).issues(parameters.filter()));
	}
}
