package org.channelexplorer.ui.views.internal.audit;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.channelexplorer.core.data.Labels;
import org.channelexplorer.core.operation.AnalysisData;
import org.channelexplorer.core.result.LabelIssues;
import org.channelexplorer.core.util.InputException;
import org.channelexplorer.ui.AnalysisSession;
import org.channelexplorer.ui.Asker;
import org.channelexplorer.ui.Suspects;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.swt.widgets.Control;

/**
 * Finds in the background what is shown beside suspects, for those that come next too, and keeps what it found last. UI thread.
 *
 * @param <T> what is found of a suspect
 */
abstract class SuspectFinder<T> {
	private final AnalysisSession session;
	private final String name;
	private final int together;
	private final int most;
	private final T none;
	private final Runnable arrived;
	private final Asker asker;
	private final Map<String, T> found = new LinkedHashMap<>();
	private String key = ""; // of the audit they belong to
	private Set<String> sought = Set.of(); // files that are being looked at
	private List<Integer> places = List.of(); // of the list, most urgent first

	/** An image and the two classes it may belong to. */
	record Suspect(String file, int row, String given, String suggested) {
	}

	/**
	 * What they are looked at in.
	 *
	 * @param labels the classes that were audited
	 * @param layer  the last one that has not memorised the labels
	 * @param step   that is shown, 0 for a network that runs once
	 */
	record Basis(AnalysisData data, Labels labels, String layer, int step) {
	}

	/**
	 * @param name     of the work, for messages
	 * @param together suspects of one piece of work: those behind the first are waited for
	 * @param most     that are kept
	 * @param none     stands for what cannot be found
	 * @param arrived  called when some were found
	 */
	SuspectFinder(AnalysisSession session, Control control, String name, int together, int most, T none, Runnable arrived) {
		this.session = session;
		this.name = name;
		this.together = together;
		this.most = most;
		this.none = none;
		this.arrived = arrived;
		asker = Asker.hidden(control, 0);
	}

	/** Looks at a suspect, in a separate thread. @throws InputException when the data has no answer */
	abstract T find(Suspect suspect, Basis basis, IProgressMonitor monitor) throws InputException;

	/** The layer suspects are looked at in: the last one that has not memorised the labels. */
	static String layer(AnalysisSession session, Suspects.Audit audit) {
		List<String> good = audit.issues().layers().stream().filter(l -> !l.memorised()).map(LabelIssues.OfLayer::layer).toList();
		return !good.isEmpty() ? good.getLast() : session.analysis().layers().isEmpty() ? "" : session.analysis().layers().getLast();
	}

	/** What was found of an image; null while it is not known. */
	final T of(String file) {
		return found.get(file);
	}

	/** Looks at some places of the list, most urgent first; where the first of them is being looked at, that is finished. */
	final void want(Suspects.Audit audit, List<Integer> wanted) {
		if (!audit.key().equals(key)) {
			asker.cancel();
			found.clear();
			sought = Set.of();
			key = audit.key();
		}
		places = List.copyOf(wanted);
		List<Suspect> missing = missing(audit);
		if (!missing.isEmpty() && !sought.contains(missing.getFirst().file)) {
			look(audit, missing);
		}
	}

	private List<Suspect> missing(Suspects.Audit audit) {
		return places.stream().map(audit.issues().images()::get).filter(i -> !found.containsKey(i.file()) && session.suspects().row(i.file()) >= 0)
				.limit(together).map(i -> new Suspect(i.file(), session.suspects().row(i.file()), i.classes().given(), i.classes().suggested())).toList();
	}

	private void look(Suspects.Audit audit, List<Suspect> some) {
		sought = some.stream().map(Suspect::file).collect(Collectors.toSet());
		Basis basis = new Basis(session.data(), audit.labels(), layer(session, audit), session.step());
		session.work(asker, name, monitor -> {
			Map<String, T> made = new LinkedHashMap<>();
			for (Suspect s : some) {
				made.put(s.file, find(s, basis, monitor));
			}
			return made;
		}, made -> keep(audit, made), _ -> keep(audit, some.stream().collect(Collectors.toMap(Suspect::file, _ -> none)))); // the image is shown alone
	}

	private void keep(Suspects.Audit audit, Map<String, T> made) {
		sought = Set.of();
		found.putAll(made);
		var eldest = found.keySet().iterator();
		while (found.size() > most) {
			eldest.next();
			eldest.remove();
		}
		arrived.run();
		if (sought.isEmpty() && audit.key().equals(key)) { // what arrived may have asked for more
			List<Suspect> missing = missing(audit);
			if (!missing.isEmpty()) {
				look(audit, missing);
			}
		}
	}
}
