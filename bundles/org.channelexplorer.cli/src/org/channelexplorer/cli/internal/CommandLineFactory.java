package org.channelexplorer.cli.internal;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** Puts the commands together. */
public final class CommandLineFactory {
	private static final String HELP = "help";

	private CommandLineFactory() {
	}

	/** The command itself: prints the usage. */
	@Command(name = "channelexplorer", mixinStandardHelpOptions = true, versionProvider = Versions.class, synopsisSubcommandLabel = "COMMAND",
			description = "Shows where in an image network classes separate and where they stay confused. "
					+ "Without a command the workbench opens.",
			footer = { "", "Exit codes: 0 done, 1 what was compared differs (check-export), 2 bad input, 3 internal error, 130 cancelled.",
					"'channelexplorer help COMMAND' or 'help OPERATION' says more; 'help walks' has four walks from the demo to a finding." })
	static final class Root implements Runnable {
		@Spec
		private CommandSpec spec;

		@Option(names = "--debug", scope = ScopeType.INHERIT, description = "Print the stack trace of an error.")
		private boolean debug;

		@Override
		public void run() {
			throw new ParameterException(spec.commandLine(), "a command is missing");
		}
	}

	/** Runs a command. @return its exit code, whatever happens */
	public static int execute(Console console, String... args) {
		Root root = new Root();
		Failures failures = new Failures(console, () -> root.debug);
		try {
			return create(console, root, failures, args).execute(args);
		} catch (OutOfMemoryError e) {
			return failures.outOfMemory(e);
		} catch (LinkageError | AssertionError | StackOverflowError e) { // picocli hands over exceptions only
			return failures.internal(e);
		}
	}

	// an empty one is a variable of a script that is not set: Java takes it for the working folder
	private static Path path(String text) {
		try {
			if (!text.isBlank()) {
				return Path.of(text);
			}
		} catch (InvalidPathException e) {
			throw new TypeConversionException("'" + text + "' is no path: " + e.getReason());
		}
		throw new TypeConversionException("an empty text names no file");
	}

	private static Map<String, Function<Console, Object>> commands() {
		Map<String, Function<Console, Object>> commands = new LinkedHashMap<>();
		commands.put("info", InfoCommand::new);
		commands.put("check-export", CheckExportCommand::new);
		commands.put("analyze", AnalyzeCommand::new);
		commands.put("run", RunCommand::new);
		commands.put("operations", OperationsCommand::new);
		commands.put("network", NetworkCommand::new);
		commands.put("report", ReportCommand::new);
		commands.put("labels", LabelsCommand::new);
		commands.put("relabel", RelabelCommand::new);
		commands.put("labellings", LabellingsCommand::new);
		commands.put("refine", RefineCommand::new);
		commands.put("ledger", LedgerCommand::new);
		commands.put("focuses", FocusesCommand::new);
		commands.put("surgery", SurgeryCommand::new);
		commands.put("surgeries", SurgeriesCommand::new);
		commands.put("annotate", AnnotateCommand::new);
		commands.put("annotations", AnnotationsCommand::new);
		commands.put("pack", PackCommand::new);
		commands.put("unpack", UnpackCommand::new);
		commands.put("relocate", RelocateCommand::new);
		commands.put("merge", MergeCommand::new);
		commands.put("demo", DemoCommand::new);
		commands.put(HELP, HelpCommand::new);
		return commands;
	}

	private static CommandLine create(Console console, Root root, Failures failures, String... args) {
		CommandLine line = new CommandLine(root);
		Map<String, Function<Console, Object>> commands = commands();
		if (args.length > 0 && commands.containsKey(args[0]) && !args[0].equals(HELP)) {
			commands.keySet().retainAll(List.of(args[0])); // reading the others' annotations takes as long as a short command
		}
		commands.forEach((name, command) -> line.addSubcommand(name, command.apply(console)));
		line.setOut(new PrintWriter(console.out(), true, StandardCharsets.UTF_8));
		line.setErr(new PrintWriter(console.err(), true, console.err().charset()));
		line.setUsageHelpAutoWidth(true);
		line.setCaseInsensitiveEnumValuesAllowed(true);
		line.setAbbreviatedOptionsAllowed(false);
		line.registerConverter(Path.class, CommandLineFactory::path);
		line.setExecutionExceptionHandler(failures);
		line.setParameterExceptionHandler(failures);
		return line;
	}
}
