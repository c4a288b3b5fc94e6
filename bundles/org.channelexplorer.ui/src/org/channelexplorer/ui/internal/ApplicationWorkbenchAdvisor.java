package org.channelexplorer.ui.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Executor;
import org.channelexplorer.core.catalogue.Catalogue;
import org.channelexplorer.core.operation.Operations;
import org.channelexplorer.core.util.Reasons;
import org.channelexplorer.ui.AnalysisEditors;
import org.channelexplorer.ui.Asker;
import org.channelexplorer.ui.internal.install.InstallPresets;
import org.channelexplorer.ui.internal.run.Messages;
import org.channelexplorer.ui.internal.start.StartPages;
import org.channelexplorer.ui.theme.IconThemes;
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
	/** Milliseconds between two looks at whether the window is restored. */
	private static final int BEAT = 20;

	/** Milliseconds within which every operation looks for a cancellation, and some more. */
	private static final long LONGEST_WAIT = 3000;

	private final Path workspace;
	private final List<Path> toOpen;
	private final Splash splash;
	private final String damage;
	private Handover handover;

	/**
	 * @param workspace its folder
	 * @param toOpen    analyses named in the command line
	 * @param splash    closed when the window is there
	 * @param damage    why the views are not arranged as they were, empty for nothing
	 */
	ApplicationWorkbenchAdvisor(Path workspace, List<Path> toOpen, Splash splash, String damage) {
		this.workspace = workspace;
		this.toOpen = toOpen;
		this.splash = splash;
		this.damage = damage;
	}

	@Override
	public void initialize(IWorkbenchConfigurer configurer) {
		configurer.setSaveAndRestore(true);
		IDE.registerAdapters();
		ProblemImages.declare(configurer);
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
	public void preStartup() {
		splash.say("Opening the window\u2026");
	}

	// A thread of the platform restores the window and wakes this one, which SWT on GTK forgets when it is just about to sleep
	// (Display.sleep resets its flag first): the window then came with the next event, some seconds later. So there is always a next one.
	@Override
	public boolean openWindows() {
		Display display = Display.getCurrent();
		boolean[] opened = new boolean[1];
		display.timerExec(BEAT, new Runnable() {
			@Override
			public void run() {
				if (!opened[0] && !display.isDisposed()) {
					display.timerExec(BEAT, this);
				}
			}
		});
		try {
			return super.openWindows();
		} finally {
			opened[0] = true;
		}
	}

	@Override
	public void postStartup() {
		Themes.suit(Display.getCurrent());
		splash.close();
		Themes.follow(Display.getCurrent());
		checkContributions();
		IWorkbenchWindow window = PlatformUI.getWorkbench().getWorkbenchWindows()[0];
		open(window, toOpen);
		if (!damage.isEmpty()) {
			Messages.error("Arrangement of the views", damage);
		}
		StartPages.follow(window.getActivePage());
		listen(Display.getCurrent());
		IconThemes.follow(window);
		QuickAccessReturn.follow(Display.getCurrent());
		LayoutKeeper.follow(PlatformUI.getWorkbench());
		InstallPresets.hand();
	}

	// a second start on this workspace opens its files here
	private void listen(Display display) {
		Executor window = task -> {
			if (!display.isDisposed()) {
				display.asyncExec(task);
			}
		};
		try {
			handover = Handover.listen(Handover.folder(workspace), window, files -> {
				IWorkbenchWindow[] windows = PlatformUI.getWorkbench().getWorkbenchWindows();
				if (windows.length > 0) {
					windows[0].getShell().setMinimized(false);
					windows[0].getShell().forceActive();
					open(windows[0], files);
				}
			});
		} catch (IOException e) {
			Platform.getLog(ApplicationWorkbenchAdvisor.class).info("Files of further starts are not opened in this window: " + Reasons.of(e));
		}
	}

	private static void open(IWorkbenchWindow window, List<Path> files) {
		for (Path file : files) {
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
		Asker.stopAll(LONGEST_WAIT);
		if (handover != null) {
			try {
				handover.close();
			} catch (IOException e) {
				Platform.getLog(ApplicationWorkbenchAdvisor.class).info("The folder of files to open is still watched: " + Reasons.of(e));
			}
		}
		try {
			ResourcesPlugin.getWorkspace().save(true, null);
		} catch (CoreException e) {
			Platform.getLog(ApplicationWorkbenchAdvisor.class).log(e.getStatus());
		}
	}
}
