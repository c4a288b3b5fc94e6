package org.channelexplorer.ui.internal;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.channelexplorer.core.document.AnalysisDocument;
import org.channelexplorer.core.util.JavaRelease;
import org.eclipse.core.runtime.Platform;
import org.eclipse.core.runtime.URIUtil;
import org.eclipse.equinox.app.IApplication;
import org.eclipse.equinox.app.IApplicationContext;
import org.eclipse.jface.dialogs.MessageDialog;
import org.eclipse.osgi.service.datalocation.Location;
import org.eclipse.swt.SWTError;
import org.eclipse.swt.widgets.Display;
import org.eclipse.ui.PlatformUI;

/** Starts the workbench. */
public class Application implements IApplication {

	/** Set by the launcher script: what to start again when the user asks for a restart. */
	private static final String LAUNCHER = "channelexplorer.launcher"; //$NON-NLS-1$

	/** By which the native launcher of a package knows its second half: one that is started by the workbench must not take itself for that. */
	private static final String NATIVE = "_JPACKAGE_LAUNCHER"; //$NON-NLS-1$

	private static final String NO_WINDOW = "no window can be opened: it needs a display and GTK 3 (Debian: libgtk-3-0). "
			+ "Without a display there is the command line: channelexplorer help";

	private static final String HEADLESS = "java.awt.headless"; //$NON-NLS-1$

	@Override
	public Object start(IApplicationContext context) throws IOException, URISyntaxException {
		if (System.getProperty(HEADLESS) == null) {
			System.setProperty(HEADLESS, "true"); // exports draw with Java2D, which must not open its own window system //$NON-NLS-1$
		}
		Optional<String> refusal = JavaRelease.refusal();
		Display display = refusal.isPresent() ? null : display();
		if (display == null) {
			return refused(refusal.orElse(NO_WINDOW));
		}
		try {
			return run(display, files(context));
		} finally {
			display.dispose();
		}
	}

	private static Object run(Display display, List<Path> files) throws IOException, URISyntaxException {
		Location workspace = Platform.getInstanceLocation();
		if (!workspace.isSet()) {
			workspace.set(workspace.getDefault(), false);
		}
		Path folder = Path.of(URIUtil.toURI(workspace.getURL()));
		try (WorkspaceLock lock = new WorkspaceLock(folder, new LocationLock(workspace))) {
			if (!lock.take()) {
				Handover.Answer answer = handOver(lock, folder, files);
				if (answer != Handover.Answer.FREE) {
					return answer == Handover.Answer.TAKEN ? EXIT_OK : inUse(lock);
				}
			}
			Splash splash = new Splash(display);
			int code = PlatformUI.createAndRunWorkbench(display, new ApplicationWorkbenchAdvisor(folder, files, splash, LayoutFile.check(folder)));
			if (code != PlatformUI.RETURN_RESTART) {
				return EXIT_OK;
			}
		}
		return restart();
	}

	// nothing when the system lacks what windows need
	private static Display display() {
		try {
			return PlatformUI.createDisplay();
		} catch (SWTError | LinkageError e) {
			Platform.getLog(Application.class).error(NO_WINDOW, e);
			return null;
		}
	}

	private static Object refused(String sentence) {
		CannotStart.say(sentence);
		return Integer.valueOf(2);
	}

	// the window that runs opens the files; one that is closing leaves the workspace to us
	private static Handover.Answer handOver(WorkspaceLock lock, Path folder, List<Path> files) throws IOException {
		// a window of another machine would not see the request, or open the files there
		boolean reachable = Files.isWritable(folder) && lock.holder().map(Holder::mine).orElse(true);
		return reachable ? Handover.ask(Handover.folder(folder), files, lock::take) : Handover.Answer.NONE;
	}

	// a message says why nothing happens
	private static Object inUse(WorkspaceLock lock) {
		String sentence = lock.refusal();
		System.err.println("ChannelExplorer: " + sentence); //$NON-NLS-1$
		MessageDialog.openError(null, "ChannelExplorer cannot start", sentence);
		return Integer.valueOf(2);
	}

	private record LocationLock(Location workspace) implements WorkspaceLock.Lock {

		@Override
		public boolean lock() throws IOException {
			return workspace.lock();
		}

		@Override
		public void release() {
			workspace.release();
		}
	}

	private static List<Path> files(IApplicationContext context) {
		String[] arguments = (String[]) context.getArguments().get(IApplicationContext.APPLICATION_ARGS);
		return arguments == null ? List.of() : Arrays.stream(arguments).filter(a -> a.endsWith("." + AnalysisDocument.EXTENSION)) //$NON-NLS-1$
				.map(a -> Path.of(a).toAbsolutePath().normalize()).toList();
	}

	/** The native Eclipse launcher would start us again on EXIT_RESTART; our script has become this process and cannot. */
	private static Object restart() throws IOException {
		String launcher = System.getProperty(LAUNCHER);
		if (launcher == null) {
			return EXIT_RESTART;
		}
		ProcessBuilder next = new ProcessBuilder(launcher, "-data", Platform.getInstanceLocation().getURL().getPath()).inheritIO(); //$NON-NLS-1$
		next.environment().remove(NATIVE);
		next.start();
		return EXIT_OK;
	}

	@Override
	public void stop() {
		if (PlatformUI.isWorkbenchRunning()) {
			PlatformUI.getWorkbench().getDisplay().syncExec(() -> PlatformUI.getWorkbench().close());
		}
	}
}
