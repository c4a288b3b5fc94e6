package org.channelexplorer.cli.internal;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** Puts the commands together. */
public final class CommandLineFactory {
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
			return create(console, root, failures).execute(args);
		} catch (OutOfMemoryError e) {
			return failures.outOfMemory(e);
		} catch (LinkageError | AssertionError | StackOverflowError e) { // picocli hands over exceptions only
			return failures.internal(e);
		}
	}

	private static CommandLine create(Console console, Root root, Failures failures) {
		CommandLine line = new CommandLine(root);
		line.addSubcommand("info", new InfoCommand(console));
		line.addSubcommand("check-export", new CheckExportCommand(console));
		line.addSubcommand("analyze", new AnalyzeCommand(console));
		line.addSubcommand("run", new RunCommand(console));
		line.addSubcommand("operations", new OperationsCommand(console));
		line.addSubcommand("report", new ReportCommand(console));
		line.addSubcommand("labels", new LabelsCommand(console));
		line.addSubcommand("relabel", new RelabelCommand(console));
		line.addSubcommand("labellings", new LabellingsCommand(console));
		line.addSubcommand("refine", new RefineCommand(console));
		line.addSubcommand("ledger", new LedgerCommand(console));
		line.addSubcommand("focuses", new FocusesCommand(console));
		line.addSubcommand("surgery", new SurgeryCommand(console));
		line.addSubcommand("surgeries", new SurgeriesCommand(console));
		line.addSubcommand("annotate", new AnnotateCommand(console));
		line.addSubcommand("annotations", new AnnotationsCommand(console));
		line.addSubcommand("pack", new PackCommand(console));
		line.addSubcommand("unpack", new UnpackCommand(console));
		line.addSubcommand("merge", new MergeCommand(console));
		line.addSubcommand("demo", new DemoCommand(console));
		line.addSubcommand("help", new HelpCommand(console));
		line.setOut(new PrintWriter(console.out(), true, StandardCharsets.UTF_8));
		line.setErr(new PrintWriter(console.err(), true, console.err().charset()));
		line.setUsageHelpAutoWidth(true);
		line.setCaseInsensitiveEnumValuesAllowed(true);
		line.setAbbreviatedOptionsAllowed(false);
		line.setExecutionExceptionHandler(failures);
		line.setParameterExceptionHandler(failures);
		return line;
	}
}
