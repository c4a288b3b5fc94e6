package org.channelexplorer.ui.internal.run;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.channelexplorer.core.result.LabelIssues;
import org.channelexplorer.ui.AnalysisEditors;
import org.channelexplorer.ui.AnalysisSession;
import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.IMarker;
import org.eclipse.core.resources.IResource;
import org.eclipse.core.resources.WorkspaceJob;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Status;

/** The most suspect labels that nobody has decided about as markers on the analysis' file. */
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

	/** Makes the markers those of the audit and the decisions now; in a job. Nothing for files outside the workspace. */
	public static void update(AnalysisSession session) {
		IFile file = AnalysisEditors.workspaceFile(session.analysis().file());
		if (file == null || !file.exists()) {
			return;
		}
		Map<String, LabelIssues.OfImage> wanted = new LinkedHashMap<>();
		session.suspects().open(MOST).forEach(i -> wanted.put(i.file(), i));
		String key = session.suspects().audit().get().orElseThrow().key();
		WorkspaceJob job = new WorkspaceJob("Listing suspects") {
			@Override
			public IStatus runInWorkspace(IProgressMonitor monitor) throws CoreException {
				if (file.exists()) {
					mark(file, wanted, key);
				}
				return Status.OK_STATUS;
			}
		};
		job.setRule(file.getWorkspace().getRuleFactory().markerRule(file));
		job.setSystem(true);
		job.schedule();
	}

	private static void mark(IFile file, Map<String, LabelIssues.OfImage> wanted, String key) throws CoreException {
		Set<String> present = new HashSet<>();
		for (IMarker m : file.findMarkers(TYPE, false, IResource.DEPTH_ZERO)) {
			if (wanted.containsKey(m.getAttribute(FILE, "")) && key.equals(m.getAttribute(KEY, ""))) { //$NON-NLS-1$ //$NON-NLS-2$
				present.add(m.getAttribute(FILE, "")); //$NON-NLS-1$
			} else {
				m.delete();
			}
		}
		for (LabelIssues.OfImage i : wanted.values()) {
			if (!present.contains(i.file())) {
				file.createMarker(TYPE, Map.of(IMarker.SEVERITY, IMarker.SEVERITY_WARNING, IMarker.MESSAGE,
						"Suspect label: " + i.file() + " is labelled " + i.classes().given() + " and looks like " + i.classes().suggested(), IMarker.LOCATION,
						i.file(), FILE,
						i.file(),
						GIVEN, i.classes().given(), SUGGESTED, i.classes().suggested(), SCORE, Double.toString(i.verdict().score()), KEY, key));
			}
		}
	}
}
