package org.channelexplorer.ui.views.internal.overlay;

import com.google.gson.JsonParseException;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.channelexplorer.core.model.ImageEntry;
import org.channelexplorer.core.operation.Result;
import org.channelexplorer.core.result.MapOverlay;
import org.channelexplorer.core.util.InputException;
import org.channelexplorer.core.util.Json;
import org.channelexplorer.ui.AnalysisSession;
import org.eclipse.core.runtime.ILog;

/**
 * The maps that a view keeps while the selection changes, which stay with the analysis.
 *
 * @param key under which they are kept
 */
record KeptMaps(AnalysisSession session, String key) {

	/** What is kept. */
	Shown.Kept get() {
		try {
			return session.state(key).map(k -> Json.fromTree(k, Shown.Kept.class)).orElse(Shown.Kept.NOTHING);
		} catch (JsonParseException damaged) {
			ILog.of(KeptMaps.class).warn(session.analysis().file() + ": the kept maps are damaged: " + damaged.getMessage());
			return Shown.Kept.NOTHING;
		}
	}

	/** Lets them go. */
	void drop() {
		session.putState(key, null);
	}

	/** Keeps the maps of a result. */
	void keep(Result result) throws InputException {
		MapOverlay overlay = MapOverlay.of(result);
		List<String> files = session.analysis().images().stream().map(ImageEntry::file).toList();
		Set<Integer> images = new TreeSet<>();
		overlay.images().forEach(i -> images.add(files.indexOf(i.image())));
		session.putState(key, Json.tree(new Shown.Kept(images, new TreeSet<>(overlay.channels()))));
	}
}
