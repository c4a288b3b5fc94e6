package org.channelexplorer.ui.internal.start;

import java.nio.file.Path;
import java.util.List;
import org.channelexplorer.ui.AnalysisEditors;
import org.channelexplorer.ui.internal.run.Messages;
import org.eclipse.jface.action.Action;
import org.eclipse.jface.action.ActionContributionItem;
import org.eclipse.jface.action.IContributionItem;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.actions.CompoundContributionItem;

/** File > Recent: the analyses opened last. */
public final class RecentMenu extends CompoundContributionItem {
	private static final int DIGITS = 9;

	private final IWorkbenchWindow window;

	public RecentMenu(IWorkbenchWindow window) {
		this.window = window;
	}

	@Override
	protected IContributionItem[] getContributionItems() {
		List<Path> files = new RecentAnalyses().files();
		if (files.isEmpty()) {
			Action none = new Action("No Analysis Yet") {
				// only names what is missing
			};
			none.setEnabled(false);
			return new IContributionItem[] { new ActionContributionItem(none) };
		}
		IContributionItem[] items = new IContributionItem[files.size()];
		for (int i = 0; i < items.length; i++) {
			Path file = files.get(i);
			String number = i < DIGITS ? "&" + (i + 1) + " " : ""; //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$
			items[i] = new ActionContributionItem(new Action(number + file.getFileName() + "  [" + file.getParent() + "]") { //$NON-NLS-1$ //$NON-NLS-2$
				@Override
				public void run() {
					open(file);
				}
			});
		}
		return items;
	}

	private void open(Path file) {
		try {
			AnalysisEditors.open(window.getActivePage(), file);
		} catch (PartInitException e) {
			Messages.error("The analysis cannot be opened", e.getMessage());
		}
	}
}
