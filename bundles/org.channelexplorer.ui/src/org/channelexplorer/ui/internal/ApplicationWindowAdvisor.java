package org.channelexplorer.ui.internal;

import java.util.List;
import org.channelexplorer.ui.internal.commands.TextKeys;
import org.channelexplorer.ui.internal.run.WindowSessions;
import org.eclipse.core.runtime.Platform;
import org.eclipse.jface.action.StatusLineContributionItem;
import org.eclipse.swt.dnd.FileTransfer;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Display;
import org.eclipse.ui.IPerspectiveDescriptor;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.PerspectiveAdapter;
import org.eclipse.ui.application.ActionBarAdvisor;
import org.eclipse.ui.application.IActionBarConfigurer;
import org.eclipse.ui.application.IWorkbenchWindowConfigurer;
import org.eclipse.ui.application.WorkbenchWindowAdvisor;

/** Settings of one workbench window. */
class ApplicationWindowAdvisor extends WorkbenchWindowAdvisor {
	private static final int WIDTH = 1600; // at which no tab is shortened
	private static final int HEIGHT = 1000;

	private StatusLineContributionItem selectionItem;

	ApplicationWindowAdvisor(IWorkbenchWindowConfigurer configurer) {
		super(configurer);
	}

	@Override
	public ActionBarAdvisor createActionBarAdvisor(IActionBarConfigurer configurer) {
		ApplicationActionBarAdvisor bars = new ApplicationActionBarAdvisor(configurer);
		selectionItem = bars.selectionItem();
		return bars;
	}

	@Override
	public void preWindowOpen() {
		IWorkbenchWindowConfigurer configurer = getWindowConfigurer();
		Rectangle screen = Display.getCurrent().getPrimaryMonitor().getClientArea();
		configurer.setInitialSize(new Point(Math.min(WIDTH, screen.width), Math.min(HEIGHT, screen.height)));
		configurer.setShowCoolBar(true);
		configurer.setShowStatusLine(true);
		configurer.setShowPerspectiveBar(true);
		configurer.setShowProgressIndicator(true);
		configurer.setTitle(title(null));
		configurer.addEditorAreaTransfer(FileTransfer.getInstance());
		configurer.configureEditorAreaDropListener(new FileDrop(configurer.getWindow()));
	}

	@Override
	public void postWindowOpen() {
		TextKeys.install(getWindowConfigurer().getWindow().getShell().getDisplay(), getWindowConfigurer().getWindow().getWorkbench());
		hideForeignActions(getWindowConfigurer().getWindow().getActivePage());
		getWindowConfigurer().getWindow().addPerspectiveListener(new PerspectiveAdapter() {
			@Override
			public void perspectiveActivated(IWorkbenchPage page, IPerspectiveDescriptor perspective) {
				hideForeignActions(page);
			}
		});
		new WindowSessions(getWindowConfigurer().getWindow().getActivePage(), (analysis, status) -> {
			getWindowConfigurer().setTitle(title(analysis));
			selectionItem.setText(status);
		});
	}

	// what the activities of plugin.xml cannot reach
	private static void hideForeignActions(IWorkbenchPage page) {
		for (String set : List.of("openFiles", "keyBindings")) { //$NON-NLS-1$ //$NON-NLS-2$
			page.hideActionSet("org.eclipse.ui.actionSet." + set); //$NON-NLS-1$
		}
	}

	private static String title(String analysis) {
		String product = Platform.getProduct() == null ? "ChannelExplorer Workbench" : Platform.getProduct().getName(); //$NON-NLS-1$
		return analysis == null ? product : analysis + " \u2014 " + product; //$NON-NLS-1$
	}
}
