package org.channelexplorer.ui.internal.run;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.channelexplorer.core.result.LabelIssues;
import org.channelexplorer.ui.AnalysisSession;
import org.eclipse.core.resources.IMarker;
import org.eclipse.core.resources.WorkspaceJob;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Status;

/** The most suspect labels that nobody has decided about as markers of the analysis. */
public final class SuspectMarkers {
	/** Type of the markers. */
	public static final String TYPE = "org.channelexplorer.ui.suspect"; //$NON-NLS-1$
	/** Attribute: the image. */
	public static final String FILE = "file"; //$NON-NLS-1$
	/** Attribute: its class. */
	public static final String GIVEN = "given"; //$NON-NLS-1$
	/** Attribute: the class suggested instead. */
	public static final String SUGGESTED = "suggested"; //$NON-NLS-1$
	/** Attribute: its label score. */
	public static final String SCORE = "score"; //$NON-NLS-1$
	/** Attribute: key of the audit. */
	public static final String KEY = "key"; //$NON-NLS-1$
	/** More are not listed. */
	public static final int MOST = 100;

	private SuspectMarkers() {
	}

	/** Makes the markers those of the audit and the decisions now; in a job. */
	public static void update(AnalysisSession session) {
		MarkerPlace place = MarkerPlace.of(session.analysis().file());
		Map<String, LabelIssues.OfImage> wanted = new LinkedHashMap<>();
		session.suspects().open(MOST).forEach(i -> wanted.put(i.file(), i));
		String key = session.suspects().audit().get().orElseThrow().key();
		WorkspaceJob job = new WorkspaceJob("Listing suspects") {
			@Override
			public IStatus runInWorkspace(IProgressMonitor monitor) throws CoreException {
				if (place.resource().exists()) {
					mark(place, wanted, key);
				}
				return Status.OK_STATUS;
			}
		};
		job.setRule(place.rule());
		job.setSystem(true);
		job.schedule();
	}

	private static void mark(MarkerPlace place, Map<String, LabelIssues.OfImage> wanted, String key) throws CoreException {
		Set<String> present = new HashSet<>();
		for (IMarker m : place.find(TYPE)) {
			if (wanted.containsKey(m.getAttribute(FILE, "")) && key.equals(m.getAttribute(KEY, ""))) { //$NON-NLS-1$ //$NON-NLS-2$
				present.add(m.getAttribute(FILE, "")); //$NON-NLS-1$
			} else {
				m.delete();
			}
		}
		for (LabelIssues.OfImage i : wanted.values()) {
			if (!present.contains(i.file())) {
				place.create(TYPE, Map.of(IMarker.SEVERITY, IMarker.SEVERITY_WARNING, IMarker.MESSAGE,
						"Suspect label: " + i.file() + " is labelled " + i.classes().given() + " and looks like " + i.classes().suggested(), IMarker.LOCATION,
						i.file(), FILE, i.file(), GIVEN, i.classes().given(), SUGGESTED, i.classes().suggested(), SCORE, Double.toString(i.verdict().score()),
						KEY, key));
			}
		}
	}
}
