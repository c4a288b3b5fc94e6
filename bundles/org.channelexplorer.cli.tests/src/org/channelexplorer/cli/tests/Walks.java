package org.channelexplorer.cli.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The commands of the page that help walks prints, section by section: those of this program are run in this process, others by the shell. */
final class Walks {
	private static final String PROGRAM = "./channelexplorer";
	private static final Pattern WORD = Pattern.compile("\"([^\"]*)\"|'([^']*)'|(\\S+)");

	private final String document;
	private final Path folder;

	/** @param folder stands for DIR */
	Walks(Path folder) {
		this.document = Cli.ok("help", "walks").out();
		this.folder = folder;
	}

	/** The commands of a section as they stand there, with the folder's name in them. @param heading how its heading begins, empty for what is before the first */
	List<String> commands(String heading) {
		List<String> commands = new ArrayList<>();
		boolean here = heading.isEmpty();
		for (String line : document.lines().toList()) {
			if (line.startsWith("## ")) {
				here = !heading.isEmpty() && line.startsWith("## " + heading);
			} else if (here && line.startsWith("    ")) {
				commands.add(line.strip().replaceAll("\\bDIR\\b", Matcher.quoteReplacement(folder.toString())));
			}
		}
		return commands;
	}

	/** Runs the commands of a section, which all have to succeed. @return what each printed */
	List<String> run(String heading) throws IOException, InterruptedException {
		List<String> printed = new ArrayList<>();
		for (String command : commands(heading)) {
			printed.add(command.startsWith(PROGRAM + " ") ? Cli.ok(words(command).toArray()).out() : shell(command));
		}
		return printed;
	}

	private static List<String> words(String command) {
		// quotes stand around whole words on the page
		return WORD.matcher(command.substring(PROGRAM.length())).results()
				.map(m -> m.group(1) != null ? m.group(1) : m.group(2) != null ? m.group(2) : m.group(3))
				.toList();
	}

	private static String shell(String command) throws IOException, InterruptedException {
		Process process = new ProcessBuilder("sh", "-c", command).redirectErrorStream(true).start();
		String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
		assertTrue(process.waitFor(60, TimeUnit.SECONDS), command);
		assertEquals(0, process.exitValue(), command + ": " + out);
		return out;
	}
}
