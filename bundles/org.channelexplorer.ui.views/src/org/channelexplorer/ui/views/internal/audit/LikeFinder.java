package org.channelexplorer.ui.views.internal.audit;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.channelexplorer.core.data.FloatMatrix;
import org.channelexplorer.core.data.Labels;
import org.channelexplorer.core.operation.AnalysisData;
import org.channelexplorer.core.result.LabelIssues;
import org.channelexplorer.ui.AnalysisSession;
import org.channelexplorer.ui.Asker;
import org.channelexplorer.ui.Suspects;
import org.eclipse.swt.widgets.Control;

/** Finds in the background which images of its classes a suspect is like, for those that come next too. UI thread. */
final class LikeFinder {
	private static final int MOST = 4;
	private static final int KEPT = 64;

	private final AnalysisSession session;
	private final Asker asker;
	private final Runnable arrived;
	private final Map<String, LikeImages> found = new LinkedHashMap<>();
	private String key = ""; // of the audit they belong to

	/** A suspect whose images are wanted. */
	private record Wanted(String file, int row, String given, String suggested) {
	}

	/** @param arrived called when some were found */
	LikeFinder(AnalysisSession session, Control control, Runnable arrived) {
		this.session = session;
		this.arrived = arrived;
		asker = Asker.hidden(control, 0);
	}

	/** Those of an image; {@link LikeImages#NONE} while they are not known. */
	LikeImages of(LabelIssues.OfImage image) {
		return found.getOrDefault(image.file(), LikeImages.NONE);
	}

	/** The layer in which they are compared: the last one that has not memorised the labels. */
	static String layer(AnalysisSession session, Suspects.Audit audit) {
		List<String> good = audit.issues().layers().stream().filter(l -> !l.memorised()).map(LabelIssues.OfLayer::layer).toList();
		return good.isEmpty() ? session.analysis().layers().isEmpty() ? "" : session.analysis().layers().getLast() : good.getLast();
	}

	/** Looks for those of some places of the list, most urgent first. */
	void want(Suspects.Audit audit, List<Integer> places) {
		if (!audit.key().equals(key)) {
			found.clear();
			key = audit.key();
		}
		List<Wanted> wanted = new ArrayList<>();
		for (int place : places) {
			LabelIssues.OfImage image = audit.issues().images().get(place);
			if (!found.containsKey(image.file()) && session.suspects().row(place) >= 0) {
				wanted.add(new Wanted(image.file(), session.suspects().row(place), image.classes().given(), image.classes().suggested()));
			}
		}
		if (wanted.isEmpty()) {
			return;
		}
		AnalysisData data = session.data();
		Labels labels = audit.labels();
		String layer = layer(session, audit);
		session.work(asker, "Images like the suspect", _ -> {
			FloatMatrix x = data.summary(layer, "").values();
			Map<String, LikeImages> some = new LinkedHashMap<>();
			for (Wanted w : wanted) {
				some.put(w.file, LikeImages.of(x, labels, w.row, w.given, w.suggested, MOST));
			}
			return some;
		}, this::keep, _ -> {
			// without them the image is shown alone
		});
	}

	private void keep(Map<String, LikeImages> some) {
		found.putAll(some);
		var eldest = found.keySet().iterator();
		while (found.size() > KEPT) {
			eldest.next();
			eldest.remove();
		}
		arrived.run();
	}
}
