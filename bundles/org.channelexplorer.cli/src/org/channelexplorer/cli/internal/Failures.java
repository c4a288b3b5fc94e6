package org.channelexplorer.cli.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.channelexplorer.cli.ExitCode;
import org.channelexplorer.core.util.BundleVersion;
import org.channelexplorer.core.util.InputException;
import org.channelexplorer.core.util.Reasons;
import org.eclipse.core.runtime.OperationCanceledException;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** Turns what went wrong into one clear line and an exit code. */
final class Failures implements IExecutionExceptionHandler, IParameterExceptionHandler {
	private final Console console;
	private final BooleanSupplier debug;

	Failures(Console console, BooleanSupplier debug) {
		this.console = console;
		this.debug = debug;
	}

	@Override
	public int handleParseException(ParameterException e, String[] args) {
		CommandLine command = e.getCommandLine();
		StringBuilder text = new StringBuilder("channelexplorer: ").append(noCommand(e).orElseGet(() -> firstLine(e)));
		if (e instanceof UnmatchedArgumentException unmatched && !unmatched.getSuggestions().isEmpty()) {
			text.append(" (did you mean ").append(String.join(", ", unmatched.getSuggestions())).append("?)");
		}
		String help = command.getParent() == null ? "channelexplorer help" : "channelexplorer help " + command.getCommandName();
		console.message(text + "; see: " + help);
		return ExitCode.BAD_INPUT;
	}

	private static Optional<String> noCommand(ParameterException e) {
		return e instanceof UnmatchedArgumentException unmatched && e.getCommandLine().getParent() == null
				? unmatched.getUnmatched().stream().findFirst().filter(word -> !word.startsWith("-")).map(word -> "there is no command '" + word + "'")
				: Optional.empty();
	}

	@Override
	public int handleExecutionException(Exception e, CommandLine command, ParseResult parsed) {
		return switch (e) {
		case InputException bad -> {
			console.message("channelexplorer: " + firstLine(bad));
			trace(bad);
			yield ExitCode.BAD_INPUT;
		}
		case ParameterException usage -> handleParseException(usage, new String[0]);
		case OperationCanceledException _ -> {
			boolean resumes = command.getCommand() instanceof AnalyzeCommand || command.getCommand() instanceof DemoCommand;
			console.message("channelexplorer: cancelled" + (resumes ? "; committed rows are kept, run the same command to resume" : ""));
			yield ExitCode.CANCELLED;
		}
		default -> internal(e);
		};
	}

	/** Too little memory: the one error of the program that the user can mend. */
	int outOfMemory(OutOfMemoryError e) {
		console.message("channelexplorer: out of memory (" + Runtime.getRuntime().maxMemory() / (1 << 20)
				+ " MB); give it more with the environment variable CHANNELEXPLORER_VMARGS=-Xmx8g");
		trace(e);
		return ExitCode.INTERNAL_ERROR;
	}

	/** An error of the program: one line, the rest in a file. */
	int internal(Throwable e) {
		String where = debug.getAsBoolean() ? "" : "; the full trace is in " + logged(e);
		console.message("channelexplorer: internal error: " + firstLine(e) + where);
		trace(e);
		return ExitCode.INTERNAL_ERROR;
	}

	private void trace(Throwable e) {
		if (debug.getAsBoolean()) {
			console.message(text(e));
		}
	}

	private static String logged(Throwable e) {
		try {
			Path log = Files.createTempFile("channelexplorer-", ".log");
			Files.writeString(log, "ChannelExplorer " + BundleVersion.of(Failures.class) + ", Java " + Runtime.version() + "\n" + text(e));
			return log.toString();
		} catch (IOException unwritable) {
			return "no file (" + Reasons.of(unwritable) + "): try --debug";
		}
	}

	private static String text(Throwable e) {
		StringBuilder text = new StringBuilder();
		for (Throwable t = e; t != null; t = t.getCause()) {
			text.append(t == e ? "" : "Caused by: ").append(t).append('\n');
			for (StackTraceElement frame : t.getStackTrace()) {
				text.append("\tat ").append(frame).append('\n');
			}
		}
		return text.toString();
	}

	/** In the user's words: a whole number is no int, a name with a value no key. */
	private static String plain(String message) {
		return message.replaceFirst("^Value for option option '(\\S+)' \\((.*)\\) should be in KEY=VALUE format but was (.*)$", "$1 $3: must be $2")
				.replaceFirst("' is not an? (int|long)$", "' is no whole number that can be used here").replaceFirst("' is not an? (double|float)$",
						"' is not a number");
	}

	/** Ours whole, in one line whatever names it quotes, and what to type below it; of others the first line. */
	private static String firstLine(Throwable e) {
		if (e instanceof InputException ours) {
			return Stream.concat(Stream.of(ours.sentence()), ours.lines().stream()).map(OneLine::of).collect(Collectors.joining("\n"));
		}
		String message = e.getMessage() == null || e.getMessage().isBlank() ? e.getClass().getSimpleName() : e.getMessage();
		return (e instanceof ParameterException ? "" : e.getClass().getSimpleName() + ": ") + plain(message.lines().findFirst().orElse(""));
	}
}
