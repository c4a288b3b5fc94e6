package org.channelexplorer.ui.internal;

import org.channelexplorer.ui.internal.help.HintsView;
import org.eclipse.ui.IFolderLayout;
import org.eclipse.ui.IPageLayout;
import org.eclipse.ui.IPerspectiveFactory;
import org.eclipse.ui.IPlaceholderFolderLayout;

/**
 * The perspective in which channels are removed: the network with what falls away, the plan with what it costs, and the layer's channels over the
 * images.
 */
public class SurgeryPerspective implements IPerspectiveFactory {
	/** Its id. */
	public static final String ID = "org.channelexplorer.ui.surgery.perspective"; //$NON-NLS-1$
	/** The view of the plan. */
	public static final String SURGERY = "org.channelexplorer.ui.surgery"; //$NON-NLS-1$

	@Override
	public void createInitialLayout(IPageLayout layout) {
		String editor = layout.getEditorArea();
		layout.setEditorAreaVisible(true);
		IFolderLayout plan = layout.createFolder("plan", IPageLayout.RIGHT, 0.38f, editor); //$NON-NLS-1$
		plan.addView(SURGERY);
		IFolderLayout channels = layout.createFolder("channels", IPageLayout.BOTTOM, 0.55f, editor); //$NON-NLS-1$
		channels.addView(ExplorePerspective.HEATMAP);
		channels.addView(ExplorePerspective.JACCARD);
		channels.addView(ExplorePerspective.OVERLAY);
		channels.addView(ExplorePerspective.PROFILE);
		channels.addView(ExplorePerspective.LAYERS);
		channels.addView(ExplorePerspective.DATASET);
		channels.addView(IPageLayout.ID_PROP_SHEET);
		channels.addPlaceholder(HintsView.ID);
		channels.addPlaceholder("org.channelexplorer.ui.*"); //$NON-NLS-1$ // the plan needs the height
		plan.addPlaceholder("org.channelexplorer.ui.*:*"); //$NON-NLS-1$
		IPlaceholderFolderLayout progress = layout.createPlaceholderFolder("progress", IPageLayout.BOTTOM, 0.7f, "channels"); //$NON-NLS-1$ //$NON-NLS-2$
		progress.addPlaceholder(IPageLayout.ID_PROGRESS_VIEW);
		progress.addPlaceholder(IPageLayout.ID_PROBLEM_VIEW);
		for (String view : new String[] { SURGERY, ExplorePerspective.HEATMAP, ExplorePerspective.JACCARD, ExplorePerspective.OVERLAY,
				ExplorePerspective.DATASET, ExplorePerspective.PROFILE, ExplorePerspective.LAYERS, IPageLayout.ID_PROP_SHEET }) {
			layout.addShowViewShortcut(view);
		}
		layout.addPerspectiveShortcut(ExplorePerspective.ID);
		layout.addPerspectiveShortcut(ComparePerspective.ID);
		layout.addPerspectiveShortcut(AuditPerspective.ID);
	}
}
