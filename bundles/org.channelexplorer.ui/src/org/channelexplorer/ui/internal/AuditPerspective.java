package org.channelexplorer.ui.internal;

import org.channelexplorer.ui.internal.help.HintsView;
import org.eclipse.ui.IFolderLayout;
import org.eclipse.ui.IPageLayout;
import org.eclipse.ui.IPerspectiveFactory;

/** The perspective in which labels that look wrong are decided about: the list below the network, one image large, its place among the others. */
public class AuditPerspective implements IPerspectiveFactory {
	/** Its id. */
	public static final String ID = "org.channelexplorer.ui.audit"; //$NON-NLS-1$
	/** The list. */
	public static final String SUSPECTS = "org.channelexplorer.ui.suspects"; //$NON-NLS-1$
	/** The view of one image. */
	public static final String TRIAGE = "org.channelexplorer.ui.triage"; //$NON-NLS-1$

	@Override
	public void createInitialLayout(IPageLayout layout) {
		String editor = layout.getEditorArea();
		layout.setEditorAreaVisible(true);
		IFolderLayout triage = layout.createFolder("triage", IPageLayout.RIGHT, 0.45f, editor); //$NON-NLS-1$
		triage.addView(TRIAGE);
		IFolderLayout list = layout.createFolder("suspects", IPageLayout.BOTTOM, 0.38f, editor); //$NON-NLS-1$
		list.addView(SUSPECTS);
		list.addPlaceholder(IPageLayout.ID_PROBLEM_VIEW);
		list.addPlaceholder(IPageLayout.ID_PROGRESS_VIEW);
		IFolderLayout context = layout.createFolder("context", IPageLayout.BOTTOM, 0.64f, "triage"); //$NON-NLS-1$ //$NON-NLS-2$
		context.addView(ExplorePerspective.DATASET);
		context.addView(ExplorePerspective.SCATTERPLOT);
		context.addView(ExplorePerspective.OVERLAY);
		context.addPlaceholder(HintsView.ID);
		context.addPlaceholder("org.channelexplorer.ui.*"); //$NON-NLS-1$
		for (String view : new String[] { SUSPECTS, TRIAGE, ExplorePerspective.DATASET, ExplorePerspective.SCATTERPLOT, ExplorePerspective.OVERLAY,
				ExplorePerspective.LAYERS, IPageLayout.ID_PROP_SHEET, IPageLayout.ID_PROBLEM_VIEW }) {
			layout.addShowViewShortcut(view);
		}
		layout.addPerspectiveShortcut(ExplorePerspective.ID);
		layout.addPerspectiveShortcut(ComparePerspective.ID);
		layout.addPerspectiveShortcut(SurgeryPerspective.ID);
	}
}
