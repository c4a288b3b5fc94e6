package org.channelexplorer.ui.internal;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.channelexplorer.core.document.AnalysisDocument;
import org.channelexplorer.core.util.Reasons;
import org.eclipse.core.runtime.ILog;
import org.eclipse.core.runtime.Platform;
import org.eclipse.core.runtime.URIUtil;
import org.eclipse.equinox.app.IApplication;
import org.eclipse.equinox.app.IApplicationContext;
import org.eclipse.jface.dialogs.MessageDialog;
import org.eclipse.osgi.service.datalocation.Location;
import org.eclipse.swt.widgets.Display;
import org.eclipse.ui.PlatformUI;

/** Starts the workbench. */
public class Application implements IApplication {

	/** Set by the launcher script: what to start again when the user asks for a restart. */
	private static final String LAUNCHER = "channelexplorer.launcher"; //$NON-NLS-1$

	private static final String HEADLESS = "java.awt.headless"; //$NON-NLS-1$

	@Override
	public Object start(IApplicationContext context) throws IOException, URISyntaxException {
		if (System.getProperty(HEADLESS) == null) {
			System.setProperty(HEADLESS, "true"); // exports draw with Java2D, which must not open its own window system //$NON-NLS-1$
		}
		Display display = PlatformUI.createDisplay();
		Location workspace = Platform.getInstanceLocation();
		try {
			if (!workspace.isSet()) {
				workspace.set(workspace.getDefault(), false);
			}
			Path folder = Path.of(URIUtil.toURI(workspace.getURL()));
			List<Path> files = files(context);
			if (!workspace.lock()) {
				return inUse(folder, files);
			}
			hold(folder);
			Splash splash = new Splash(display);
			int code = PlatformUI.createAndRunWorkbench(display, new ApplicationWorkbenchAdvisor(folder, files, splash, LayoutFile.check(folder)));
			if (code == PlatformUI.RETURN_RESTART) {
				workspace.release();
				return restart();
			}
			return EXIT_OK;
		} finally {
			workspace.release();
			display.dispose();
		}
	}

	private static void hold(Path folder) {
		try {
			Holder.self().write(folder);
		} catch (IOException e) {
			ILog.of(Application.class).info("Further starts cannot name who uses the workspace: " + Reasons.of(e));
		}
	}

	// the user's own window opens the files; when it does not answer, or is somebody else's, a message says why nothing happens
	private static Object inUse(Path folder, List<Path> files) throws IOException {
		boolean writable = Files.isWritable(folder);
		Optional<Holder> holder = Holder.of(folder);
		boolean own = holder.map(h -> h.besides(Holder.self())).orElse(true);
		if (writable && own && Handover.ask(Handover.folder(folder), files)) {
			return EXIT_OK;
		}
		String sentence = !writable ? "The workspace " + folder + " cannot be written. Start with another one: -data FOLDER"
				: "The workspace " + folder + " is in use by " + holder.map(Holder::sentence).orElse("another ChannelExplorer")
						+ (own ? ", which does not answer. Close it, or start" : ". Start") + " with another workspace: -data FOLDER";
		System.err.println("ChannelExplorer: " + sentence); //$NON-NLS-1$
		MessageDialog.openError(null, "ChannelExplorer cannot start", sentence);
		return Integer.valueOf(2);
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
		new ProcessBuilder(launcher, "-data", Platform.getInstanceLocation().getURL().getPath()).inheritIO().start(); //$NON-NLS-1$
		return EXIT_OK;
	}

	@Override
	public void stop() {
		if (PlatformUI.isWorkbenchRunning()) {
			PlatformUI.getWorkbench().getDisplay().syncExec(() -> PlatformUI.getWorkbench().close());
		}
	}
}
