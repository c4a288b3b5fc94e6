package org.channelexplorer.cli.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.channelexplorer.core.catalogue.Catalogue;
import org.channelexplorer.core.catalogue.Contribution;
import org.channelexplorer.core.operation.HelpPage;
import org.channelexplorer.core.operation.Operation;
import org.junit.jupiter.api.Test;

/** The help page of the operations is made from what the operations say about themselves; {@code -Dhelp.write=true} writes it. */
class OperationsPageTest {
	private static final String OURS = "org.channelexplorer.analysis";

	@Test
	void thePageSaysWhatTheOperationsSay() throws IOException {
		Path page = Pages.page("analyst/operations.md");
		String text = text();
		if (Boolean.getBoolean("help.write")) {
			Files.writeString(page, text);
		}
		assertEquals(Files.readString(page), text,
				page + " is out of date: ./build test -pl cli.tests -Dtest=OperationsPageTest -Dtest.args=-Dhelp.write=true");
	}

	private static String text() {
		Catalogue catalogue = Cli.catalogue();
		StringBuilder text = new StringBuilder(
				"""
						# Operations and methods

						What is built in, as *Help > Methods and Formulas*, F1 in a dialog, and `channelexplorer help OPERATION` show it; extensions add theirs there. Each
						is run by *Analyse > Run...* or by `channelexplorer run OPERATION --analysis FILE`, with the parameters below as `-p NAME=VALUE`.
						""");
		Map<String, HelpPage> methods = new TreeMap<>();
		List<? extends Contribution<?>> all = catalogue.contributions(Operation.POINT).stream().filter(c -> c.bundle().equals(OURS))
				.sorted(Comparator.comparing(Contribution::id)).toList();
		for (Contribution<?> c : all) {
			HelpPage page = HelpPage.of(catalogue, c);
			text.append("\n## ").append(page.name()).append(" (`").append(page.id()).append("`)\n");
			body(text, page);
			for (HelpPage.Choice choice : page.choices()) {
				List<HelpPage> ours = choice.methods().stream().filter(m -> m.bundle().equals(OURS)).toList();
				text.append("\n**Methods for `").append(choice.parameter()).append("`.** ")
						.append(ours.stream().map(m -> '`' + m.id() + '`').collect(Collectors.joining(", "))).append('\n');
				ours.forEach(m -> methods.putIfAbsent(m.name(), m));
			}
		}
		text.append("\n## Methods\n");
		for (HelpPage method : methods.values()) {
			text.append("\n### ").append(method.name()).append(" (`").append(method.id()).append("`)\n");
			body(text, method);
		}
		return text.toString();
	}

	private static void body(StringBuilder text, HelpPage page) {
		text.append('\n').append(line(page.summary())).append('\n');
		page.sections().forEach((title, content) -> text.append("\n**").append(title).append(".** ").append(line(content)).append('\n'));
		if (!page.parameters().isEmpty()) {
			text.append("\n| parameter | values | meaning |\n| --- | --- | --- |\n");
			for (HelpPage.Entry p : page.parameters()) {
				text.append("| `").append(p.name()).append("` | ").append(cell(p.facts())).append(" | ").append(cell(p.description())).append(" |\n");
			}
		}
	}

	// what Markdown would take for its own marks
	private static String line(String words) {
		return String.join(" ", words.strip().split("\\s+")).replace("\\", "\\\\").replace("*", "\\*").replace("_", "\\_").replace("<", "\\<").replace("[",
				"\\[");
	}

	private static String cell(String words) {
		return line(words).replace("|", "\\|");
	}
}
