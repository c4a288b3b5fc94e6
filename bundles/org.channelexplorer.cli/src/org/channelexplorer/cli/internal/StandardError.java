package org.channelexplorer.cli.internal;

import static java.lang.foreign.ValueLayout.JAVA_INT;

import java.io.FileNotFoundException;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Gives the process its own standard error back. The launcher starts Java with a filter on descriptor 2, which drops the line
 * "WARNING: Using incubator modules" that no option of Java turns off, and keeps the real one in the descriptor named by
 * {@value #PROPERTY}. From here on nothing stands between the program and the terminal, so order, progress bars and the last
 * words before an exit are not touched by the filter; what Java itself prints may still go through it.
 */
public final class StandardError {

	private static final String PROPERTY = "channelexplorer.stderr"; //$NON-NLS-1$

	private StandardError() {
	}

	/** Gives it back; does nothing when the launcher put no filter in front. */
	public static void restore() {
		Integer real = Integer.getInteger(PROPERTY);
		if (real == null) {
			return;
		}
		System.clearProperty(PROPERTY);
		System.err.flush();
		if (!opened(real)) {
			duplicate(real);
		}
	}

	// quick, but not allowed when the terminal belongs to another user, not possible for sockets, and a file has one position for all who
	// have inherited it, such as standard output, and another one when it is opened again
	private static boolean opened(int real) {
		Path path = Path.of("/dev/fd/" + real); //$NON-NLS-1$
		if (Files.isRegularFile(path)) {
			return false;
		}
		try {
			System.setErr(new PrintStream(new FileOutputStream(path.toFile(), true), true, System.err.charset()));
			return true;
		} catch (FileNotFoundException e) {
			return false;
		}
	}

	private static void duplicate(int real) {
		try {
			Linker linker = Linker.nativeLinker();
			var dup2 = linker.downcallHandle(linker.defaultLookup().findOrThrow("dup2"), //$NON-NLS-1$
					FunctionDescriptor.of(JAVA_INT, JAVA_INT, JAVA_INT));
			var close = linker.downcallHandle(linker.defaultLookup().findOrThrow("close"), //$NON-NLS-1$
					FunctionDescriptor.of(JAVA_INT, JAVA_INT));
			int _ = (int) dup2.invokeExact(real, 2);
			int _ = (int) close.invokeExact(real);
		} catch (Throwable e) {
			// the filter stays: everything still arrives, only a line at a time
		}
	}
}
