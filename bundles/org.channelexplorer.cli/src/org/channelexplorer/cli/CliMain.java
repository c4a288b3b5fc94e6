package org.channelexplorer.cli;

import java.io.PrintStream;
import java.util.Optional;
import org.channelexplorer.cli.internal.CommandLineFactory;
import org.channelexplorer.cli.internal.Console;
import org.channelexplorer.cli.internal.Interruption;
import org.channelexplorer.cli.internal.ProgressPrinter;
import org.channelexplorer.cli.internal.StandardError;
import org.channelexplorer.cli.internal.StandardOutput;
import org.channelexplorer.cli.internal.Terminal;
import org.channelexplorer.core.catalogue.Catalogue;
import org.channelexplorer.core.util.JavaRelease;
import org.eclipse.core.runtime.IProgressMonitor;

/**
 * The command line without Equinox around it: scripts, tests and other programs call {@link #run}, a plain JVM
 * {@link #main}.
 */
public final class CliMain {
	private CliMain() {
	}

	/**
	 * Runs a command.
	 *
	 * @param args      command and options, as typed
	 * @param out       results
	 * @param err       progress and messages
	 * @param catalogue what is installed
	 * @return the exit code, see {@link ExitCode}
	 */
	public static int run(String[] args, PrintStream out, PrintStream err, Catalogue catalogue) {
		return run(args, out, err, catalogue, new ProgressPrinter(err, false));
	}

	/**
	 * Runs a command under the caller's monitor. A Java that damages data is refused ({@link JavaRelease}).
	 *
	 * @param monitor receives progress and cancels; a cancelled command commits what it has and gives
	 *                {@link ExitCode#CANCELLED}
	 */
	public static int run(String[] args, PrintStream out, PrintStream err, Catalogue catalogue, IProgressMonitor monitor) {
		return run(args, new Console(out, err, catalogue, monitor, null));
	}

	private static int run(String[] args, Console console) {
		Optional<String> refusal = JavaRelease.refusal();
		if (refusal.isPresent()) {
			console.err().println("ChannelExplorer: " + refusal.get());
			return ExitCode.BAD_INPUT;
		}
		int code = CommandLineFactory.execute(console, args);
		Optional<String> lost = StandardOutput.problem(console.out());
		lost.ifPresent(why -> console.message("channelexplorer: " + why));
		console.err().flush();
		return lost.isPresent() && code == ExitCode.DONE ? ExitCode.BAD_INPUT : code;
	}

	/** Runs a command with everything on the classpath and ends the process with its exit code. */
	public static void main(String[] args) {
		StandardError.restore();
		System.exit(run(args, Catalogue.ofClasspath(CliMain.class.getClassLoader())));
	}

	/** Runs a command on the process' own streams; Ctrl+C cancels it. */
	public static int run(String[] args, Catalogue catalogue) {
		return run(args, catalogue, null);
	}

	/** The same, with analyses made by a cluster. @param clusters null for this process */
	public static int run(String[] args, Catalogue catalogue, Clusters clusters) {
		ProgressPrinter progress = new ProgressPrinter(System.err, Terminal.isStandardError());
		try (Interruption _ = Interruption.cancels(progress)) {
			return run(args, new Console(System.out, System.err, catalogue, progress, clusters));
		}
	}
}
