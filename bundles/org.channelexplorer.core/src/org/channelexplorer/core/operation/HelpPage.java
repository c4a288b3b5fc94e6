package org.channelexplorer.core.operation;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.SequencedMap;
import org.channelexplorer.core.catalogue.Catalogue;
import org.channelexplorer.core.catalogue.Contribution;
import org.channelexplorer.core.catalogue.ExtensionPoint;
import org.channelexplorer.core.extension.Method;
import org.channelexplorer.core.parameter.Documentation;
import org.channelexplorer.core.parameter.Parameter;
import org.channelexplorer.core.parameter.ParameterSpec;

/**
 * The help on an operation or a contributed method, made from its annotations; command line and workbench show the same.
 *
 * @param id         how users name it
 * @param name       for display
 * @param bundle     symbolic name of the contributing bundle
 * @param version    of the implementation
 * @param summary    one sentence
 * @param formula    plain text; empty for none
 * @param source     paper, equation or library; empty for none
 * @param caution    when not to trust it; empty for none
 * @param parameters in the order of dialogs
 * @param choices    the methods that may be chosen for a parameter, with their own parameters
 */
public record HelpPage(String id, String name, String bundle, int version, String summary, String formula, String source, String caution,
		List<Entry> parameters, List<Choice> choices) {

	/**
	 * A parameter.
	 *
	 * @param facts type, range and default, as in {@code [whole number, 2 to 50, default: 12]}
	 */
	public record Entry(String name, String facts, String description) {
		static Entry of(ParameterSpec p) {
			return new Entry(p.name(), HelpPage.facts(p), p.annotation().description());
		}
	}

	/**
	 * A parameter whose values are contributed methods.
	 *
	 * @param methods those that are installed
	 */
	public record Choice(String parameter, List<HelpPage> methods) {
	}

	public HelpPage {
		parameters = List.copyOf(parameters);
		choices = List.copyOf(choices);
	}

	/** The page of an operation or method. @throws org.channelexplorer.core.catalogue.CatalogueException when it carries no documentation */
	public static HelpPage of(Catalogue catalogue, Contribution<?> c) {
		Documentation d = c.documentation();
		List<ParameterSpec> specs = c.create() instanceof Method<?> m ? ParameterSpec.of(m.parameterType()) : List.of();
		List<Choice> choices = new ArrayList<>();
		for (ParameterSpec p : specs) {
			if (p.annotation().method() != void.class) {
				choices.add(new Choice(p.name(),
						catalogue.contributions(ExtensionPoint.of(p.annotation())).stream().map(m -> of(catalogue, m)).toList()));
			}
		}
		return new HelpPage(c.id(), c.name(), c.bundle(), d.version(), d.summary(), d.formula(), d.source(), d.caution(),
				specs.stream().map(Entry::of).toList(), choices);
	}

	/** The texts besides the summary, by title; empty ones left out. */
	public SequencedMap<String, String> sections() {
		SequencedMap<String, String> sections = new LinkedHashMap<>();
		sections.put("Formula", formula);
		sections.put("Source", source);
		sections.put("When not to trust it", caution);
		sections.values().removeIf(String::isEmpty);
		return sections;
	}

	/** The parameter that every operation takes when the network was run in steps. */
	public static Entry step() {
		return Entry.of(StepParameter.SPEC);
	}

	/** The parameters that every operation takes besides: which classes and images it works on. */
	public static List<Entry> scope() {
		return Scope.SPECS.stream().map(Entry::of).toList();
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
		default -> p.annotation().kind() == Parameter.Kind.TEXT ? "text" : p.annotation().kind().name().toLowerCase(Locale.ROOT);
		};
	}
}
