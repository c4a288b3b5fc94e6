package org.channelexplorer.analysis.internal.audit;

import org.channelexplorer.core.extension.LabelAudit;
import org.channelexplorer.core.parameter.Documentation;
import org.channelexplorer.core.parameter.NoParameters;
import org.eclipse.core.runtime.IProgressMonitor;

/** How probably the label is right, given how often labels of the class are changed into which others. */
@Documentation(version = 2, seeded = false,
		summary = "How probably the label is right, given how often the labels of every class are changed into which others.",
		formula = "p(true = given | image, given) = q(given) c(given, given) / sum over y of q(y) c(y, given); c(y, g) = chance of class y to be labelled g, from the images "
				+ "that are surest of their class and from the labels that do not depend on the image, or from the latter alone, less "
				+ "the network's mistakes, where it expects other labels more often than they occur; q = classes of the image, that of the largest p/t as often as images "
				+ "of like p have its label, the others as their p, p/t or p less what c explains, to the power that makes the labels likeliest",
		source = "Patrini, Rozza, Menon, Nock, Qu: Making deep neural networks robust to label noise, CVPR 2017; class thresholds t: Northcutt, Jiang, Chuang: Confident learning, "
				+ "JAIR 2021",
		caution = "Where few labels are wrong, mistakes that the network makes with certainty count as a habit of the labels.")
public final class ChanceOfWrongLabel implements LabelAudit<NoParameters> {

	@Override
	public Class<NoParameters> parameterType() {
		return NoParameters.class;
	}

	@Override
	public double[] scores(Input input, NoParameters parameters, IProgressMonitor monitor) {
		double[] scores = WrongLabels.of(input.probabilities(), input.labels(), monitor).wrong();
		for (int i = 0; i < scores.length; i++) {
			scores[i] = 1 - scores[i];
		}
		return scores;
	}
}
