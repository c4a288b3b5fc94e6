package org.channelexplorer.ui.internal.run;

import java.lang.reflect.InvocationTargetException;
import java.nio.file.Path;
import org.channelexplorer.core.analysis.AnalysisRequest;
import org.channelexplorer.core.util.InputException;
import org.eclipse.core.resources.IProject;
import org.eclipse.core.resources.IResource;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.Platform;
import org.osgi.framework.Bundle;

/** The demo of the optional bundle org.channelexplorer.demo, in a project of its own. */
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
			AnalysisRequest request = prepare(project.getLocation().toPath());
			project.refreshLocal(IResource.DEPTH_INFINITE, null);
			return request;
		});
	}

	// the demo bundle is optional and need not be there when this one is compiled or resolved
	private static AnalysisRequest prepare(Path folder) throws InputException, CoreException {
		Bundle bundle = Platform.getBundle(BUNDLE);
		try {
			return (AnalysisRequest) bundle.loadClass("org.channelexplorer.demo.Demo").getMethod("prepare", Path.class).invoke(null, folder); //$NON-NLS-1$ //$NON-NLS-2$
		} catch (InvocationTargetException e) {
			if (e.getCause() instanceof InputException bad) {
				throw bad;
			}
			throw new CoreException(org.eclipse.core.runtime.Status.error("The demo cannot be copied: " + e.getCause().getMessage(), e.getCause()));
		} catch (ReflectiveOperationException e) {
			throw new CoreException(org.eclipse.core.runtime.Status.error("The installed demo does not fit this version", e));
		}
	}
}
