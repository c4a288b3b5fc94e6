package org.channelexplorer.cli.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.channelexplorer.cli.CliMain;
import org.channelexplorer.cli.ExitCode;
import org.channelexplorer.core.catalogue.Catalogue;
import org.channelexplorer.core.document.AnalysisRequest;
import org.channelexplorer.core.util.Folders;
import org.channelexplorer.core.util.InputException;
import org.channelexplorer.demo.Demo;

/**
 * What Java is shown when it makes its cache of loaded and linked classes (AOT cache, JEP 483 and 514): the commands that should start fast, on
 * a small analysis of the demo in a temporary folder. Run by the launcher and when a package is made.
 */
public final class Rehearsal {
	private static final String LAYERS = "^/conv1/Conv$";

	private Rehearsal() {
	}

	/** Runs the commands in this process; ends it with another exit code than 0 when one of them fails. */
	public static void main(String[] args) throws IOException, InputException {
		Path folder = Files.createTempDirectory("channelexplorer");
		int code;
		try {
			code = rehearse(folder, Catalogue.ofClasspath(Rehearsal.class.getClassLoader()));
		} finally {
			Folders.delete(folder);
		}
		System.exit(code);
	}

	/**
	 * Runs the commands on the process' own streams, as {@link CliMain#main} does.
	 *
	 * @param folder    where the demo and its analysis go
	 * @param catalogue what is installed
	 * @return the exit code of the first command that failed, {@link ExitCode#DONE} when all went well
	 */
	public static int rehearse(Path folder, Catalogue catalogue) throws InputException {
		AnalysisRequest demo = Demo.prepare(folder);
		String analysis = demo.document().toString();
		String model = demo.model().toString();
		List<List<String>> commands = List.of(List.of("operations"), List.of("help"), List.of("help", "ranking"), List.of("info", "--model", model),
				List.of("analyze", "--model", model, "--images", folder.resolve(Demo.NAME).resolve("images").toString(), "--out", analysis, "--per-class", "2",
						"--pick", "first", "--layers", LAYERS),
				List.of("run", "ranking", "--analysis", analysis), List.of("run", "jaccard", "--analysis", analysis),
				List.of("run", "jaccard", "--analysis", analysis), // a stored result
				List.of("labellings", "--analysis", analysis), List.of("focuses", "--analysis", analysis));
		for (List<String> command : commands) {
			int code = CliMain.run(command.toArray(String[]::new), catalogue);
			if (code != ExitCode.DONE) {
				return code;
			}
		}
		return ExitCode.DONE;
	}
}
