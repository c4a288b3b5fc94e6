package org.channelexplorer.analysis.internal.surgery;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.channelexplorer.core.data.Labels;
import org.channelexplorer.core.operation.Substitutions;
import org.channelexplorer.core.util.InputException;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.SubMonitor;

/**
 * What images lose when single channels are silenced.
 *
 * @param drops channels x images: probability of the image's class with all channels, minus without this one
 * @param flips channels x images: whether the prediction changes
 */
record Ablation(double[][] drops, boolean[][] flips) {

	/**
	 * Silences the channels one by one: a run of all images each.
	 *
	 * @param channels their number
	 * @param rows     images
	 */
	static Ablation of(Substitutions.Running network, Plans plans, String layer, int channels, int[] rows, IProgressMonitor monitor) throws InputException {
		SubMonitor progress = SubMonitor.convert(monitor, channels + 1);
		Judgement before = plans.judge(List.of(), rows, progress.split(1));
		Set<Integer> fixed = network.fixed(layer).keySet();
		double[][] drops = new double[channels][rows.length];
		boolean[][] flips = new boolean[channels][rows.length];
		for (int c = 0; c < channels; c++) {
			progress.subTask("Channel " + c + " of " + channels);
			if (fixed.contains(c)) { // what cannot go cannot be silenced everywhere
				Arrays.fill(drops[c], Double.NaN);
				progress.worked(1);
				continue;
			}
			Judgement after = plans.judge(plans.silent(c), rows, progress.split(1));
			for (int i = 0; i < rows.length; i++) {
				drops[c][i] = before.p()[i] - after.p()[i];
				flips[c][i] = before.predicted()[i] != after.predicted()[i];
			}
		}
		return new Ablation(drops, flips);
	}

	/** Mean drop of every class at a channel; NaN for a class that is no output. */
	double[] classMeans(int channel, Labels labels) {
		double[] sums = new double[labels.classes().size()];
		int[] counts = new int[sums.length];
		for (int i = 0; i < labels.size(); i++) {
			if (labels.classOf(i) >= 0) {
				sums[labels.classOf(i)] += drops[channel][i]; // NaN where a class is no output
				counts[labels.classOf(i)]++;
			}
		}
		for (int k = 0; k < sums.length; k++) {
			sums[k] = counts[k] == 0 ? Double.NaN : sums[k] / counts[k];
		}
		return sums;
	}

	/** What a channel is worth: the mean over all images of how far their class' probability moves. */
	double[] worth() {
		double[] worth = new double[drops.length];
		for (int c = 0; c < worth.length; c++) {
			int count = 0;
			for (double d : drops[c]) {
				if (!Double.isNaN(d)) {
					worth[c] += Math.abs(d);
					count++;
				}
			}
			worth[c] = count == 0 ? Double.NaN : worth[c] / count;
		}
		return worth;
	}
}
