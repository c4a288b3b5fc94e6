package org.channelexplorer.cli.internal;

import java.util.List;
import java.util.concurrent.Callable;
import org.channelexplorer.cli.ExitCode;
import org.channelexplorer.core.catalogue.Contribution;
import org.channelexplorer.core.catalogue.Problem;
import org.channelexplorer.core.operation.Operation;
import org.channelexplorer.core.operation.Operations;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code operations}: what {@code run} can run. */
@Command(description = "Lists the installed operations, and what is left out because it cannot be used.")
final class OperationsCommand implements Callable<Integer> {
	private final Console console;

	@Option(names = { "-h", "--help" }, usageHelp = true, description = "Show this help.")
	private boolean help;

	OperationsCommand(Console console) {
		this.console = console;
	}

	@Override
	@SuppressWarnings("rawtypes")
	public Integer call() {
		TextTable table = new TextTable("operation", "what it does");
		for (Contribution<Operation> c : new Operations(console.catalogue()).all()) {
			table.row(c.id(), c.documentation().summary());
		}
		console.result(table.toString() + problems());
		return ExitCode.DONE;
	}

	private String problems() {
		TextTable table = new TextTable("bundle", "extension point", "id", "left out because");
		List<Problem> problems = new Operations(console.catalogue()).problems();
		problems.forEach(p -> table.row(p.bundle(), p.point(), p.id(), p.reason()));
		return problems.isEmpty() ? "" : "\nProblems\n\n" + table;
	}
}
