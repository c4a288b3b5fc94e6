package org.channelexplorer.ui.internal.start;

import java.util.Arrays;
import org.channelexplorer.ui.internal.WindowThread;
import org.channelexplorer.ui.internal.run.Messages;
import org.eclipse.ui.IEditorPart;
import org.eclipse.ui.IEditorReference;
import org.eclipse.ui.IPartListener2;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.IWorkbenchPartReference;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.PlatformUI;

/** Shows the start page of a window while it has no other editor. */
public final class StartPages implements IPartListener2 {
	private static final int SETTLE = 100;

	private final IWorkbenchPage page;

	private StartPages(IWorkbenchPage page) {
		this.page = page;
	}

	/** Looks after a window's page from now on. UI thread. */
	public static void follow(IWorkbenchPage page) {
		StartPages pages = new StartPages(page);
		page.addPartListener(pages);
		pages.discardOld();
		pages.fill();
	}

	// after a crash the workbench has kept the page, but not its input
	private void discardOld() {
		IEditorReference[] old = Arrays.stream(page.getEditorReferences()).filter(r -> StartPage.ID.equals(r.getId())).toArray(IEditorReference[]::new);
		if (old.length > 0) {
			page.closeEditors(old, false);
		}
	}

	/** Shows the start page, also beside open analyses. UI thread. */
	public static void show(IWorkbenchPage page, boolean activate) {
		try {
			IEditorPart part = page.openEditor(new StartInput(), StartPage.ID, activate);
			if (part != null) {
				page.bringToTop(part); // else an area that was just emptied stays empty
			}
		} catch (PartInitException e) {
			Messages.error("The start page cannot be shown", e.getMessage());
		}
	}

	private void fill() {
		boolean open = PlatformUI.isWorkbenchRunning() && !PlatformUI.getWorkbench().isClosing() && page.getWorkbenchWindow().getShell() != null;
		if (open && page.getEditorReferences().length == 0 && page.getPerspective() != null) {
			show(page, false);
		}
	}

	@Override
	public void partOpened(IWorkbenchPartReference opened) {
		if (opened instanceof IEditorReference && !StartPage.ID.equals(opened.getId())) {
			WindowThread.later(this::clear);
		}
	}

	@Override
	public void partClosed(IWorkbenchPartReference closed) {
		if (closed instanceof IEditorReference) {
			WindowThread.later(() -> PlatformUI.getWorkbench().getDisplay().timerExec(SETTLE, this::fill)); // the last one has gone by then
		}
	}

	private void clear() {
		for (IEditorReference r : page.getEditorReferences()) {
			if (StartPage.ID.equals(r.getId()) && page.getEditorReferences().length > 1) {
				page.closeEditors(new IEditorReference[] { r }, false);
			}
		}
	}
}
