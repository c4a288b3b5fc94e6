package org.channelexplorer.cli.internal;

import static java.lang.foreign.ValueLayout.JAVA_INT;

import java.io.FileDescriptor;
import java.io.FileNotFoundException;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Gives the process its own standard error back. The launcher starts Java with a filter on descriptor 2, which drops the line
 * "WARNING: Using incubator modules" that no option of Java turns off, and keeps the real one in the descriptor named by
 * {@value #PROPERTY}. From the first word of the program on nothing stands between it and the terminal, so order, progress bars and the last
 * words before an exit are not touched by the filter; what Java itself prints may still go through it.
 */
public final class StandardError {

	private static final String PROPERTY = "channelexplorer.stderr"; //$NON-NLS-1$

	private StandardError() {
	}

	/** Gives it back, when the first word is printed: a command without one does not pay for it. Does nothing when the launcher put no filter in front. */
	public static void restore() {
		Integer real = Integer.getInteger(PROPERTY);
		if (real == null) {
			return;
		}
		System.clearProperty(PROPERTY);
		System.err.flush();
		System.setErr(new PrintStream(new Restored(real), true, System.err.charset()));
	}

	/** Opens the real one when it is written to. */
	private static final class Restored extends OutputStream {
		private final int real;
		private OutputStream opened;

		Restored(int real) {
			this.real = real;
		}

		@Override
		public void write(int b) throws IOException {
			write(new byte[] { (byte) b }, 0, 1);
		}

		@Override
		public synchronized void write(byte[] bytes, int offset, int length) throws IOException {
			if (opened == null) {
				opened = open(real);
			}
			opened.write(bytes, offset, length);
		}
	}

	// by its name is quick, but not allowed when the terminal belongs to another user, not possible for sockets, and a file has one position for all
	// who have inherited it, such as standard output, and another one when it is opened again
	private static OutputStream open(int real) {
		Path path = Path.of("/dev/fd/" + real); //$NON-NLS-1$
		if (!Files.isRegularFile(path)) {
			try {
				return new FileOutputStream(path.toFile(), true);
			} catch (FileNotFoundException e) {
				// as for a file
			}
		}
		duplicate(real);
		return new FileOutputStream(FileDescriptor.err);
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
