package org.channelexplorer.analysis.internal.audit;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.channelexplorer.analysis.internal.support.Stratified;
import org.channelexplorer.core.data.Labels;
import org.channelexplorer.core.operation.Call;
import org.channelexplorer.core.operation.Inputs;
import org.channelexplorer.core.operation.Operation;
import org.channelexplorer.core.operation.Result;
import org.channelexplorer.core.parameter.Documentation;
import org.channelexplorer.core.util.InputException;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.SubMonitor;

/** Which labels look wrong. */
@Documentation(version = 10,
		summary = "Which labels look wrong: every image with a score, the class suggested instead, the layer at which it leaves its class, and how precise the list is expected to be.",
		formula = "scores of class probabilities (of the network; or of softmax regressions on the layers' summaries, out of fold); the score is chosen by how well it finds "
				+ "planted errors: 5 % of the labels flipped along the confident joint, and again by the estimated chances of wrong labels; another score than self-confidence "
				+ "must find more in both, by two standard errors. When the network has memorised the labels: one strongly penalised probe on all layers that have not, twice "
				+ "fitted again without the most suspect tenth, and the score chanceOfWrongLabel. Expected precision up to a row = mean of 1 - p(true = given | image, given) of the rows, as the score chanceOfWrongLabel "
				+ "has it, and not known where mistakes that the network has learned from other labels hide it; in a memorised network by each layer's probe, its p sharpened by a power and with chances of wrong labels that make the given ones likeliest, mean of "
				+ "mean and median of the layers. Its interval: from the least to the most that the ways of estimating it expect (three estimates of the chances, or the layers), .05 and two "
				+ "standard errors wider; where it is wider than .3 the number is rough, and called so",
		source = "Northcutt, Jiang, Chuang: Confident learning, JAIR 2021; Raymaekers, Rousseeuw, Hubert: Class maps, arXiv 2106.08814; Baldock, Maennel, Neyshabur: "
				+ "Deep learning through the lens of example difficulty, arXiv 2106.09647",
		caution = "Only about half of the labels flagged in public test sets were confirmed by people (arXiv 2103.14749). Whether the network has seen these labels decides how they "
				+ "must be audited: state it when you know. The confident joint's share of wrong labels is an upper bound.")
public final class AuditOperation implements Operation<AuditParameters> {

	@Override
	public Class<AuditParameters> parameterType() {
		return AuditParameters.class;
	}

	@Override
	public Inputs inputs(Call<AuditParameters> call) throws InputException {
		AuditParameters p = call.parameters();
		Inputs inputs = Inputs.of(call).labels().predictions().seed();
		List<String> layers = Layerwise.chosen(call.data(), p.layer());
		for (String summary : Layerwise.summaries(call.data(), p.summary())) {
			inputs.summaries(layers, summary);
		}
		return inputs;
	}

	@Override
	public Result run(Call<AuditParameters> call, IProgressMonitor monitor) throws InputException {
		SubMonitor progress = SubMonitor.convert(monitor, "Label audit", 10);
		Labels all = call.data().labels();
		// in the order of their names nothing depends on the order in which the images are given
		int[] order = IntStream.range(0, all.size()).boxed().sorted(Comparator.comparing(i -> call.data().images().get(i).file())).mapToInt(Integer::intValue)
				.toArray();
		Labels labels = Stratified.withImages(all.select(order));
		if (labels.classes().size() < 2) {
			throw new InputException("an audit compares classes, and all " + labels.size() + " images are of one class"
					+ (labels.classes().isEmpty() ? "" : ", '" + labels.classes().getFirst() + "'"));
		}
		OutOfFold probe = new OutOfFold(labels, call.seed());
		List<String> layers = Layerwise.chosen(call.data(), call.parameters().layer());
		Layerwise layerwise = Layerwise.of(call.data(), layers, Layerwise.summaries(call.data(), call.parameters().summary()), order, labels, probe,
				progress.split(5));
		NetworkClasses network = NetworkClasses.of(call.data().classPredictions(), labels, order);
		Evidence evidence = Evidence.of(call.parameters(), network, layerwise, labels, probe, progress.split(3));
		Verdicts verdicts = Verdicts.of(call, evidence, layerwise, labels, progress.split(1));
		String[] files = IntStream.of(order).mapToObj(i -> call.data().images().get(i).file()).toArray(String[]::new);
		return new Listing(files, labels, layerwise, evidence, verdicts).issues(progress.split(1)).toResult();
	}
}
