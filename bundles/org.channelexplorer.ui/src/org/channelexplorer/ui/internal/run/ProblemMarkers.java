package org.channelexplorer.ui.internal.run;

import java.util.List;
import org.channelexplorer.core.analysis.Analysis;
import org.channelexplorer.core.model.ImageSet.Skipped;
import org.channelexplorer.ui.AnalysisEditors;
import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.IMarker;
import org.eclipse.core.resources.IResource;
import org.eclipse.core.resources.WorkspaceJob;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.ICoreRunnable;

/** Images left out as markers on the analysis, for the Problems view. */
public final class ProblemMarkers {
	/** Type of the markers. */
	public static final String TYPE = "org.channelexplorer.ui.problem"; //$NON-NLS-1$
	private static final int MOST = 500;

	private ProblemMarkers() {
	}

	/** Makes the markers of an analysis what it now leaves out; in a job. Nothing for files outside the workspace. */
	public static void update(Analysis analysis) {
		IFile file = AnalysisEditors.workspaceFile(analysis.file());
		if (file == null || !file.exists()) {
			return;
		}
		List<Skipped> skipped = analysis.skipped();
		ICoreRunnable body = monitor -> {
			if (file.exists()) {
				mark(file, skipped);
			}
		};
		WorkspaceJob job = new WorkspaceJob("Listing images left out") {
			@Override
			public org.eclipse.core.runtime.IStatus runInWorkspace(org.eclipse.core.runtime.IProgressMonitor monitor) throws CoreException {
				body.run(monitor);
				return org.eclipse.core.runtime.Status.OK_STATUS;
			}
		};
		job.setRule(file.getWorkspace().getRuleFactory().markerRule(file));
		job.setSystem(true);
		job.schedule();
	}

	private static void mark(IFile file, List<Skipped> skipped) throws CoreException {
		IMarker[] there = file.findMarkers(TYPE, false, IResource.DEPTH_ZERO);
		List<String> wanted = skipped.stream().limit(MOST).map(s -> "Image left out: " + s.file() + ": " + s.reason()).toList();
		List<String> present = java.util.Arrays.stream(there).map(m -> m.getAttribute(IMarker.MESSAGE, "")).toList(); //$NON-NLS-1$
		if (wanted.equals(present)) {
			return;
		}
		file.deleteMarkers(TYPE, false, IResource.DEPTH_ZERO);
		for (int i = 0; i < wanted.size(); i++) {
			IMarker marker = file.createMarker(TYPE);
			marker.setAttribute(IMarker.MESSAGE, wanted.get(i));
			marker.setAttribute(IMarker.SEVERITY, IMarker.SEVERITY_WARNING);
			marker.setAttribute(IMarker.LOCATION, skipped.get(i).file());
		}
	}
}
