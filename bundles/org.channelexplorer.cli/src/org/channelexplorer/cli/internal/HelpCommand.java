package org.channelexplorer.cli.internal;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.channelexplorer.cli.ExitCode;
import org.channelexplorer.core.catalogue.Contribution;
import org.channelexplorer.core.catalogue.ExtensionPoint;
import org.channelexplorer.core.catalogue.Problem;
import org.channelexplorer.core.operation.Operation;
import org.channelexplorer.core.operation.Operations;
import org.channelexplorer.core.util.InputException;
import org.channelexplorer.core.util.Reasons;
import org.channelexplorer.core.util.Suggestion;
import org.channelexplorer.help.Pages;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code help}: of the program, a command, an operation, or a contributed method. */
@Command(description = "Shows the help of a command, of an operation, or of a method that an operation can use.")
final class HelpCommand implements Callable<Integer> {
	private static final String WALKS = "walks";

	private final Console console;

	@Spec
	private CommandSpec spec;

	@Parameters(arity = "0..1", paramLabel = "COMMAND|OPERATION",
			description = "What to explain; walks for four walks from the demo to a finding; without it the commands are listed.")
	private String topic;

	@Option(names = { "-h", "--help" }, usageHelp = true, description = "Show this help.")
	private boolean help;

	HelpCommand(Console console) {
		this.console = console;
	}

	@Override
	public Integer call() throws InputException {
		CommandLine root = spec.parent().commandLine();
		if (topic == null) {
			console.result(root.getUsageMessage());
			return ExitCode.DONE;
		}
		if (topic.equals(WALKS)) {
			console.result(walks());
			return ExitCode.DONE;
		}
		CommandLine command = root.getSubcommands().get(topic);
		if (command != null) {
			console.result(command.getUsageMessage());
		}
		OperationHelp described = new OperationHelp(console.catalogue());
		boolean operation = console.catalogue().find(Operation.POINT, topic).isPresent();
		if (operation) { // a command may have the name of what it runs
			console.result((command == null ? "" : "\n") + described.ofOperation(topic));
		}
		Optional<Contribution<?>> method = method();
		if (method.isPresent()) { // an operation may have the name of a method that uses it
			console.result((command == null && !operation ? "" : "\n") + described.ofMethod(method.get()));
		}
		if (command != null || operation || method.isPresent()) {
			return ExitCode.DONE;
		}
		for (Problem p : new Operations(console.catalogue()).problems()) {
			if (p.id().equals(topic)) {
				throw new InputException(p.needs());
			}
		}
		List<String> known = new ArrayList<>(root.getSubcommands().keySet());
		known.add(WALKS);
		console.catalogue().contributions(Operation.POINT).forEach(c -> known.add(c.id()));
		List<String> near = new ArrayList<>(known);
		Operations.points().forEach(point -> console.catalogue().contributions(point).stream().filter(Contribution::documented).forEach(c -> near.add(c.id())));
		throw new InputException("there is no help for '" + topic + "' (" + Suggestion.of(topic, near) + "there is for " + String.join(", ", known) + ")");
	}

	private static byte[] walks() throws InputException {
		try {
			return Pages.markdown("analyst/walks");
		} catch (IOException e) {
			throw new InputException("the walks cannot be read: " + Reasons.of(e), e);
		}
	}

	private Optional<Contribution<?>> method() {
		for (ExtensionPoint<?> point : Operations.points()) {
			var found = console.catalogue().find(point, topic);
			if (found.isPresent() && found.get().documented()) {
				return Optional.of(found.get());
			}
		}
		return Optional.empty();
	}
}
