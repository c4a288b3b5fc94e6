package org.channelexplorer.cli.internal;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.channelexplorer.cli.ExitCode;
import org.channelexplorer.core.analysis.Analysis;
import org.channelexplorer.core.document.AnalysisDocument;
import org.channelexplorer.core.document.DecisionTable;
import org.channelexplorer.core.label.Edit;
import org.channelexplorer.core.label.Labelling;
import org.channelexplorer.core.label.Made;
import org.channelexplorer.core.label.NamedValues;
import org.channelexplorer.core.label.Outcome;
import org.channelexplorer.core.model.ImageEntry;
import org.channelexplorer.core.repair.Decision;
import org.channelexplorer.core.repair.Ledger;
import org.channelexplorer.core.repair.LedgerTables;
import org.channelexplorer.core.store.Csv;
import org.channelexplorer.core.util.InputException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code ledger}: the decisions about labels. */
@Command(
		description = { "Prints the decisions about labels of an analysis as a table with cleanlab's columns, takes in decisions, and writes corrected labels.",
				"The given classes never change, and no image is moved: --script writes what you can run yourself." })
final class LedgerCommand implements Callable<Integer> {
	private final Console console;

	@Option(names = "--analysis", required = true, paramLabel = "FILE", description = "The analysis, NAME.channelexplorer.")
	private Path analysis;

	@Option(names = "--import", paramLabel = "FILE",
			description = "Takes in decisions from a CSV table: file,label; or cleanlab's file,predicted_label,is_label_issue; or what --out wrote. An empty label leaves the image out.")
	private Path imported;

	@Option(names = "--labelling", paramLabel = "NAME",
			description = "The labelling that imported decisions edit, made when it is not there; and the one that --corrected starts from. Default: the one in use, else 'audited'.")
	private String labelling = "";

	@Option(names = "--who", paramLabel = "NAME", description = "Who decided, for imported lines without a name. Default: import.")
	private String who = "import";

	@Option(names = "--out", paramLabel = "FILE", description = "Writes the decisions to a CSV table.")
	private Path out;

	@Option(names = "--corrected", paramLabel = "FILE", description = "Writes file,label of all images with their corrected classes; relabel --csv reads it.")
	private Path corrected;

	@Option(names = "--script", paramLabel = "FILE", description = "Writes a script for sh that moves the images to the folders of their corrected classes.")
	private Path script;

	@Mixin
	private Overwrite overwrite;

	@Option(names = { "-h", "--help" }, usageHelp = true, description = "Show this help.")
	private boolean help;

	LedgerCommand(Console console) {
		this.console = console;
	}

	@Override
	public Integer call() throws InputException {
		overwrite.check(out, corrected, script);
		try (Analysis open = AnalysisFile.open(analysis, console)) {
			if (imported != null) {
				take(open);
			}
			write(open);
		}
		return ExitCode.DONE;
	}

	private void take(Analysis open) throws InputException {
		NamedValues<Labelling> all = open.labellings();
		String name = labelling.isEmpty() ? all.inUse().isEmpty() ? "audited" : all.inUse() : labelling;
		Labelling edited;
		try {
			edited = all.find(name).orElseGet(() -> new Labelling(name, List.of()));
		} catch (IllegalArgumentException e) {
			throw new InputException("--labelling " + name + ": " + e.getMessage(), e);
		}
		Outcome now = LabellingFile.outcome(open, edited);
		Made by = new Made(who, Made.now().when());
		List<Decision> decisions = DecisionTable.read(imported, folder(open), open.images(), now, who, by.when());
		Ledger ledger = open.document().repairs().ledger();
		List<Decision> fresh = new ArrayList<>();
		for (Decision d : decisions) {
			if (!d.equals(ledger.byFile().get(d.file()))) {
				ledger = ledger.with(d);
				fresh.add(d);
			}
		}
		for (Edit edit : LedgerTables.edits(fresh, "ledger")) {
			edited = edited.with(edit, by);
		}
		LabellingFile.outcome(open, edited);
		LabellingFile.save(open,
				open.document().withLabellings(fresh.isEmpty() ? all : all.with(edited)).withRepairs(open.document().repairs().with(ledger)));
		console.message(Extracted.count(fresh.size(), "decision") + " added, labelling " + name);
	}

	private void write(Analysis open) throws InputException {
		Ledger ledger = open.document().repairs().ledger();
		String table = Csv.text(LedgerTables.decisions(ledger));
		if (out != null) {
			write(out, table);
		}
		if (corrected != null) {
			String name = labelling.isEmpty() ? open.labellings().inUse() : labelling.equals(Labelling.GIVEN) ? "" : labelling;
			Outcome outcome = LabellingFile.outcome(open, name);
			write(corrected, Csv.text(LedgerTables.corrected(open.images().stream().map(ImageEntry::file).toList(),
					IntStream.range(0, open.images().size()).mapToObj(outcome::nameOf).toList(), ledger)));
		}
		if (script != null) {
			write(script, LedgerTables.script(folder(open).toAbsolutePath().normalize().toString(), open.images(), ledger));
		}
		if (out == null && corrected == null && script == null) {
			console.result(table);
		}
	}

	private void write(Path file, String text) throws InputException {
		overwrite.write(console, text.getBytes(StandardCharsets.UTF_8), file);
		console.message(file + " written");
	}

	private static Path folder(Analysis open) {
		return AnalysisDocument.resolve(open.file(), open.document().images());
	}
}
