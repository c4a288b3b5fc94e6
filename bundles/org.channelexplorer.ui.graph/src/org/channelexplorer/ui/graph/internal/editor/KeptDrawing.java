package org.channelexplorer.ui.graph.internal.editor;

import com.google.gson.JsonElement;
import com.google.gson.JsonPrimitive;
import org.channelexplorer.core.util.InputException;
import org.channelexplorer.plot.internal.arrangement.Drawing;
import org.channelexplorer.plot.internal.arrangement.DrawingJson;
import org.channelexplorer.report.internal.network.NetworkState;
import org.channelexplorer.ui.AnalysisSession;
import org.channelexplorer.ui.graph.internal.viewer.NetworkViewer;
import org.eclipse.core.runtime.ILog;

/** The drawing as the document has it: what is arranged is an edit, what was only laid out is none. UI thread. */
final class KeptDrawing {
	private static final String UNTOUCHED = "network.untouched";

	private final AnalysisSession session;
	private final NetworkViewer viewer;
	private Drawing baseline;
	private JsonElement keptBaseline;
	private boolean untouched; // as it was laid out, whether that was saved or not

	KeptDrawing(AnalysisSession session, NetworkViewer viewer) {
		this.session = session;
		this.viewer = viewer;
	}

	/** The drawing that the document has, null when there is none of this network. */
	Drawing read() {
		Drawing kept = stored();
		untouched = kept == null || session.state(UNTOUCHED).isPresent();
		return kept;
	}

	private Drawing stored() {
		JsonElement json = session.state(NetworkState.LAYOUT).orElse(null);
		if (json == null) {
			return null;
		}
		try {
			return viewer.sizes().fit(DrawingJson.read(json, viewer.getInput(), viewer.extracted()));
		} catch (InputException e) {
			ILog.of(KeptDrawing.class).warn(session.analysis().file() + ": the network is laid out again, since " + e.getMessage());
			return null;
		}
	}

	/** The first drawing that is shown: the stored one, or one that was laid out. */
	void begin(Drawing first) {
		baseline = first;
		keptBaseline = session.state(NetworkState.LAYOUT).orElse(null);
	}

	/** Another drawing takes the place of one that nobody has arranged. */
	void replaced(Drawing other) {
		baseline = other;
	}

	/** Whether nobody has arranged what is shown. */
	boolean isUntouched() {
		return untouched && baseline != null && same(viewer.drawing());
	}

	/** Keeps a drawing that is shown. */
	void keep(Drawing now) {
		if (baseline != null) {
			session.edit(NetworkState.LAYOUT, same(now) ? keptBaseline : DrawingJson.write(now));
		}
	}

	/** Puts the drawing into the session even when nobody has arranged it. */
	void beforeSave() {
		session.edit(NetworkState.LAYOUT, DrawingJson.write(viewer.drawing()));
		untouched &= same(viewer.drawing());
		session.putState(UNTOUCHED, untouched ? new JsonPrimitive(true) : null);
		begin(viewer.drawing());
	}

	private boolean same(Drawing drawing) {
		return drawing.graph() == baseline.graph() && drawing.placement() == baseline.placement() && drawing.insides().equals(baseline.insides());
	}
}
