package org.channelexplorer.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.eclipse.core.runtime.ILogListener;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Platform;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Fails a test during which one of our bundles, or the workbench on our behalf, logged an error or a warning, or a dialog that nobody answered was closed. */
public final class NoLoggedProblems implements BeforeEachCallback, AfterEachCallback {
	private final List<String> problems = new CopyOnWriteArrayList<>();
	private final ILogListener listener = (status, plugin) -> {
		boolean ours = status.getPlugin().startsWith("org.channelexplorer") || names(status.getException());
		if (ours && status.getSeverity() >= IStatus.WARNING) {
			problems.add(status + (status.getException() == null ? "" : " " + List.of(status.getException().getStackTrace())));
		}
	};

	private static boolean names(Throwable thrown) {
		for (Throwable t = thrown; t != null; t = t.getCause()) {
			for (StackTraceElement e : t.getStackTrace()) {
				if (e.getClassName().startsWith("org.channelexplorer")) {
					return true;
				}
			}
		}
		return false;
	}

	@Override
	public void beforeEach(ExtensionContext context) {
		problems.clear();
		UnansweredDialogs.check();
		Platform.addLogListener(listener);
	}

	@Override
	public void afterEach(ExtensionContext context) {
		Ui.settle();
		Platform.removeLogListener(listener);
		UnansweredDialogs.check();
		assertEquals(List.of(), problems, "logged during the test");
	}
}
