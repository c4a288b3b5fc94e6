package org.channelexplorer.ui.views.internal.refine;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.channelexplorer.core.analysis.RefinementExport;
import org.channelexplorer.core.repair.Refinement;
import org.channelexplorer.core.result.HeadRefinement;
import org.channelexplorer.ui.AnalysisSession;
import org.channelexplorer.ui.Asker;
import org.channelexplorer.ui.internal.run.Messages;
import org.channelexplorer.ui.views.internal.made.SecondAnalysis;
import org.eclipse.core.runtime.SubMonitor;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.FileDialog;

/** Writes a network with another head in the background, after a question when a class loses or the file exists, and opens it as a second analysis. */
final class HeadExport {
	private static final String REFUSED = "The network is not exported";
	private static final String ENDING = ".onnx"; //$NON-NLS-1$
	private static final String UNNAMED = "refined"; //$NON-NLS-1$
	private static final String CANCEL = "Cancel";

	private final AnalysisSession session;
	private final Control control;
	private Asker writing; // null while nothing was written

	/**
	 * A new head and what it was asked with.
	 *
	 * @param found     the head
	 * @param labelling the labelling whose classes it has, empty for the given ones
	 * @param seed      of the folds
	 */
	record Made(HeadRefinement found, String labelling, long seed) {
		String name() {
			return (labelling.isEmpty() ? UNNAMED : labelling).replaceAll("[^\\p{Alnum}._-]+", "-"); //$NON-NLS-1$ //$NON-NLS-2$
		}
	}

	/** @param control asks; what is being written is finished though it goes */
	HeadExport(AnalysisSession session, Control control) {
		this.session = session;
		this.control = control;
	}

	/** Whether a network is being written. */
	boolean busy() {
		return writing != null && writing.pending();
	}

	/** Asks for a file and writes the network. */
	void ask(Made made) {
		FileDialog dialog = new FileDialog(control.getShell(), SWT.SAVE | SWT.SHEET);
		dialog.setText("Export Refined Network");
		dialog.setFilterExtensions(new String[] { "*" + ENDING }); //$NON-NLS-1$
		dialog.setFilterNames(new String[] { "ONNX (*.onnx)" });
		dialog.setFilterPath(session.analysis().file().toAbsolutePath().getParent().toString());
		dialog.setFileName(made.name() + ENDING);
		dialog.setOverwrite(false); // asked here, so that the keys are those of every question
		String chosen = dialog.open();
		if (chosen != null) {
			to(Path.of(chosen.endsWith(ENDING) ? chosen : chosen + ENDING), made);
		}
	}

	/** Writes the network and offers to open it as a second analysis. */
	void to(Path file, Made made) {
		accepted(made, () -> unlessThere(file, made, written -> Messages.ask("Network exported", file + " has " + made.found.classes().size()
				+ " outputs; classes.txt beside it names them.", List.of("Open as Second Analysis", "Close"), answer -> {
					if (answer == 0) {
						SecondAnalysis.start(session, made.name(), file);
					}
				})));
	}

	/** Writes the network into a folder of its name beside the analysis, so that the names of both networks' outputs stay apart, and opens it. */
	void second(Made made) {
		Path file = SecondAnalysis.free(session, made.name(), "").resolve(made.name() + ENDING); //$NON-NLS-1$
		accepted(made, () -> write(file, made, false, written -> SecondAnalysis.start(session, made.name(), file)));
	}

	private void accepted(Made made, Runnable then) {
		String losing = made.found.losses().stream().map(HeadRefinement.Common::classes).collect(Collectors.joining("; ")); //$NON-NLS-1$
		if (losing.isEmpty()) {
			then.run();
			return;
		}
		Messages.ask("Export though classes lose?", "Fewer images of " + losing + " are classified correctly than before.", List.of("Export", CANCEL),
				answer -> {
					if (answer == 0 && !control.isDisposed()) {
						then.run();
					}
				});
	}

	private void unlessThere(Path file, Made made, Consumer<Refinement> done) {
		if (!Files.exists(file)) {
			write(file, made, false, done);
			return;
		}
		Messages.ask("Replace the file?", file + " exists already.", List.of("Replace", CANCEL), answer -> {
			if (answer == 0 && !control.isDisposed()) {
				write(file, made, true, done);
			}
		});
	}

	private void write(Path file, Made made, boolean overwrite, Consumer<Refinement> done) {
		if (busy()) {
			Messages.error(REFUSED, "Another network is being written: wait until it is done.");
			return;
		}
		writing = new Asker(control.getShell(), this).quiet();
		session.work(writing, "Export Network", monitor -> {
			SubMonitor.convert(monitor).checkCanceled(); // what is written from here on takes a moment, and is finished
			return new RefinementExport(session.analysis(), made.found, file, overwrite).write(made.labelling, made.seed);
		},
				written -> {
					session.step("Refine Network", () -> session.repairs().change(r -> r.adding(written), this));
					done.accept(written);
				}, problem -> Messages.error(REFUSED, problem));
	}
}
