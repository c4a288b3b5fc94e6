package org.channelexplorer.ui.views.internal.overlay;

import com.google.gson.JsonElement;
import com.google.gson.JsonPrimitive;
import java.util.Map;
import org.channelexplorer.core.operation.AnalysisData;
import org.channelexplorer.ui.AnalysisSession;
import org.channelexplorer.ui.Asker;
import org.channelexplorer.ui.plot.PlotPane;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.SashForm;
import org.eclipse.swt.widgets.Composite;

/** The overlays and, beside them, the list of the layer's channels with their scores, which can be hidden. */
final class ChannelList {
	private final AnalysisSession session;
	private final String stateKey;
	private final SashForm sash;
	private final PlotPane pane;
	private final ChannelTable table;
	private final Asker asker;
	private Subject scored;

	/** @param stateKey where it is kept whether the list is shown */
	ChannelList(Composite parent, AnalysisSession session, String stateKey) {
		this.session = session;
		this.stateKey = stateKey;
		sash = new SashForm(parent, SWT.HORIZONTAL | SWT.SMOOTH);
		GridDataFactory.fillDefaults().grab(true, true).applyTo(sash);
		pane = new PlotPane(sash, session);
		table = new ChannelTable(sash, session);
		asker = Asker.hidden(table, 0);
		sash.addListener(SWT.Resize, _ -> widen());
	}

	/** Divides the width, when both are there with their layout data. */
	void divide() {
		sash.setWeights(7, 3);
		sash.setMaximizedControl(shown() ? null : pane);
	}

	// large letters need more than their share, up to half
	private void widen() {
		int width = sash.getSize().x;
		if (!shown() || width < 1 || table.need() == 0) {
			return;
		}
		sash.layout(); // what follows its size has the one before until then
		int its = Math.min(table.need() + sash.SASH_WIDTH, width / 2);
		if (table.getSize().x < its - sash.SASH_WIDTH) {
			sash.setWeights(width - its, its);
			sash.layout();
		}
		table.fit(table.getSize().x);
	}

	PlotPane pane() {
		return pane;
	}

	ChannelTable table() {
		return table;
	}

	boolean shown() {
		return session.state(stateKey).map(JsonElement::getAsBoolean).orElse(true);
	}

	void shown(boolean on) {
		session.putState(stateKey, new JsonPrimitive(on));
		sash.setMaximizedControl(on ? null : pane);
	}

	/** The channels in the order of the list; none while it is hidden or empty. */
	int[] order() {
		return shown() ? table.order() : new int[0];
	}

	/** Scores the channels, unless they are. @param chosen layer of which a row selects the channel */
	void score(Subject subject, Map<String, String> given, String chosen) {
		table.of(chosen);
		if (!shown() || subject.equals(scored)) {
			return;
		}
		scored = subject;
		AnalysisData data = session.data();
		session.work(asker, "Rank channels", monitor -> ChannelScores.of(session.operations(), given, data, session.results(), monitor),
				scores -> {
					table.show(scores);
					widen();
				}, _ -> scored = null);
	}
}
