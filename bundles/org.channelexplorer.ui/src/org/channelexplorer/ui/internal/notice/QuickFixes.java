package org.channelexplorer.ui.internal.notice;

import java.util.List;
import org.channelexplorer.core.analysis.Missing;
import org.channelexplorer.ui.AnalysisEditors;
import org.channelexplorer.ui.internal.ExplorePerspective;
import org.channelexplorer.ui.internal.run.MarkerPlace;
import org.channelexplorer.ui.internal.run.Messages;
import org.channelexplorer.ui.internal.run.ProblemMarkers;
import org.eclipse.core.resources.IMarker;
import org.eclipse.jface.viewers.StructuredSelection;
import org.eclipse.swt.dnd.Clipboard;
import org.eclipse.swt.dnd.TextTransfer;
import org.eclipse.swt.dnd.Transfer;
import org.eclipse.swt.program.Program;
import org.eclipse.ui.IMarkerResolution;
import org.eclipse.ui.IMarkerResolutionGenerator2;
import org.eclipse.ui.IViewPart;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.part.IShowInTarget;
import org.eclipse.ui.part.ShowInContext;

/** What the Problems view offers to do about our problems. */
public final class QuickFixes implements IMarkerResolutionGenerator2 {

	@Override
	public boolean hasResolutions(IMarker marker) {
		return getResolutions(marker).length > 0;
	}

	@Override
	public IMarkerResolution[] getResolutions(IMarker marker) {
		String kind = marker.getAttribute(ProblemMarkers.KIND, ProblemMarkers.SKIPPED);
		List<Fix> fixes = switch (kind) {
		case ProblemMarkers.SKIPPED -> List.of(new Fix("Open the image", "Opens it in the system's program for such files", QuickFixes::openImage),
				new Fix("Copy the path", "Copies the path of the image", QuickFixes::copyPath),
				new Fix("Show in Dataset", "Opens the analysis and the list of skipped images", QuickFixes::showInDataset));
		case ProblemMarkers.MODEL, ProblemMarkers.IMAGES -> List.of(
				new Fix("Locate\u2026", "Asks where it is now; its content is compared with what was analysed", QuickFixes::locate),
				new Fix("Copy the path", "Copies the path that was", QuickFixes::copyPath));
		default -> List.of(new Fix("Copy the name", "Copies the name of what is not installed", QuickFixes::copyPath));
		};
		return fixes.toArray(IMarkerResolution[]::new);
	}

	private static String subject(IMarker marker) {
		return marker.getAttribute(ProblemMarkers.SUBJECT, ""); //$NON-NLS-1$
	}

	private static void openImage(IMarker marker) {
		if (!Program.launch(subject(marker))) {
			Messages.error("The image cannot be opened", subject(marker) + ": no program opens it, or it is no longer there.");
		}
	}

	private static void copyPath(IMarker marker) {
		Clipboard clipboard = new Clipboard(PlatformUI.getWorkbench().getDisplay());
		try {
			clipboard.setContents(new Object[] { subject(marker) }, new Transfer[] { TextTransfer.getInstance() });
		} finally {
			clipboard.dispose();
		}
	}

	private static void showInDataset(IMarker marker) {
		IWorkbenchPage page = PlatformUI.getWorkbench().getActiveWorkbenchWindow().getActivePage();
		try {
			AnalysisEditors.open(page, MarkerPlace.document(marker));
			IViewPart view = page.showView(ExplorePerspective.DATASET);
			if (view instanceof IShowInTarget target) {
				target.show(new ShowInContext(null, new StructuredSelection(marker.getAttribute(IMarker.LOCATION, "")))); //$NON-NLS-1$
			}
		} catch (PartInitException e) {
			Messages.error("The image cannot be shown", e.getMessage());
		}
	}

	private static void locate(IMarker marker) {
		Missing.Kind kind = marker.getAttribute(ProblemMarkers.KIND, "").equals(ProblemMarkers.MODEL) ? Missing.Kind.MODEL : Missing.Kind.IMAGES; //$NON-NLS-1$
		Locate.ask(PlatformUI.getWorkbench().getActiveWorkbenchWindow().getShell(), MarkerPlace.document(marker), kind, subject(marker));
	}
}
