package org.channelexplorer.ui.internal;

import java.util.Arrays;
import java.util.List;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.e4.core.services.events.IEventBroker;
import org.eclipse.swt.widgets.Display;
import org.eclipse.ui.IWorkbench;

/**
 * Writes the arrangement of views and editors within a second after it has changed. The workbench writes it every few minutes and at its
 * end; this wakes the job that does it.
 */
final class LayoutKeeper {
	private static final String MODEL = "org/eclipse/e4/ui/model/ui/"; //$NON-NLS-1$
	private static final List<String> ARRANGED = List.of("ElementContainer/children/*", "ElementContainer/selectedElement/*", //$NON-NLS-1$ //$NON-NLS-2$
			"UIElement/toBeRendered/*", "UIElement/containerData/*", "Window/x/*", "Window/y/*", "Window/width/*", "Window/height/*"); //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$ //$NON-NLS-4$ //$NON-NLS-5$ //$NON-NLS-6$
	/** Name of the workbench's job. */
	private static final String SAVING = "Workbench Auto-Save Job"; //$NON-NLS-1$
	private static final int SETTLE = 500;

	private final Display display;
	private final Runnable save = LayoutKeeper::save;

	private LayoutKeeper(Display display) {
		this.display = display;
	}

	/** Follows a workbench until it ends. UI thread. */
	static void follow(IWorkbench workbench) {
		IEventBroker broker = workbench.getService(IEventBroker.class);
		LayoutKeeper keeper = new LayoutKeeper(workbench.getDisplay());
		for (String topic : ARRANGED) {
			broker.subscribe(MODEL + topic, event -> keeper.changed());
		}
	}

	private void changed() {
		if (!display.isDisposed()) {
			display.asyncExec(() -> display.timerExec(SETTLE, save)); // again from the start when it waits already
		}
	}

	private static void save() {
		Arrays.stream(Job.getJobManager().find(null)).filter(job -> job.getName().equals(SAVING)).forEach(Job::wakeUp);
	}
}
