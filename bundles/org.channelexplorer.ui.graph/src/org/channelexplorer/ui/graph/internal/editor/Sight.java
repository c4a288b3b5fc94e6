package org.channelexplorer.ui.graph.internal.editor;

import com.google.gson.JsonParseException;
import java.util.function.Supplier;
import org.channelexplorer.core.util.Json;
import org.channelexplorer.plot.internal.arrangement.Box;
import org.channelexplorer.ui.AnalysisSession;
import org.channelexplorer.ui.graph.internal.viewer.NetworkViewer;
import org.channelexplorer.ui.graph.internal.viewer.Zoom;
import org.eclipse.core.runtime.ILog;
import org.eclipse.swt.SWT;

/**
 * Where one looks at a drawing: puts back what the session keeps, and keeps it. A window that is being opened gets its final size in several
 * steps, and a viewport that was too small for a moment has forgotten where it was: until the user moves it, the view is put back.
 */
final class Sight {
	/** Key of what is kept. */
	private static final String KEY = "network.view";
	/** Kept instead of a place by a drawing that is seen whole. */
	private static final Zoom.View WHOLE = new Zoom.View(0, 0, 0);

	private final AnalysisSession session;
	private final NetworkViewer viewer;
	private final Supplier<Box> first;
	private Zoom.View pending;
	private Zoom.View opening;

	/** @param first the box that is seen first when nothing was kept */
	Sight(AnalysisSession session, NetworkViewer viewer, Supplier<Box> first) {
		this.session = session;
		this.viewer = viewer;
		this.first = first;
		viewer.getControl().addListener(SWT.Resize, e -> resized());
		for (int gesture : new int[] { SWT.MouseDown, SWT.MouseVerticalWheel, SWT.MouseHorizontalWheel, SWT.KeyDown, SWT.Selection }) {
			viewer.getControl().addListener(gesture, e -> opening = null);
		}
	}

	/** Shows what was kept, or the beginning, as soon as the viewport has a size. */
	void open() {
		pending = kept();
		if (pending == null) {
			pending = WHOLE; // the beginning
		}
		apply();
	}

	/** Whether the user sees a drawing where it was put. */
	boolean known() {
		return viewer.drawing() != null && pending == null;
	}

	/** Puts into the session where one looks. */
	void keep() {
		if (viewer.getControl() != null && !viewer.getControl().isDisposed() && known()) {
			session.putState(KEY, Json.tree(viewer.zoom().fittedAtFirst() ? WHOLE : viewer.zoom().view()));
		}
	}

	private Zoom.View kept() {
		try {
			return session.state(KEY).map(v -> Json.fromTree(v, Zoom.View.class)).filter(v -> v.zoom() > 0).orElse(null);
		} catch (JsonParseException damaged) {
			ILog.of(Sight.class).warn(session.analysis().file() + ": the kept zoom is damaged: " + damaged.getMessage());
			return null;
		}
	}

	private void resized() {
		apply();
		if (known() && viewer.zoom().fitted()) {
			viewer.zoom().layOut();
			viewer.zoom().fit(); // what was seen whole stays so
			opening = null;
		}
		if (opening != null) {
			viewer.getControl().getDisplay().asyncExec(() -> {
				// GEF forgets a disposed control
				if (opening != null && viewer.getControl() != null && !viewer.getControl().isDisposed() && pending == null) {
					pending = opening;
					apply();
				}
			});
		}
	}

	// a viewport without a size cannot be scrolled
	private void apply() {
		if (pending == null || viewer.drawing() == null || viewer.getControl().getSize().x < 20) {
			return;
		}
		Zoom.View view = pending;
		pending = null;
		opening = view;
		viewer.zoom().layOut();
		if (view.zoom() > 0) {
			viewer.zoom().show(view);
		} else if (!viewer.drawing().placement().boxes().isEmpty()) {
			viewer.zoom().begin(first.get());
			viewer.setSelectedLayers(session.selection().get().layers(), true);
			opening = viewer.zoom().view();
		}
	}
}
