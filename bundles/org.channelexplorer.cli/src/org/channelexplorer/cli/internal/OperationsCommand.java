package org.channelexplorer.cli.internal;

import java.util.concurrent.Callable;
import org.channelexplorer.cli.ExitCode;
import org.channelexplorer.core.catalogue.Contribution;
import org.channelexplorer.core.operation.Operation;
import org.channelexplorer.core.operation.Operations;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code operations}: what {@code run} can run. */
@Command(description = "Lists the installed operations.")
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
		console.result(table.toString());
		return ExitCode.DONE;
	}
}
