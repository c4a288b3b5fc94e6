package org.channelexplorer.ui.internal;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.channelexplorer.core.catalogue.Catalogue;
import org.channelexplorer.core.operation.Operations;
import org.channelexplorer.ui.AnalysisEditors;
import org.channelexplorer.ui.internal.run.Messages;
import org.channelexplorer.ui.internal.start.StartPages;
import org.channelexplorer.ui.theme.Themes;
import org.eclipse.core.resources.ResourcesPlugin;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.IAdaptable;
import org.eclipse.core.runtime.Platform;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.swt.widgets.Display;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.application.IWorkbenchConfigurer;
import org.eclipse.ui.application.IWorkbenchWindowConfigurer;
import org.eclipse.ui.application.WorkbenchAdvisor;
import org.eclipse.ui.application.WorkbenchWindowAdvisor;
import org.eclipse.ui.ide.IDE;

/** Settings of the workbench as a whole. */
class ApplicationWorkbenchAdvisor extends WorkbenchAdvisor {
	private final List<Path> toOpen;

	/** @param toOpen analyses named in the command line */
	ApplicationWorkbenchAdvisor(List<Path> toOpen) {
		this.toOpen = toOpen;
	}

	@Override
	public void initialize(IWorkbenchConfigurer configurer) {
		configurer.setSaveAndRestore(true);
		IDE.registerAdapters();
	}

	@Override
	public WorkbenchWindowAdvisor createWorkbenchWindowAdvisor(IWorkbenchWindowConfigurer configurer) {
		return new ApplicationWindowAdvisor(configurer);
	}

	@Override
	public String getInitialWindowPerspectiveId() {
		return ExplorePerspective.ID;
	}

	@Override
	public IAdaptable getDefaultPageInput() {
		return ResourcesPlugin.getWorkspace().getRoot();
	}

	@Override
	public void postStartup() {
		Themes.follow(Display.getCurrent());
		checkContributions();
		IWorkbenchWindow window = PlatformUI.getWorkbench().getActiveWorkbenchWindow();
		for (Path file : toOpen) {
			if (!Files.isRegularFile(file)) {
				Messages.error("The analysis cannot be opened", file + ": no such file");
				continue;
			}
			try {
				AnalysisEditors.open(window.getActivePage(), file);
			} catch (PartInitException e) {
				Messages.error("The analysis cannot be opened", e.getMessage());
			}
		}
		StartPages.follow(window.getActivePage());
	}

	/** Logs which contributions cannot be used; Help > Methods lists them. */
	private static void checkContributions() {
		Job check = Job.createSystem("Check contributions", monitor -> { //$NON-NLS-1$
			new Operations(Catalogue.ofEquinox()).problems();
		});
		check.setPriority(Job.DECORATE);
		check.schedule();
	}

	@Override
	public void postShutdown() {
		try {
			ResourcesPlugin.getWorkspace().save(true, null);
		} catch (CoreException e) {
			Platform.getLog(ApplicationWorkbenchAdvisor.class).log(e.getStatus());
		}
	}
}
