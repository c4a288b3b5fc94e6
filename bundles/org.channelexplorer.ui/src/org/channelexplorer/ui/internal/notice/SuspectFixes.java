package org.channelexplorer.ui.internal.notice;

import org.channelexplorer.core.repair.Verdict;
import org.channelexplorer.core.util.InputException;
import org.channelexplorer.ui.AnalysisEditors;
import org.channelexplorer.ui.AnalysisSession;
import org.channelexplorer.ui.LabelDecisions;
import org.channelexplorer.ui.internal.AuditPerspective;
import org.channelexplorer.ui.internal.run.MarkerPlace;
import org.channelexplorer.ui.internal.run.Messages;
import org.channelexplorer.ui.internal.run.SuspectMarkers;
import org.eclipse.core.resources.IMarker;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.ui.IEditorPart;
import org.eclipse.ui.IMarkerResolution;
import org.eclipse.ui.IMarkerResolutionGenerator2;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.PlatformUI;

/** What the Problems view offers to do about suspect labels: the decisions of the triage. */
public final class SuspectFixes implements IMarkerResolutionGenerator2 {

	@Override
	public boolean hasResolutions(IMarker marker) {
		return !text(marker, SuspectMarkers.FILE).isEmpty();
	}

	@Override
	public IMarkerResolution[] getResolutions(IMarker marker) {
		String suggested = text(marker, SuspectMarkers.SUGGESTED);
		return new IMarkerResolution[] { new Fix("Keep", "The label is right", m -> decide(m, Verdict.KEEP)),
				new Fix("Relabel to " + suggested, "The image belongs to " + suggested, m -> decide(m, Verdict.RELABEL)),
				new Fix("Leave out", "Leaves the image out of everything that reads classes", m -> decide(m, Verdict.LEAVE_OUT)),
				new Fix("Show in Triage", "Shows the image large, beside those it is like", SuspectFixes::show) };
	}

	private static String text(IMarker marker, String attribute) {
		return marker.getAttribute(attribute, ""); //$NON-NLS-1$
	}

	private static IWorkbenchPage page() {
		return PlatformUI.getWorkbench().getActiveWorkbenchWindow().getActivePage();
	}

	private static AnalysisSession session(IMarker marker) throws PartInitException {
		IEditorPart editor = AnalysisEditors.open(page(), MarkerPlace.document(marker));
		AnalysisSession session = editor.getAdapter(AnalysisSession.class);
		if (session == null) {
			throw new PartInitException(MarkerPlace.document(marker).getFileName() + ": the analysis is being opened; try again when it is shown");
		}
		return session;
	}

	private static void decide(IMarker marker, Verdict verdict) {
		try {
			LabelDecisions.Suspect suspect = new LabelDecisions.Suspect(text(marker, SuspectMarkers.FILE), text(marker, SuspectMarkers.GIVEN),
					text(marker, SuspectMarkers.SUGGESTED), Double.valueOf(text(marker, SuspectMarkers.SCORE)), text(marker, SuspectMarkers.KEY));
			LabelDecisions.decide(session(marker), suspect, verdict, suspect.suggested(), "", () -> { //$NON-NLS-1$
				// nothing else belongs to the step
			});
			if (marker.exists()) {
				marker.delete(); // also when the audit is not open; with it, undo makes it again
			}
		} catch (InputException | CoreException e) {
			Messages.error("The label cannot be changed", e.getMessage());
		}
	}

	private static void show(IMarker marker) {
		try {
			AnalysisSession session = session(marker);
			int row = session.suspects().row(text(marker, SuspectMarkers.FILE));
			if (row >= 0) {
				session.selection().change(s -> s.withImages(row), SuspectFixes.class);
			}
			page().showView(AuditPerspective.TRIAGE);
		} catch (PartInitException e) {
			Messages.error("The image cannot be shown", e.getMessage());
		}
	}
}
