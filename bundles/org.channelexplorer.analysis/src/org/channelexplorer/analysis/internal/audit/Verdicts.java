package org.channelexplorer.analysis.internal.audit;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import org.channelexplorer.core.data.Labels;
import org.channelexplorer.core.extension.LabelAudit;
import org.channelexplorer.core.extension.LabelAudit.Input;
import org.channelexplorer.core.operation.Call;
import org.channelexplorer.core.operation.Call.ChosenMethod;
import org.channelexplorer.core.result.LabelIssues.OfMethod;
import org.channelexplorer.core.result.LabelIssues.Source;
import org.channelexplorer.core.util.InputException;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.SubMonitor;

/**
 * The scores of the labels by the chosen method, and how it was chosen.
 *
 * @param scores    one per image, 0 to 1, low = suspect
 * @param order     rows, most suspect first
 * @param issues    one per image
 * @param expected  how many of the labels are expected to be wrong
 * @param chosen    id of the method
 * @param name      its name
 * @param planted   whether planting chose it
 * @param joint     the confident joint of the probabilities
 * @param methods   what was tried, best first
 * @param sentence  how it was chosen
 */
record Verdicts(double[] scores, int[] order, boolean[] issues, Expected expected, String chosen, String name, boolean planted, Joint joint,
		List<OfMethod> methods, String sentence) {
	// self-confidence is kept unless another score is better by this
	private static final double BETTER = 0.01;
	private static final String PLAIN = "selfConfidence";
	// of a probe that was cleaned: at 6 to 15 % wrong labels, of pairs of classes, of all, or of some of them, the best score or next to it
	private static final String CLEANED = "chanceOfWrongLabel";

	static Verdicts of(Call<AuditParameters> call, Evidence evidence, Layerwise layers, Labels labels, IProgressMonitor monitor) throws InputException {
		Input input = new Input(evidence.p(), labels);
		List<ChosenMethod> candidates = call.methods("method");
		boolean choose = candidates.size() > 1;
		if (choose && call.parameters().method().isBlank()) {
			List<ChosenMethod> ranking = candidates.stream().filter(m -> ((LabelAudit<?>) m.instance()).ranks()).toList();
			candidates = ranking.isEmpty() ? candidates : ranking;
		}
		List<String> names = candidates.stream().map(ChosenMethod::id).toList();
		SubMonitor progress = SubMonitor.convert(monitor, 10);
		List<Planting.Scorer> scorers = new ArrayList<>();
		for (ChosenMethod m : candidates) {
			scorers.add(in -> scores((LabelAudit<?>) m.instance(), m.parameters(), in, progress));
		}
		Planting.Found found = Planting.of(input, scorers, call.seed(), progress.split(5));
		int cleaned = IntStream.range(0, candidates.size()).filter(m -> names.get(m).equals(CLEANED)).findFirst().orElse(-1);
		boolean planted = choose && (!evidence.inSample() || evidence.source() == Source.NETWORK || cleaned < 0);
		WrongLabels likely = planted || !evidence.inSample() ? WrongLabels.of(evidence.p(), labels, progress.split(1)) : null;
		List<Planting.Found> finds = planted ? List.of(found, Planting.of(input, likely.chances(), scorers, call.seed(), progress.split(3))) : List.of(found);
		int best = choose && !planted ? cleaned : best(names, finds);
		ChosenMethod chosen = candidates.get(best);
		double[] scores = scorers.get(best).scores(input);
		int[] order = Planting.order(scores);
		Expected expected = Expected.of(evidence, layers, labels, likely, call.parameters().sample() == AuditParameters.Sample.OUT, order,
				progress.split(1));
		boolean[] issues = issues(chosen, input, progress).orElseGet(() -> first(order, (int) Math.rint(expected.marked() * order.length)));
		List<OfMethod> methods = new ArrayList<>();
		for (int m = 0; m < candidates.size(); m++) {
			methods.add(new OfMethod(candidates.get(m).id(), candidates.get(m).name(), found.mean(m), m == best));
		}
		methods.sort(Comparator.comparing(OfMethod::chosen).reversed().thenComparing(Comparator.comparingDouble(OfMethod::planted).reversed()));
		String sentence = choose && !planted
				? chosen.name() + " is the score, which is the best one known for such probes: planted errors are not memorised, so they choose nothing here."
				: !choose ? chosen.name() + " is the score, as stated."
						: String.format(Locale.ROOT,
								names.get(best).equals(
										PLAIN) ? "%s is the score: none of %d found clearly more errors, be they planted along the confident joint "
												+ "(average precision %.3f) or by the estimated chances of wrong labels (%.3f; %d times %d)."
												: "%s is the score: of %d it found planted errors best, along the confident joint (average precision %.3f) and by the "
														+ "estimated chances of wrong labels (%.3f; %d times %d).",
								chosen.name(), candidates.size(), found.mean(best), finds.getLast().mean(best), found.draws(), found.plants());
		return new Verdicts(scores, order, issues, expected, chosen.id(), chosen.name(), planted, Joint.of(evidence.p(), labels), methods, sentence);
	}

	/**
	 * The score that is furthest ahead where it is least so, of the ways in which errors were planted; self-confidence, or without it the first score,
	 * unless another is ahead of it in all of them.
	 *
	 * @param finds by way what was found
	 */
	static int best(List<String> names, List<Planting.Found> finds) {
		int plain = Math.max(0, names.indexOf(PLAIN));
		int best = plain;
		double most = names.contains(PLAIN) ? BETTER : 0;
		for (int m = 0; m < names.size(); m++) {
			double least = Double.POSITIVE_INFINITY;
			for (Planting.Found found : finds) {
				least = Math.min(least, found.ahead(m, plain));
			}
			if (least > most) {
				best = m;
				most = least;
			}
		}
		return best;
	}

	private static boolean[] first(int[] order, int count) {
		boolean[] first = new boolean[order.length];
		for (int i = 0; i < count; i++) {
			first[order[i]] = true;
		}
		return first;
	}

	private static <P extends Record> double[] scores(LabelAudit<P> audit, Record own, Input input, IProgressMonitor monitor) throws InputException {
		double[] scores = audit.scores(input, audit.parameterType().cast(own), monitor);
		if (scores.length != input.labels().size()) {
			throw new InputException(
					"the label audit " + audit.getClass().getName() + " gives " + scores.length + " scores for " + input.labels().size() + " images");
		}
		for (double s : scores) {
			if (!(s >= 0 && s <= 1)) {
				throw new InputException("the label audit " + audit.getClass().getName() + " gives the score " + s + ", not one from 0 to 1");
			}
		}
		return scores;
	}

	private static Optional<boolean[]> issues(ChosenMethod m, Input input, IProgressMonitor monitor) throws InputException {
		return issues((LabelAudit<?>) m.instance(), m.parameters(), input, monitor);
	}

	private static <P extends Record> Optional<boolean[]> issues(LabelAudit<P> audit, Record own, Input input, IProgressMonitor monitor) throws InputException {
		return audit.issues(input, audit.parameterType().cast(own), monitor);
	}
}
