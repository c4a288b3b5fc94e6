package org.channelexplorer.cli.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.channelexplorer.cli.CliMain;
import org.channelexplorer.cli.internal.ProgressPrinter;
import org.channelexplorer.core.catalogue.Catalogue;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.Platform;

/** Runs a command in this process. */
final class Cli {
	private static final Catalogue CATALOGUE = Platform.isRunning() ? Catalogue.ofEquinox() : Catalogue.ofClasspath(Cli.class.getClassLoader());
	/** Exit code. */
	final int code;
	private final byte[] out;
	private final byte[] err;

	private Cli(int code, byte[] out, byte[] err) {
		this.code = code;
		this.out = out;
		this.err = err;
	}

	/** What is installed here: in Equinox, or on the classpath. Read once, as the program does. */
	static Catalogue catalogue() {
		return CATALOGUE;
	}

	static Cli run(Object... args) {
		return run(catalogue(), null, args);
	}

	static Cli run(Catalogue catalogue, IProgressMonitor monitor, Object... args) {
		ByteArrayOutputStream out = new ByteArrayOutputStream();
		ByteArrayOutputStream err = new ByteArrayOutputStream();
		String[] texts = java.util.Arrays.stream(args).map(String::valueOf).toArray(String[]::new);
		PrintStream errors = new PrintStream(err, true, StandardCharsets.UTF_8);
		int code = CliMain.run(texts, new PrintStream(out, true, StandardCharsets.UTF_8), errors, catalogue,
				monitor == null ? new ProgressPrinter(errors, false) : monitor);
		return new Cli(code, out.toByteArray(), err.toByteArray());
	}

	/** Runs and expects success. */
	static Cli ok(Object... args) {
		Cli cli = run(args);
		assertEquals(0, cli.code, () -> String.join(" ", java.util.Arrays.stream(args).map(String::valueOf).toList()) + ": " + cli.err());
		return cli;
	}

	String out() {
		return new String(out, StandardCharsets.UTF_8);
	}

	byte[] bytes() {
		return out;
	}

	String err() {
		return new String(err, StandardCharsets.UTF_8);
	}
}
