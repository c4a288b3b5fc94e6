package org.channelexplorer.cli.internal;

import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.channelexplorer.cli.ExitCode;
import org.channelexplorer.core.analysis.Analysis;
import org.channelexplorer.core.repair.Repairs;
import org.channelexplorer.core.repair.Surgery;
import org.channelexplorer.core.util.InputException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code surgeries}: the plans of an analysis. */
@Command(description = "Lists the surgeries of an analysis: plans to remove channels.")
final class SurgeriesCommand implements Callable<Integer> {
	private final Console console;

	@Option(names = "--analysis", required = true, paramLabel = "FILE", description = "The analysis, NAME.channelexplorer.")
	private Path analysis;

	@Option(names = "--delete", paramLabel = "NAME", description = "Deletes a surgery.")
	private String delete;

	@Option(names = { "-h", "--help" }, usageHelp = true, description = "Show this help.")
	private boolean help;

	SurgeriesCommand(Console console) {
		this.console = console;
	}

	@Override
	public Integer call() throws InputException {
		try (Analysis open = AnalysisFile.open(analysis, console)) {
			Repairs repairs = open.document().repairs();
			if (delete != null) {
				if (repairs.surgeries().stream().noneMatch(s -> s.name().equals(delete))) {
					throw new InputException("there is no surgery '" + delete + "' (there are: "
							+ repairs.surgeries().stream().map(Surgery::name).collect(Collectors.joining(", ")) + ")");
				}
				repairs = repairs.withoutSurgery(delete);
				LabellingFile.save(open, open.document().withRepairs(repairs));
			}
			TextTable table = new TextTable("surgery", "layer", "channels", "replaced by", "chosen by");
			for (Surgery s : repairs.surgeries()) {
				table.row(s.name(), s.removals().stream().map(r -> r.layer()).collect(Collectors.joining(" + ")),
						s.removals().stream().map(r -> Integer.toString(r.channels().size())).collect(Collectors.joining(" + ")),
						s.replacement().name().toLowerCase(Locale.ROOT),
						s.chosen().entrySet().stream().map(e -> e.getKey() + " " + e.getValue()).collect(Collectors.joining(", ")));
			}
			console.result(table.toString());
			return ExitCode.DONE;
		}
	}
}
