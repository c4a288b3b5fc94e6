package org.channelexplorer.plot;

import org.channelexplorer.core.similarity.ChannelSets;
import org.eclipse.core.runtime.IProgressMonitor;

/** A plot of similarities that follows an eta slider: what it looks like at another eta, before there is a result. */
public interface EtaPlot extends Plot {

	/**
	 * The plot at an eta.
	 *
	 * @param plot shows the images in the order of the plot it was made from, so that nothing jumps while the slider is held
	 * @param data what it is made from: the classes' similarities, without image pairs
	 */
	record Step(EtaPlot plot, PlotData data) {
	}

	/**
	 * Makes a step.
	 *
	 * @param sets the sets of the same images' most active channels at that eta
	 */
	Step at(double eta, ChannelSets sets, IProgressMonitor monitor);
}
