package org.channelexplorer.ui.views.internal.jaccard;

import org.channelexplorer.ui.Asker;
import org.channelexplorer.ui.PlotView.Drawn;
import org.eclipse.core.runtime.NullProgressMonitor;
import org.eclipse.swt.widgets.Control;

/**
 * Pictures of the slider's steps: at once when that is quick enough, else in the background, where a step that has begun is finished
 * and then the last one asked for is made, so that the picture keeps moving while the mouse does.
 */
final class EtaSteps {
	/** Nanoseconds of a frame at 60 a second. */
	private static final long FRAME = 16_000_000;
	/** Images with which the first step is tried at once. */
	private static final int FEW = 800;

	private final JaccardView view;
	private final Asker asker;
	private double wanted = Double.NaN;
	private long took;

	EtaSteps(JaccardView view, Control control) {
		this.view = view;
		asker = Asker.hidden(control, 0);
	}

	void cancel() {
		asker.cancel();
		wanted = Double.NaN;
	}

	void to(double eta) {
		Layer layer = view.source();
		Drawn like = view.now();
		if (asker.pending()) {
			wanted = eta;
			return;
		}
		if (layer.rows().length <= FEW && took <= FRAME) {
			long start = System.nanoTime();
			view.stepped(layer.at(eta, like, new NullProgressMonitor()));
			took = (took + System.nanoTime() - start) / 2; // the first steps are slow, before the compiler has seen them
			return;
		}
		took = 0;
		wanted = Double.NaN;
		view.session().work(asker, "Similarity at eta " + EtaSlider.number(eta), monitor -> layer.at(eta, like, monitor), drawn -> {
			view.stepped(drawn);
			if (!Double.isNaN(wanted) && view.source() != null) {
				to(wanted);
			}
		}, _ -> wanted = Double.NaN);
	}
}
