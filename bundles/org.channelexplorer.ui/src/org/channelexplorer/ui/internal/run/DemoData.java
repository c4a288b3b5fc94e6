package org.channelexplorer.ui.internal.run;

import org.channelexplorer.core.document.AnalysisRequest;
import org.channelexplorer.demo.Demo;
import org.eclipse.core.resources.IProject;
import org.eclipse.core.resources.IResource;
import org.eclipse.core.runtime.Platform;

/** The demo of the bundle org.channelexplorer.demo (an optional import), in its own project. */
public final class DemoData {
	private static final String BUNDLE = "org.channelexplorer.demo"; //$NON-NLS-1$
	private static final String PROJECT = "Demo"; //$NON-NLS-1$

	private DemoData() {
	}

	/** Whether the demo is installed. */
	public static boolean installed() {
		return Platform.getBundle(BUNDLE) != null;
	}

	/** Copies the demo into the workspace when it is not there, analyses it and opens it. UI thread. */
	public static void open() {
		if (!installed()) {
			Messages.error("The demo is not installed", "Install the feature ChannelExplorer Demo (Help > Install New Software).");
			return;
		}
		AnalyseJob.start("Open the demo", monitor -> {
			monitor.subTask("Copying the demo");
			IProject project = Projects.ensure(PROJECT);
			AnalysisRequest request = Demo.prepare(project.getLocation().toPath(), monitor);
			project.refreshLocal(IResource.DEPTH_INFINITE, null);
			return request;
		});
	}
}
