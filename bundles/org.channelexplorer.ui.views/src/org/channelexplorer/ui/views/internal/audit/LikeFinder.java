package org.channelexplorer.ui.views.internal.audit;

import org.channelexplorer.core.util.InputException;
import org.channelexplorer.ui.AnalysisSession;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.swt.widgets.Control;

/** Finds which images of its classes a suspect is like. */
final class LikeFinder extends SuspectFinder<LikeImages> {
	private static final int MOST = 4;
	private static final int TOGETHER = 8;
	private static final int KEPT = 64;

	/** @param arrived called when some were found */
	LikeFinder(AnalysisSession session, Control control, Runnable arrived) {
		super(session, control, "Images like the suspect", TOGETHER, KEPT, LikeImages.NONE, arrived);
	}

	@Override
	LikeImages find(Suspect s, Basis basis, IProgressMonitor monitor) throws InputException {
		return LikeImages.of(basis.data().summary(basis.layer(), "").values(), basis.labels(), s.row(), s.given(), s.suggested(), MOST); //$NON-NLS-1$
	}
}
