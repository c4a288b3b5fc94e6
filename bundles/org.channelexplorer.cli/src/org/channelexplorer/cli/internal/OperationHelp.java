package org.channelexplorer.cli.internal;

import java.util.List;
import org.channelexplorer.core.catalogue.Catalogue;
import org.channelexplorer.core.catalogue.Contribution;
import org.channelexplorer.core.operation.HelpPage;
import org.channelexplorer.core.operation.Operation;
import org.channelexplorer.core.util.InputException;

/** The help page of an operation or method as text. */
final class OperationHelp {
	private static final int WIDTH = 100;

	private final Catalogue catalogue;

	OperationHelp(Catalogue catalogue) {
		this.catalogue = catalogue;
	}

	String ofOperation(String id) throws InputException {
		HelpPage page = HelpPage.of(catalogue, catalogue.get(Operation.POINT, id));
		StringBuilder text = head(page);
		text.append("\nchannelexplorer run ").append(id).append(" --analysis FILE")
				.append(page.parameters().stream().anyMatch(p -> p.name().equals("layer")) ? " [--layer ID]" : "").append(" [--seed N] [-p NAME=VALUE ...]\n");
		parameters(text, "Parameters", page.parameters());
		parameters(text, "Of an analysis with steps, besides", List.of(HelpPage.step()));
		parameters(text, "Which classes and images", HelpPage.scope());
		for (HelpPage.Choice choice : page.choices()) {
			text.append("\nMethods for ").append(choice.parameter()).append('\n');
			for (HelpPage method : choice.methods()) {
				text.append("  ").append(method.id()).append('\n').append(wrap(method.summary(), 6));
				entries(text, method.parameters(), 6);
			}
		}
		return text.toString();
	}

	String ofMethod(Contribution<?> c) {
		HelpPage page = HelpPage.of(catalogue, c);
		StringBuilder text = head(page);
		parameters(text, "Parameters", page.parameters());
		return text.toString();
	}

	private static StringBuilder head(HelpPage page) {
		StringBuilder text = new StringBuilder();
		text.append(page.id()).append(": ").append(page.name()).append(" (").append(page.bundle()).append(", version ").append(page.version()).append(")\n\n");
		text.append(wrap(page.summary(), 0));
		page.sections().forEach((title, content) -> text.append('\n').append(title).append('\n').append(wrap(content, 2)));
		return text;
	}

	private static void parameters(StringBuilder text, String title, List<HelpPage.Entry> parameters) {
		if (!parameters.isEmpty()) {
			text.append('\n').append(title).append('\n');
			entries(text, parameters, 2);
		}
	}

	private static void entries(StringBuilder text, List<HelpPage.Entry> parameters, int indent) {
		for (HelpPage.Entry p : parameters) {
			text.append(" ".repeat(indent)).append(p.name()).append("  ").append(p.facts()).append('\n').append(wrap(p.description(), indent + 4));
		}
	}

	private static String wrap(String words, int indent) {
		StringBuilder text = new StringBuilder();
		StringBuilder line = new StringBuilder(" ".repeat(indent));
		for (String word : words.strip().split("\\s+")) {
			if (line.length() > indent && line.length() + word.length() + 1 > WIDTH) {
				text.append(line).append('\n');
				line = new StringBuilder(" ".repeat(indent));
			}
			line.append(line.length() > indent ? " " : "").append(word);
		}
		return text.append(line).append('\n').toString();
	}
}
