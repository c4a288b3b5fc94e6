package org.channelexplorer.ui.views.internal.audit;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
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
	private Set<String> sought = Set.of(); // files that are being looked for
	private List<Integer> later = List.of(); // places that were wanted meanwhile

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
			sought = Set.of();
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
		if (sought.contains(wanted.getFirst().file())) { // the most urgent one is on its way: a step does not begin again
			later = List.copyOf(places);
			return;
		}
		later = List.of();
		sought = wanted.stream().map(Wanted::file).collect(Collectors.toSet());
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
		}, some -> keep(audit, some), _ -> sought = Set.of()); // without them the image is shown alone
	}

	private void keep(Suspects.Audit audit, Map<String, LikeImages> some) {
		sought = Set.of();
		found.putAll(some);
		var eldest = found.keySet().iterator();
		while (found.size() > KEPT) {
			eldest.next();
			eldest.remove();
		}
		arrived.run();
		if (!later.isEmpty() && audit.key().equals(key)) {
			want(audit, later);
		}
	}
}
