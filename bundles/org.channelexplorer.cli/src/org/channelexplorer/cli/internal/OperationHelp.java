package org.channelexplorer.cli.internal;

import java.util.ArrayList;
import java.util.List;
import org.channelexplorer.core.extension.Catalogue;
import org.channelexplorer.core.extension.CatalogueException;
import org.channelexplorer.core.extension.Contribution;
import org.channelexplorer.core.extension.ExtensionPoint;
import org.channelexplorer.core.extension.Method;
import org.channelexplorer.core.operation.Documentation;
import org.channelexplorer.core.operation.Operation;
import org.channelexplorer.core.operation.Parameter;
import org.channelexplorer.core.operation.ParameterSpec;
import org.channelexplorer.core.operation.StepParameter;
import org.channelexplorer.core.util.InputException;

/** The help page of an operation, made from its annotations: the same words as in the dialog. */
final class OperationHelp {
	private static final int WIDTH = 100;

	private final Catalogue catalogue;

	OperationHelp(Catalogue catalogue) {
		this.catalogue = catalogue;
	}

	/** Whether a contribution carries documentation. */
	static boolean documented(Contribution<?> c) {
		try {
			return c.documentation() != null;
		} catch (CatalogueException e) {
			return false; // readers and importers need none
		}
	}

	String ofOperation(String id) throws InputException {
		Contribution<?> c = catalogue.get(ExtensionPoint.OPERATIONS, id);
		Operation<?> operation = (Operation<?>) c.create();
		StringBuilder text = head(c);
		text.append("\nchannelexplorer run ").append(id).append(" --analysis FILE [--layer ID] [--seed N] [-p NAME=VALUE ...]\n");
		List<ParameterSpec> parameters = ParameterSpec.of(operation.parameterType());
		parameters(text, "Parameters", parameters);
		parameters(text, "Of an analysis with steps, besides", List.of(StepParameter.SPEC));
		for (ParameterSpec p : parameters) {
			if (p.annotation().method() != void.class) {
				methods(text, p);
			}
		}
		return text.toString();
	}

	String ofMethod(Contribution<?> c) {
		StringBuilder text = head(c);
		if (c.create() instanceof Method<?> m) {
			parameters(text, "Parameters", ParameterSpec.of(m.parameterType()));
		}
		return text.toString();
	}

	private static StringBuilder head(Contribution<?> c) {
		Documentation d = c.documentation();
		StringBuilder text = new StringBuilder();
		text.append(c.id()).append(": ").append(c.name()).append(" (").append(c.bundle()).append(", version ").append(d.version()).append(")\n\n");
		text.append(wrap(d.summary(), 0));
		section(text, "Formula", d.formula());
		section(text, "Source", d.source());
		section(text, "When not to trust it", d.caution());
		return text;
	}

	private static void section(StringBuilder text, String title, String content) {
		if (!content.isEmpty()) {
			text.append('\n').append(title).append('\n').append(wrap(content, 2));
		}
	}

	private static void parameters(StringBuilder text, String title, List<ParameterSpec> parameters) {
		if (parameters.isEmpty()) {
			return;
		}
		text.append('\n').append(title).append('\n');
		for (ParameterSpec p : parameters) {
			text.append("  ").append(p.name()).append("  ").append(facts(p)).append('\n').append(wrap(p.annotation().description(), 6));
		}
	}

	private static String facts(ParameterSpec p) {
		Parameter a = p.annotation();
		List<String> facts = new ArrayList<>();
		facts.add(p.choices().isEmpty() ? type(p) : String.join("|", p.choices()));
		String range = p.range();
		if (!range.isEmpty()) {
			facts.add(range.strip().replaceAll("[()]", ""));
		}
		facts.add(a.required() ? "required" : a.defaultValue().isEmpty() ? "default: empty" : "default: " + a.defaultValue());
		return "[" + String.join(", ", facts) + "]";
	}

	private static String type(ParameterSpec p) {
		return switch (p.type().getName()) {
		case "int", "long" -> "whole number";
		case "double" -> "number";
		case "boolean" -> "true|false";
		default -> p.annotation().kind() == Parameter.Kind.TEXT ? "text" : p.annotation().kind().name().toLowerCase(java.util.Locale.ROOT);
		};
	}

	private void methods(StringBuilder text, ParameterSpec p) {
		text.append("\nMethods for ").append(p.name()).append('\n');
		for (Contribution<?> c : catalogue.contributions(ExtensionPoint.ofContract(p.annotation().method()))) {
			text.append("  ").append(c.id()).append('\n').append(wrap(c.documentation().summary(), 6));
			for (ParameterSpec own : ParameterSpec.of(((Method<?>) c.create()).parameterType())) {
				text.append("      ").append(own.name()).append("  ").append(facts(own)).append('\n')
						.append(wrap(own.annotation().description(), 10));
			}
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
