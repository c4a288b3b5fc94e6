package org.channelexplorer.analysis.internal.refine;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.channelexplorer.analysis.internal.support.Canonical;
import org.channelexplorer.analysis.internal.support.Stratified;
import org.channelexplorer.core.data.FloatMatrix;
import org.channelexplorer.core.data.Labels;
import org.channelexplorer.core.extension.ClassifierHead;
import org.channelexplorer.core.label.Labelling;
import org.channelexplorer.core.operation.AnalysisData;
import org.channelexplorer.core.operation.Call;
import org.channelexplorer.core.operation.HeadInput;
import org.channelexplorer.core.operation.Inputs;
import org.channelexplorer.core.operation.Operation;
import org.channelexplorer.core.operation.Result;
import org.channelexplorer.core.parameter.Documentation;
import org.channelexplorer.core.parameter.Parameter;
import org.channelexplorer.core.predict.ClassPredictions;
import org.channelexplorer.core.repair.Refinement.Way;
import org.channelexplorer.core.util.InputException;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.SubMonitor;

/** Makes the classes of a labelling the outputs of the network. */
@Documentation(summary = "A new last layer whose outputs are the classes of the labelling, and what it gets right beside the old one.",
		formula = "split: log p(part) = log p(old class) + log p(part | old class); classes that several old ones lead to add their probabilities. p(part | old class) is a softmax "
				+ "regression on what the head reads, L2 by cross-validation. refit: the whole linear map is fitted again, from the old weights on, which the penalty pulls it "
				+ "back to. Every image is judged by regressions that did not see it (5 folds). before and after: share of images classified correctly among the old classes, those "
				+ "together that the labelling puts together; the interval is that of the paired difference",
		source = "Hinton, Vinyals and Dean, 2015, for logits as features of a class; scikit-learn's objective; Nocedal and Wright, L-BFGS",
		caution = "A split keeps the probability of every old class; a refit may lose some, most of all with few images. A class of the labelling is a part of an old class when it "
				+ "holds at least 3 and 10 % of its images; fewer are taken for corrected labels and divide nothing. The network that is split did see its training images. "
				+ "Where the mean of the tensor that the last linear layer reads was extracted, no model file is needed; otherwise the network is run again, and the "
				+ "model file and the images must be there.")
public final class RefineOperation implements Operation<RefineOperation.Parameters> {
	private static final long MOST_VALUES = 60_000_000;

	/** What the user chooses. */
	public record Parameters(
			@Parameter(label = "Way",
					description = "split: old classes are divided or put together, their probabilities stay; refit: the whole layer is fitted again.",
					defaultValue = "split") Way way,
			@Parameter(label = "Level of the interval", description = "Probability of the interval of the difference.", defaultValue = "0.95", min = 0.5,
					max = 0.999) double level) {
	}

	@Override
	public Class<Parameters> parameterType() {
		return Parameters.class;
	}

	@Override
	public Inputs inputs(Call<Parameters> call) throws InputException {
		return Inputs.of(call).labels().labels(Labelling.GIVEN).predictions().head().seed();
	}

	@Override
	public Result run(Call<Parameters> call, IProgressMonitor monitor) throws InputException {
		SubMonitor progress = SubMonitor.convert(monitor, "Refine the classes", 100);
		AnalysisData data = call.data();
		HeadInput input = data.head();
		FloatMatrix x = input.values().read(progress.split(40));
		check(input.head(), x, data);
		Labels labels = Stratified.withImages(data.labels());
		ClassPredictions predictions = ClassPredictions.of(data.predictions().orElseThrow(() -> new InputException("the network gives no class probabilities")),
				data.outputNames(), data.labels(Labelling.GIVEN), "");
		int[] outputOf = outputs(predictions, input.head());
		// sums in an order that the images' places do not change
		int[] order = Canonical.order(x, IntStream.range(0, x.rows()).toArray());
		List<String> names = IntStream.range(0, predictions.outputs()).mapToObj(predictions::name).toList();
		NewClasses plan = NewClasses.of(labels.select(order), IntStream.of(order).map(i -> outputOf[i]).toArray(), names);
		double[][] old = new double[order.length][names.size()];
		for (int i = 0; i < order.length; i++) {
			for (int o = 0; o < names.size(); o++) {
				old[i][o] = Math.log(Math.max(predictions.probability(order[i], o), Float.MIN_VALUE));
			}
		}
		FloatMatrix ordered = x.selectRows(order);
		Problem problem = new Problem(FloatMatrix.of(order.length, x.columns(), ordered.toArray()), old, names, plan, call.seed());
		Judged judged = call.parameters().way() == Way.SPLIT ? new Split(problem).run(progress.split(60))
				: new Refit(problem, input.head()).run(progress.split(60));
		return judged.result(problem, call.parameters().way(), input.head().node(), call.parameters().level()).toResult();
	}

	private static void check(ClassifierHead head, FloatMatrix x, AnalysisData data) throws InputException {
		if (x.rows() == 0) {
			throw new InputException("the head " + head.node() + " is judged by images, and there are none");
		}
		if ((long) x.rows() * x.columns() > MOST_VALUES) {
			throw new InputException("the head " + head.node() + " reads " + x.columns() + " values of each of " + x.rows()
					+ " images, which is too much to fit: choose fewer images with a focus");
		}
		for (int i = 0; i < x.rows(); i++) {
			for (int f = 0; f < x.columns(); f++) {
				if (!Float.isFinite(x.get(i, f))) {
					throw new InputException("layer " + head.input().tensor() + ", image " + data.images().get(i).file() + ", channel " + f + ": the value is "
							+ x.get(i, f) + "; leave the image out or look at the model's weights");
				}
			}
		}
	}

	/** The old output of every image: that of its given class. */
	private static int[] outputs(ClassPredictions predictions, ClassifierHead head) throws InputException {
		if (!predictions.names().known()) {
			throw new InputException(predictions.names().unknown());
		}
		if (predictions.outputs() != head.classes()) {
			throw new InputException("the head " + head.node() + " has " + head.classes() + " outputs, and probabilities of " + predictions.outputs()
					+ " are kept");
		}
		int[] outputOf = new int[predictions.labels().size()];
		Set<String> without = new LinkedHashSet<>();
		for (int i = 0; i < outputOf.length; i++) {
			outputOf[i] = predictions.columnOf(predictions.labels().classOf(i));
			if (outputOf[i] < 0) {
				without.add(predictions.labels().nameOf(i));
			}
		}
		if (!without.isEmpty()) {
			throw new InputException("given classes that are no output of the network cannot be refined (" + predictions.source() + "): "
					+ String.join(", ", without) + "; leave their images out");
		}
		return outputOf;
	}

	/**
	 * What a way works on; images in the order of their values.
	 *
	 * @param x     images x features
	 * @param old   images x old outputs: logarithms of probabilities
	 * @param names of the old outputs
	 * @param plan  the new outputs
	 */
	record Problem(FloatMatrix x, double[][] old, List<String> names, NewClasses plan, long seed) {

		/** The features of an image. */
		float[] features(int image) {
			float[] row = new float[x.columns()];
			x.copyRow(image, row, 0);
			return row;
		}

		/** The features of images. */
		double[][] features(int[] images) {
			return IntStream.of(images).mapToObj(i -> {
				double[] row = new double[x.columns()];
				for (int f = 0; f < row.length; f++) {
					row[f] = x.get(i, f);
				}
				return row;
			}).toArray(double[][]::new);
		}
	}

	/** Rounds. */
	static float[] floats(double[] values) {
		float[] floats = new float[values.length];
		for (int i = 0; i < floats.length; i++) {
			floats[i] = (float) values[i];
		}
		return floats;
	}

	/** The index of the largest value, the first of equals. */
	static int largest(double[] values) {
		int best = 0;
		for (int i = 1; i < values.length; i++) {
			best = values[i] > values[best] ? i : best;
		}
		return best;
	}

}
