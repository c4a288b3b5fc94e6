package org.channelexplorer.cli.internal;

import static java.lang.foreign.ValueLayout.JAVA_INT;

import java.io.Console;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;

/** Whether somebody looks at a stream. */
public final class Terminal {
	/** Set by the launcher, which can tell without a call into the system that costs a tenth of a second: true or false. */
	private static final String PROPERTY = "channelexplorer.terminal"; //$NON-NLS-1$

	private Terminal() {
	}

	/** Whether standard error is a terminal, wherever standard output goes. */
	public static boolean isStandardError() {
		String term = System.getenv("TERM");
		if ("dumb".equals(term)) {
			return false;
		}
		String known = System.getProperty(PROPERTY);
		if (known != null) {
			return Boolean.parseBoolean(known);
		}
		Console console = System.console();
		if (console != null && console.isTerminal()) {
			return true;
		}
		if (!Terminal.class.getModule().isNativeAccessEnabled() || System.getProperty("os.name").startsWith("Windows")) {
			return false; // Java cannot tell for standard error alone, and asking the system would print a warning
		}
		try {
			Linker linker = Linker.nativeLinker();
			var isatty = linker.downcallHandle(linker.defaultLookup().findOrThrow("isatty"), FunctionDescriptor.of(JAVA_INT, JAVA_INT));
			return (int) isatty.invokeExact(2) == 1;
		} catch (Throwable e) {
			return false; // plain lines are right everywhere
		}
	}
}
