package org.channelexplorer.ui.views.internal.surgery;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import org.channelexplorer.core.analysis.SurgeryExport;
import org.channelexplorer.core.analysis.SurgeryExport.Written;
import org.channelexplorer.core.repair.Surgery;
import org.channelexplorer.core.result.PlannedSurgery;
import org.channelexplorer.ui.AnalysisSession;
import org.channelexplorer.ui.Asker;
import org.channelexplorer.ui.internal.run.Messages;
import org.channelexplorer.ui.views.internal.made.SecondAnalysis;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.FileDialog;

/** Writes the smaller network of a plan in the background, after a question when the file exists, and opens it as a second analysis. */
final class PlanExport {
	private static final String REFUSED = "The network is not exported";
	private static final String ENDING = ".onnx"; //$NON-NLS-1$
	private static final String UNNAMED = "smaller"; //$NON-NLS-1$

	private final AnalysisSession session;
	private final Control control;
	private Asker writing; // null while nothing was written

	/** @param control asks; what is being written is finished though it goes */
	PlanExport(AnalysisSession session, Control control) {
		this.session = session;
		this.control = control;
	}

	/** Whether a network is being written. */
	boolean busy() {
		return writing != null && writing.pending();
	}

	/** Asks for a file and writes the network. */
	void ask(PlannedSurgery planned) {
		FileDialog dialog = new FileDialog(control.getShell(), SWT.SAVE | SWT.SHEET);
		dialog.setText("Export Smaller Network");
		dialog.setFilterExtensions(new String[] { "*" + ENDING }); //$NON-NLS-1$
		dialog.setFilterNames(new String[] { "ONNX (*.onnx)" });
		Path proposed = SecondAnalysis.free(session, name(planned), ENDING);
		dialog.setFilterPath(proposed.getParent().toString());
		dialog.setFileName(proposed.getFileName().toString());
		dialog.setOverwrite(false); // asked here, so that the keys are those of every question
		String chosen = dialog.open();
		if (chosen != null) {
			to(Path.of(chosen.endsWith(ENDING) ? chosen : chosen + ENDING), planned);
		}
	}

	/** Writes the network, shows what came of it and offers to open it as a second analysis. */
	void to(Path file, PlannedSurgery planned) {
		write(file, planned, written -> Messages.ask("Network exported", written.text().strip(), List.of("Open as Second Analysis", "Close"), answer -> {
			if (answer == 0) {
				SecondAnalysis.start(session, name(planned), written.file());
			}
		}));
	}

	/** Writes the network beside the analysis and opens it as a second one. */
	void second(PlannedSurgery planned) {
		write(SecondAnalysis.free(session, name(planned), ENDING), planned, written -> SecondAnalysis.start(session, name(planned), written.file()));
	}

	// under which the plan is kept
	private String name(PlannedSurgery planned) {
		Surgery now = planned.surgery(UNNAMED);
		return session.repairs().get().surgeries().stream().filter(s -> s.removals().equals(now.removals()) && s.replacement() == now.replacement())
				.map(Surgery::name).findFirst().orElse(UNNAMED);
	}

	private void write(Path file, PlannedSurgery planned, Consumer<Written> done) {
		if (!Files.exists(file)) {
			write(file, planned, false, done);
			return;
		}
		Messages.ask("Replace the file?", file + " exists already.", List.of("Replace", "Cancel"), answer -> {
			if (answer == 0 && !control.isDisposed()) {
				write(file, planned, true, done);
			}
		});
	}

	private void write(Path file, PlannedSurgery planned, boolean overwrite, Consumer<Written> done) {
		if (busy()) {
			Messages.error(REFUSED, "Another network is being written: wait until it is done.");
			return;
		}
		writing = new Asker(control.getShell(), this).quiet();
		session.work(writing, "Export Network", monitor -> new SurgeryExport(session.analysis(), planned, file, overwrite, false).write(monitor), done,
				problem -> Messages.error(REFUSED, problem));
	}
}
