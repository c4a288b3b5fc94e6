package org.channelexplorer.analysis.internal.audit;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.channelexplorer.core.data.FloatMatrix;
import org.channelexplorer.core.data.Labels;
import org.channelexplorer.core.result.LabelIssues.Source;
import org.channelexplorer.core.util.InputException;
import org.eclipse.core.runtime.IProgressMonitor;

/**
 * The probabilities that an audit rests on, and why these.
 *
 * @param p         images x classes
 * @param source    whose
 * @param inSample  whether the network has memorised the labels
 * @param fit       share of the labels that the network predicts; NaN without predictions
 * @param leftOut   for every layer whether it was left out because it has memorised
 * @param used      for every layer whether its summaries decide about the probabilities
 * @param features  the images in the space of the layers that did not memorise
 * @param sentences what was chosen and why
 */
record Evidence(FloatMatrix p, Source source, boolean inSample, double fit, boolean[] leftOut, boolean[] used, Reduced features, List<String> sentences) {
	/** From this fit of the given labels on a network is taken to have memorised them. */
	static final double MEMORISED = 0.985;
	private static final int DIMENSIONS = 256;
	private static final double STRONG = 0.005;
	private static final int ROUNDS = 2;

	static Evidence of(AuditParameters parameters, NetworkClasses network, Layerwise layers, Labels labels, OutOfFold probe, IProgressMonitor monitor)
			throws InputException {
		List<String> why = new ArrayList<>();
		double fit = network.fit(labels);
		boolean memorised = memorised(parameters.sample(), fit, layers, why);
		Source source = source(parameters, network, memorised, why);
		boolean[] leftOut = memorised ? layers.memorised() : new boolean[layers.ids().size()];
		int kept = 0;
		for (boolean out : leftOut) {
			kept += out ? 0 : 1;
		}
		if (memorised && kept == 0) {
			Arrays.fill(leftOut, false);
			why.add("Every layer read has memorised the labels: add earlier layers, or this audit finds little.");
		} else if (memorised && kept < leftOut.length && source != Source.NETWORK) {
			why.add((leftOut.length - kept) + " of " + leftOut.length + " layers have memorised the labels and are left out.");
		}
		int[] asked = IntStream.range(0, leftOut.length).filter(l -> !leftOut[l]).toArray();
		boolean[] used = new boolean[leftOut.length];
		Reduced features = Reduced.joined(IntStream.of(asked).mapToObj(layers.features()::get).toList(), DIMENSIONS, monitor);
		FloatMatrix p = network.p();
		if (source != Source.NETWORK) {
			for (int l : asked) {
				used[l] = true;
			}
			int alone = (int) IntStream.of(labels.counts()).filter(c -> c == 1).count();
			if (alone > 0) {
				why.add(alone + (alone == 1 ? " image is" : " images are") + " the only one of a class: no probe can doubt such a label.");
			}
			FloatMatrix probed = probe.cleaned(features, STRONG, memorised ? ROUNDS : 0, monitor);
			p = source == Source.BOTH ? mean(network.p(), probed) : probed;
		}
		return new Evidence(p, source, memorised, fit, leftOut, used, features, List.copyOf(why));
	}

	private static boolean memorised(AuditParameters.Sample sample, double fit, Layerwise layers, List<String> why) {
		double best = Double.isNaN(fit) ? layers.accuracy()[layers.best()] : fit;
		String who = Double.isNaN(fit) ? "A probe gives " : "The network predicts ";
		if (sample == AuditParameters.Sample.OUT) {
			why.add("The network has not seen these labels, as stated.");
			if (best >= MEMORISED) {
				why.add(who + percent(best) + " of the given labels: that is usual for a network that has seen them.");
			}
			return false;
		}
		if (best >= MEMORISED) {
			why.add(who + percent(best) + " of the given labels, so it is taken to have memorised them"
					+ (sample == AuditParameters.Sample.IN ? "." : "; state sample=out when it has never seen them."));
			return true;
		}
		why.add(who + percent(best) + " of the given labels" + (sample == AuditParameters.Sample.IN ? ": it has seen them and has not memorised them."
				: ", so it is taken not to have memorised them."));
		return false;
	}

	private static Source source(AuditParameters parameters, NetworkClasses network, boolean memorised, List<String> why) throws InputException {
		if (network.p() == null) {
			if (parameters.source() == AuditParameters.Source.NETWORK || parameters.source() == AuditParameters.Source.BOTH) {
				throw new InputException("parameter source=" + parameters.source().name().toLowerCase(Locale.ROOT) + ": " + network.reason() + "; use probe");
			}
			why.add("Probes on the layers are used: " + network.reason() + ".");
			return Source.PROBE;
		}
		return switch (parameters.source()) {
		case NETWORK -> {
			if (memorised) {
				why.add("A network that has memorised its labels hides the wrong ones; source=probe finds more.");
			}
			yield Source.NETWORK;
		}
		case PROBE -> Source.PROBE;
		case BOTH -> Source.BOTH;
		case AUTO -> {
			why.add(memorised ? "Probes on the layers are used: its own probabilities hide wrong labels."
					: "Its own probabilities are used: a network that did not memorise is its own best auditor.");
			yield memorised ? Source.PROBE : Source.NETWORK;
		}
		};
	}

	private static FloatMatrix mean(FloatMatrix a, FloatMatrix b) {
		float[] mean = a.toArray();
		float[] other = b.toArray();
		for (int i = 0; i < mean.length; i++) {
			mean[i] = (mean[i] + other[i]) / 2;
		}
		return FloatMatrix.of(a.rows(), a.columns(), mean);
	}

	static String percent(double share) {
		return String.format(Locale.ROOT, "%.1f %%", 100 * share);
	}
}
