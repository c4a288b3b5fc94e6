package org.channelexplorer.ui;

import java.util.function.BooleanSupplier;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Control;
import org.eclipse.ui.IPartListener2;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.IWorkbenchPartReference;

/** Work about a view's analysis that waits until the view is seen, as it would delay the views that are. UI thread. */
final class WhenSeen {
	private final SessionView view;
	private final Runnable work;
	private boolean waiting;

	/**
	 * @param control the view's, with which the waiting ends
	 * @param work    done at most once for any number of calls of {@link #run} while the view is not seen
	 * @param unseen  called when the view is no longer seen; whether the work is to be done again when it is
	 */
	WhenSeen(SessionView view, Control control, Runnable work, BooleanSupplier unseen) {
		this.view = view;
		this.work = work;
		IWorkbenchPage page = view.getSite().getPage();
		IPartListener2 listener = new IPartListener2() {
			@Override
			public void partVisible(IWorkbenchPartReference part) {
				if (waiting && part.getPart(false) == view && view.session() != null) {
					run();
				}
			}

			@Override
			public void partHidden(IWorkbenchPartReference part) {
				if (part.getPart(false) == view && view.session() != null) {
					waiting |= unseen.getAsBoolean();
				}
			}
		};
		page.addPartListener(listener);
		control.addListener(SWT.Dispose, _ -> page.removePartListener(listener));
	}

	/** Does the work, now or when the view is next seen. */
	void run() {
		waiting = !view.getSite().getPage().isPartVisible(view);
		if (!waiting) {
			work.run();
		}
	}
}
