package org.channelexplorer.ui.internal.wizard;

import java.nio.file.Path;
import java.util.List;
import org.channelexplorer.core.analysis.Analyses;
import org.channelexplorer.core.extension.ImportedModel;
import org.channelexplorer.core.extension.ModelImporter;
import org.channelexplorer.core.extension.NetworkRunner;
import org.channelexplorer.core.model.ImageSize;
import org.channelexplorer.core.model.Tap;
import org.channelexplorer.core.util.InputException;

/**
 * What is run to estimate how long an analysis takes: the network on one batch of empty images, with the layers exposed that will be read.
 *
 * @param model  file of the model
 * @param taps   what is read
 * @param size   of the images
 * @param batch  images of a run
 * @param device what computes
 */
record TimedRun(Path model, List<Tap> taps, ImageSize size, int batch, String device) {
	/** Reading the images and summarising their maps takes 4 to 120 % of the network's time: usually a third. */
	private static final double WHOLE = 1.33;
	/** Seconds beyond which a run is not repeated; the first one is slower than those that follow. */
	private static final double LONG = 2;

	/** Seconds of one image on one thread. */
	double perImage(Analyses analyses) throws InputException {
		try (ImportedModel opened = analyses.importerFor(model).create().open(model);
				NetworkRunner runner = opened.run(new ModelImporter.RunnerOptions(taps, batch, size.height(), size.width(), "", List.of(), device)); //$NON-NLS-1$
				NetworkRunner.Worker worker = runner.worker()) {
			double seconds = seconds(worker, runner.batch());
			return WHOLE * (seconds > LONG ? seconds : Math.min(seconds, seconds(worker, runner.batch()))) / runner.batch();
		}
	}

	private static double seconds(NetworkRunner.Worker worker, int batch) throws InputException {
		long start = System.nanoTime();
		worker.run(batch);
		return (System.nanoTime() - start) / 1e9;
	}

	/** A duration in words. */
	static String text(double seconds) {
		if (seconds < 10) {
			return "a few seconds";
		}
		return seconds < 90 ? "about " + 10 * Math.round(seconds / 10) + " s" //$NON-NLS-2$
				: seconds < 5400 ? "about " + Math.round(seconds / 60) + " min" //$NON-NLS-2$
						: "about " + Math.round(seconds / 360) / 10.0 + " h"; //$NON-NLS-2$
	}
}
