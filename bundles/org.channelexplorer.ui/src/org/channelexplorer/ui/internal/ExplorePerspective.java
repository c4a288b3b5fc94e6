package org.channelexplorer.ui.internal;

import org.channelexplorer.ui.internal.help.HintsView;
import org.channelexplorer.ui.internal.help.MethodsView;
import org.channelexplorer.ui.result.ResultViews;
import org.eclipse.ui.IFolderLayout;
import org.eclipse.ui.IPageLayout;
import org.eclipse.ui.IPerspectiveFactory;
import org.eclipse.ui.IPlaceholderFolderLayout;

/** The perspective an analysis is explored in: the network in the middle, the images left, plots and facts right. */
public class ExplorePerspective implements IPerspectiveFactory {
	/** Its id. */
	public static final String ID = "org.channelexplorer.ui.explore"; //$NON-NLS-1$
	/** The view of the images. */
	public static final String DATASET = "org.channelexplorer.ui.dataset"; //$NON-NLS-1$
	/** The view of a layer's projection. */
	public static final String SCATTERPLOT = "org.channelexplorer.ui.scatterplot"; //$NON-NLS-1$
	/** The view of image and class similarities. */
	public static final String JACCARD = "org.channelexplorer.ui.jaccard"; //$NON-NLS-1$
	/** The view of a layer's channels over the images. */
	public static final String HEATMAP = "org.channelexplorer.ui.heatmap"; //$NON-NLS-1$
	/** The view of a layer's tree of the classes. */
	public static final String HIERARCHY = "org.channelexplorer.ui.hierarchy"; //$NON-NLS-1$
	/** The view of separability over the layers. */
	public static final String PROFILE = "org.channelexplorer.ui.profile"; //$NON-NLS-1$
	/** The table of the layers. */
	public static final String LAYERS = "org.channelexplorer.ui.layers"; //$NON-NLS-1$
	/** The view of the activation maps over the images. */
	public static final String OVERLAY = "org.channelexplorer.ui.overlay"; //$NON-NLS-1$
	/** The view of the images in several layers. */
	public static final String SIDE_BY_SIDE = "org.channelexplorer.ui.sideBySide"; //$NON-NLS-1$
	/** The view of a network with the classes of a labelling. */
	public static final String REFINEMENT = "org.channelexplorer.ui.refine"; //$NON-NLS-1$
	/** The table of the notes. */
	public static final String NOTES = "org.channelexplorer.ui.notes"; //$NON-NLS-1$
	/** The view of all analyses. */
	public static final String ANALYSES = "org.channelexplorer.ui.analyses"; //$NON-NLS-1$

	@Override
	public void createInitialLayout(IPageLayout layout) {
		String editor = layout.getEditorArea();
		layout.setEditorAreaVisible(true);
		IFolderLayout left = layout.createFolder("left", IPageLayout.LEFT, 0.22f, editor); //$NON-NLS-1$
		left.addView(DATASET);
		left.addView(ANALYSES);
		left.addView(IPageLayout.ID_OUTLINE);
		IFolderLayout right = layout.createFolder("right", IPageLayout.RIGHT, 0.46f, editor); //$NON-NLS-1$
		right.addView(SCATTERPLOT);
		right.addView(JACCARD);
		right.addView(HIERARCHY);
		right.addView(HEATMAP);
		right.addPlaceholder(SIDE_BY_SIDE); // in the larger of the two, as it shows many pictures
		right.addPlaceholder(ComparePerspective.COMPARISON);
		right.addPlaceholder(SurgeryPerspective.SURGERY);
		right.addPlaceholder(REFINEMENT);
		right.addPlaceholder(MethodsView.ID);
		left.addPlaceholder("org.eclipse.ui.cheatsheets.views.CheatSheetView"); //$NON-NLS-1$
		right.addPlaceholder(ResultViews.GENERIC + ":*"); //$NON-NLS-1$
		right.addPlaceholder("org.channelexplorer.ui.*"); //$NON-NLS-1$
		IFolderLayout facts = layout.createFolder("facts", IPageLayout.BOTTOM, 0.62f, "right"); //$NON-NLS-1$ //$NON-NLS-2$
		facts.addView(IPageLayout.ID_PROP_SHEET);
		facts.addView(LAYERS);
		facts.addView(PROFILE);
		facts.addView(OVERLAY);
		facts.addPlaceholder(NOTES);
		facts.addPlaceholder(HintsView.ID); // below the plots, so that both are seen
		IPlaceholderFolderLayout bottom = layout.createPlaceholderFolder("bottom", IPageLayout.BOTTOM, 0.78f, editor); //$NON-NLS-1$
		bottom.addPlaceholder(IPageLayout.ID_PROGRESS_VIEW);
		bottom.addPlaceholder(IPageLayout.ID_PROBLEM_VIEW);
		bottom.addPlaceholder("org.eclipse.pde.runtime.LogView"); //$NON-NLS-1$
		for (String view : new String[] { DATASET, LAYERS, SCATTERPLOT, JACCARD, HIERARCHY, HEATMAP, OVERLAY, PROFILE, SIDE_BY_SIDE,
				ComparePerspective.COMPARISON, SurgeryPerspective.SURGERY, REFINEMENT, NOTES, ANALYSES,
				MethodsView.ID, HintsView.ID, IPageLayout.ID_PROP_SHEET, IPageLayout.ID_OUTLINE, IPageLayout.ID_PROGRESS_VIEW, IPageLayout.ID_PROBLEM_VIEW }) {
			layout.addShowViewShortcut(view);
		}
		layout.addPerspectiveShortcut(ID);
		layout.addPerspectiveShortcut(ComparePerspective.ID);
		layout.addPerspectiveShortcut(SurgeryPerspective.ID);
		layout.addPerspectiveShortcut(AuditPerspective.ID);
		layout.addNewWizardShortcut("org.channelexplorer.ui.wizards.newAnalysis"); //$NON-NLS-1$
	}
}
