package org.channelexplorer.ui.views.internal.jaccard;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Consumer;
import org.channelexplorer.plot.Hit;
import org.channelexplorer.plot.Viewport;
import org.channelexplorer.ui.AnalysisSession;
import org.channelexplorer.ui.plot.PlotPane;
import org.channelexplorer.ui.selection.Selections.Gesture;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;

/** The matrices: a click on a class or two zooms to their block, Backspace goes back; a click pins what was hit. */
final class JaccardPane extends PlotPane {
	private final Deque<Viewport> before = new ArrayDeque<>();
	private final Consumer<Hit> pin;
	private int downX = -1;
	private int downY = -1;

	JaccardPane(Composite parent, AnalysisSession session, Consumer<Hit> pin) {
		super(parent, session);
		this.pin = pin;
		addListener(SWT.MouseDown, e -> {
			downX = e.x;
			downY = e.y;
		});
		addListener(SWT.KeyDown, e -> {
			if (e.keyCode == SWT.BS) {
				back();
			}
		});
	}

	@Override
	public void take(Hit hit, Gesture gesture) {
		super.take(hit, gesture);
		if (gesture == Gesture.REPLACE) {
			pin.accept(hit);
			if (hit != null && plot() != null && !hit.classes().isEmpty() && single(hit)) {
				plot().closeUp(look(), hit).ifPresent(this::goTo);
			}
		}
	}

	// a cell that was clicked or reached by keys, not what a box holds
	private boolean single(Hit hit) {
		return hit.equals(hit(downX, downY).orElse(null)) || item() >= 0 && hit.equals(plot().item(look(), item()).hit());
	}

	private void goTo(Viewport block) {
		if (!block.resized(viewport().width(), viewport().height()).equals(viewport())) {
			before.push(viewport());
			viewport(block);
		}
	}

	/** Shows what was seen before the last close-up; without one, everything. */
	void back() {
		if (before.isEmpty()) {
			fit();
		} else {
			viewport(before.pop());
		}
	}
}
