package org.channelexplorer.ui.internal;

import org.eclipse.ui.IFolderLayout;
import org.eclipse.ui.IPageLayout;
import org.eclipse.ui.IPerspectiveFactory;

/**
 * The perspective in which two layers, steps, seeds, summaries or labellings are looked at side by side: every plot twice, the second one pinned
 * to the first layer until it is pinned elsewhere, the differences in numbers below.
 */
public class ComparePerspective implements IPerspectiveFactory {
	/** Its id. */
	public static final String ID = "org.channelexplorer.ui.compare"; //$NON-NLS-1$
	/** The view of the differences. */
	public static final String COMPARISON = "org.channelexplorer.ui.comparison"; //$NON-NLS-1$
	/** Secondary id of the views that stay at a layer while the others follow. */
	public static final String SECOND = "compare"; //$NON-NLS-1$

	@Override
	public void createInitialLayout(IPageLayout layout) {
		String editor = layout.getEditorArea();
		layout.setEditorAreaVisible(true);
		IFolderLayout first = layout.createFolder("first", IPageLayout.RIGHT, 0.3f, editor); //$NON-NLS-1$
		IFolderLayout second = layout.createFolder("second", IPageLayout.RIGHT, 0.5f, "first"); //$NON-NLS-1$ //$NON-NLS-2$
		IFolderLayout numbers = layout.createFolder("numbers", IPageLayout.BOTTOM, 0.68f, "first"); //$NON-NLS-1$ //$NON-NLS-2$
		IFolderLayout facts = layout.createFolder("facts", IPageLayout.BOTTOM, 0.68f, "second"); //$NON-NLS-1$ //$NON-NLS-2$
		for (String view : new String[] { ExplorePerspective.SCATTERPLOT, ExplorePerspective.JACCARD, ExplorePerspective.HIERARCHY, ExplorePerspective.HEATMAP,
				ExplorePerspective.OVERLAY }) {
			first.addView(view);
			second.addView(view + ":" + SECOND); //$NON-NLS-1$
		}
		numbers.addView(COMPARISON);
		numbers.addView(ExplorePerspective.PROFILE);
		facts.addView(ExplorePerspective.DATASET);
		facts.addView(IPageLayout.ID_PROP_SHEET);
		second.addPlaceholder("org.channelexplorer.ui.*:*"); //$NON-NLS-1$
		for (String view : new String[] { COMPARISON, ExplorePerspective.DATASET, ExplorePerspective.SCATTERPLOT, ExplorePerspective.JACCARD,
				ExplorePerspective.HIERARCHY, ExplorePerspective.HEATMAP, ExplorePerspective.OVERLAY, ExplorePerspective.PROFILE, ExplorePerspective.LAYERS,
				IPageLayout.ID_PROP_SHEET }) {
			layout.addShowViewShortcut(view);
		}
		layout.addPerspectiveShortcut(ExplorePerspective.ID);
		layout.addPerspectiveShortcut(SurgeryPerspective.ID);
		layout.addPerspectiveShortcut(AuditPerspective.ID);
	}
}
