package org.channelexplorer.ui.views.internal.audit;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.channelexplorer.core.data.Labels;
import org.channelexplorer.core.document.DecisionTable;
import org.channelexplorer.core.label.Outcome;
import org.channelexplorer.core.model.ImageEntry;
import org.channelexplorer.core.repair.Decision;
import org.channelexplorer.core.repair.Ledger;
import org.channelexplorer.core.repair.LedgerTables;
import org.channelexplorer.core.result.AuditTable;
import org.channelexplorer.core.result.LabelIssues;
import org.channelexplorer.core.store.AtomicFiles;
import org.channelexplorer.core.store.Csv;
import org.channelexplorer.core.util.InputException;
import org.channelexplorer.core.util.Reasons;
import org.channelexplorer.ui.AnalysisSession;
import org.channelexplorer.ui.Asker;
import org.channelexplorer.ui.LabelDecisions;
import org.channelexplorer.ui.internal.run.Messages;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.FileDialog;
import org.eclipse.swt.widgets.Shell;

/** Takes decisions out of the window and into it: the tables and the script of the command line's {@code ledger}. */
public final class AuditTables {
	private static final String IMPORT = "Import Decisions";

	private final AnalysisSession session;
	private final Shell shell;
	private final Asker files;

	/**
	 * @param shell parent of dialogs
	 * @param files reads and writes in the background
	 */
	public AuditTables(AnalysisSession session, Shell shell, Asker files) {
		this.session = session;
		this.shell = shell;
		this.files = files;
	}

	/** Asks where to write the audit with what was decided. */
	void audited() {
		write("Export Audit with Decisions", "-audit.csv", this::auditText); //$NON-NLS-2$
	}

	/** Asks where to write every image with its corrected class. */
	void corrected() {
		write("Export Corrected Labels", "-labels.csv", this::correctedText); //$NON-NLS-2$
	}

	/** Asks where to write the script. */
	void script() {
		write("Export Script", "-move.sh", this::scriptText); //$NON-NLS-2$
	}

	private void write(String title, String name, Supplier<String> text) {
		FileDialog dialog = new FileDialog(shell, SWT.SAVE | SWT.SHEET);
		dialog.setText(title);
		dialog.setFilterExtensions(new String[] { "*" + name.substring(name.indexOf('.')) }); //$NON-NLS-1$
		dialog.setFileName(session.analysis().document().name() + name);
		dialog.setOverwrite(true);
		String chosen = dialog.open();
		if (chosen != null) {
			write(title, Path.of(chosen), text.get()); // as it is now, whatever is decided while it is written
		}
	}

	/** Writes a text in the background; a failure is one sentence. */
	public void write(String title, Path file, String text) {
		session.work(files, title, _ -> {
			try {
				AtomicFiles.write(file, text);
			} catch (IOException e) {
				throw new InputException(file + " cannot be written: " + Reasons.of(e), e);
			}
			return file;
		}, _ -> {
			// it is there
		}, problem -> Messages.error(title, problem));
	}

	/** Every image of the audit with cleanlab's columns and what was decided. */
	public String auditText() {
		LabelIssues issues = session.suspects().audit().get().orElseThrow().issues();
		return Csv.text(AuditTable.of(issues, ledger()));
	}

	private Ledger ledger() {
		return session.repairs().get().ledger();
	}

	/** Every image with its class now; empty for one that is left out. */
	public String correctedText() {
		Labels labels = session.labelling().labels();
		return Csv.text(LedgerTables.corrected(session.analysis().images().stream().map(ImageEntry::file).toList(),
				IntStream.range(0, labels.size()).mapToObj(i -> labels.classOf(i) < 0 ? "" : labels.nameOf(i)).toList(), ledger()));
	}

	/** The script that moves files to the folders of their classes. */
	public String scriptText() {
		return LedgerTables.script(session.analysis().imageFolder().toAbsolutePath().normalize().toString(), session.analysis().images(), ledger());
	}

	/** Asks for a table of decisions and takes it in. */
	void take() {
		FileDialog dialog = new FileDialog(shell, SWT.OPEN | SWT.SHEET);
		dialog.setText(IMPORT);
		dialog.setFilterExtensions(new String[] { "*.csv", "*" }); //$NON-NLS-1$ //$NON-NLS-2$
		String chosen = dialog.open();
		if (chosen != null) {
			take(Path.of(chosen), added -> Messages.ask(IMPORT, added == 0 ? chosen + " holds no decision that is not in the ledger."
					: (added == 1 ? "1 decision was" : added + " decisions were") + " added. Undo takes them back.", List.of("OK"), _ -> {
						// there is one answer only
					}), problem -> Messages.error(IMPORT, problem));
		}
	}

	/**
	 * Reads a table of decisions in the background and takes them in, as one step of the undo history.
	 *
	 * @param done    called with how many were not in the ledger yet
	 * @param problem called with a sentence that names the table and the line that cannot be understood; nothing changes then
	 */
	public void take(Path table, IntConsumer done, Consumer<String> problem) {
		Outcome classes = session.labelling().outcome();
		session.work(files, IMPORT, _ -> DecisionTable.read(table, session.analysis().imageFolder(), session.analysis().images(), classes, LabelDecisions.who(),
				LabelDecisions.when()), read -> {
					try {
						done.accept(add(read));
					} catch (InputException e) {
						problem.accept(e.getMessage());
					}
				}, problem);
	}

	private int add(List<Decision> read) throws InputException {
		List<Decision> fresh = read.stream().filter(d -> session.suspects().decision(d.file()).filter(d::equals).isEmpty()).toList();
		if (!fresh.isEmpty()) {
			LabelDecisions.decide(session, fresh, IMPORT, () -> {
				// nothing else belongs to the step
			});
		}
		return fresh.size();
	}
}
