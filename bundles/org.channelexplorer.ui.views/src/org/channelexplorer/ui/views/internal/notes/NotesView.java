package org.channelexplorer.ui.views.internal.notes;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.channelexplorer.core.analysis.Annotated;
import org.channelexplorer.core.label.Labelling;
import org.channelexplorer.core.note.Annotation;
import org.channelexplorer.core.store.AtomicFiles;
import org.channelexplorer.core.store.Csv;
import org.channelexplorer.core.util.InputException;
import org.channelexplorer.core.util.Reasons;
import org.channelexplorer.ui.Actions;
import org.channelexplorer.ui.AnalysisSession;
import org.channelexplorer.ui.Asker;
import org.channelexplorer.ui.SessionView;
import org.channelexplorer.ui.internal.Commands;
import org.channelexplorer.ui.internal.commands.NoteCommands;
import org.channelexplorer.ui.internal.commands.NoteDialog;
import org.channelexplorer.ui.internal.commands.SessionCommand;
import org.channelexplorer.ui.internal.run.Messages;
import org.channelexplorer.ui.selection.Selection;
import org.channelexplorer.ui.selection.ValueModel;
import org.channelexplorer.ui.views.internal.Icons;
import org.channelexplorer.ui.views.internal.result.ResultTable;
import org.eclipse.jface.action.Action;
import org.eclipse.jface.action.IMenuManager;
import org.eclipse.jface.action.MenuManager;
import org.eclipse.jface.action.Separator;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.window.Window;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.FileDialog;
import org.eclipse.swt.widgets.Label;

/** The Annotations view: the notes of the analysis in a table. Enter selects what a note is about, in every view. */
public final class NotesView extends SessionView {
	/** Id of the view. */
	public static final String ID = "org.channelexplorer.ui.notes"; //$NON-NLS-1$
	private static final String EXPORT = "Export Notes";

	private final ValueModel.Listener<List<Annotation>> follower = (_, _, _) -> check();
	private final Action add = Actions.of("Add Note\u2026", Icons.descriptor("notes"), this::add); //$NON-NLS-2$
	private final Action show = Actions.of("Select What It Is About", null, this::selectSubject);
	private final Action edit = Actions.of("Edit Note\u2026", null, this::edit);
	private final Action delete = Actions.of("Delete", null, this::delete);
	private final Action export = Actions.of("Export\u2026", null, this::export);
	private Composite body;
	private Label line;
	private NotesTable table;
	private Asker asker;
	private Asker writing;
	private AnalysisSession followed;
	private List<Annotated> notes = List.of();

	@Override
	protected Control createContents(Composite parent) {
		body = new Composite(parent, SWT.NONE);
		GridLayoutFactory.fillDefaults().spacing(0, 0).applyTo(body);
		line = new Label(body, SWT.WRAP);
		GridDataFactory.fillDefaults().grab(true, false).indent(6, 3).hint(100, SWT.DEFAULT).applyTo(line);
		table = new NotesTable(body, notes, this::allow);
		table.control().table().addListener(SWT.DefaultSelection, _ -> runIf(show));
		table.control().table().addListener(SWT.KeyDown, this::key);
		asker = Asker.hidden(body, 0);
		writing = new Asker(body, this).quiet();
		getViewSite().getActionBars().getToolBarManager().add(add);
		fill(getViewSite().getActionBars().getMenuManager());
		MenuManager context = new MenuManager();
		fill(context);
		table.control().table().setMenu(context.createContextMenu(table.control().table()));
		getViewSite().getActionBars().updateActionBars();
		allow();
		return body;
	}

	private void fill(IMenuManager menu) {
		menu.add(add);
		menu.add(new Separator());
		menu.add(show);
		menu.add(edit);
		menu.add(delete);
		menu.add(new Separator());
		menu.add(export);
	}

	private void key(Event e) {
		if (e.keyCode == SWT.DEL) {
			runIf(delete);
		} else if (e.keyCode == SWT.F2) {
			runIf(edit);
		}
	}

	private static void runIf(Action action) {
		if (action.isEnabled()) {
			action.run();
		}
	}

	@Override
	protected void sessionChanged(AnalysisSession now) {
		forget();
		notes = List.of();
		table.show(notes);
		if (now == null) {
			asker.cancel();
			show(notes);
			return;
		}
		followed = now;
		now.annotations().addListener(follower);
		check();
	}

	private void forget() {
		if (followed != null) {
			followed.annotations().removeListener(follower);
			followed = null;
		}
	}

	// shows the notes at once, and looks in the background which are stale
	private void check() {
		AnalysisSession asked = session();
		if (asked == null || body.isDisposed()) {
			return;
		}
		List<Annotation> now = asked.annotations().get();
		List<Labelling> labellings = asked.labelling().get().all();
		Map<Annotation, String> known = new HashMap<>();
		notes.forEach(a -> known.put(a.annotation(), a.stale()));
		show(now.stream().map(a -> new Annotated(a, known.getOrDefault(a, ""))).toList()); //$NON-NLS-1$
		asked.work(asker, "Look for Stale Notes", _ -> Annotated.of(now, asked.analysis(), labellings), this::show, line::setText);
	}

	private void show(List<Annotated> now) {
		if (!now.equals(notes)) {
			Set<Integer> before = table.selected();
			int added = now.size() > notes.size() && !notes.isEmpty() ? now.size() - 1 : -1;
			boolean same = now.size() == notes.size();
			notes = now;
			table.show(now);
			table.select(added >= 0 ? Set.of(added) : same ? before : Set.of());
		}
		describe();
		allow();
	}

	private void describe() {
		long stale = notes.stream().filter(a -> !a.stale().isEmpty()).count();
		line.setText(notes.isEmpty() ? "No notes yet. Select images, a class, a layer or channels, then Add Note... (Ctrl+K N A)."
				: notes.size() + (notes.size() == 1 ? " note" : " notes") + (stale == 0 ? "" : ", " + stale + " stale"));
		line.requestLayout(); // it may take another line
	}

	private void allow() {
		Set<Integer> selected = session() == null ? Set.of() : table.selected();
		String none = session() == null ? "no analysis is open" : notes.isEmpty() ? "there is no note" : null;
		String one = none != null ? none : selected.isEmpty() ? "no note is selected" : selected.size() > 1 ? "several notes are selected" : null;
		Actions.allow(add, SessionCommand.of(NoteCommands.ADD).whyNot(session()));
		Actions.allow(show, one);
		Actions.allow(edit, one);
		Actions.allow(delete, none != null ? none : selected.isEmpty() ? "no note is selected" : null);
		Actions.allow(export, none);
	}

	@Override
	protected void selectionChanged(Selection before, Selection now, Object source) {
		allow();
	}

	@Override
	protected void classesChanged() {
		check();
	}

	/** Results may have gone since the view was last looked at. */
	@Override
	public void setFocus() {
		super.setFocus();
		check();
	}

	private void add() {
		Commands.run(getSite(), SessionCommand.PREFIX + NoteCommands.ADD);
	}

	private void edit() {
		int index = table.selected().iterator().next();
		Annotation note = notes.get(index).annotation();
		NoteDialog dialog = new NoteDialog(getSite().getShell(), "Edit Note", List.of(note.about().text()), note.text(), null);
		if (dialog.open() == Window.OK) {
			NoteCommands.edit(session(), index, dialog.note());
		}
	}

	private void delete() {
		NoteCommands.delete(session(), table.selected());
	}

	private void selectSubject() {
		String gone = Subjects.select(session(), notes.get(table.selected().iterator().next()).annotation().about());
		if (gone != null) {
			Messages.error("Select What the Note Is About", gone);
		}
	}

	private void export() {
		FileDialog dialog = new FileDialog(getSite().getShell(), SWT.SAVE | SWT.SHEET);
		dialog.setText(EXPORT);
		dialog.setFilterExtensions(new String[] { "*.csv" }); //$NON-NLS-1$
		dialog.setFileName(session().analysis().document().name() + "-annotations.csv"); //$NON-NLS-1$
		dialog.setOverwrite(true);
		String chosen = dialog.open();
		if (chosen != null) {
			exportTo(Path.of(chosen));
		}
	}

	/** Writes all notes as the command line does, in the background. */
	public void exportTo(Path file) {
		AnalysisSession asked = session();
		List<Annotation> now = asked.annotations().get();
		List<Labelling> labellings = asked.labelling().get().all();
		asked.work(writing, EXPORT, _ -> {
			try {
				AtomicFiles.write(file, Csv.text(Annotated.table(Annotated.of(now, asked.analysis(), labellings))));
			} catch (IOException e) {
				throw new InputException(file + " cannot be written: " + Reasons.of(e), e);
			}
			return file;
		}, written -> line.setText(written + " written"), problem -> Messages.error(EXPORT, problem));
	}

	@Override
	public void dispose() {
		forget();
		super.dispose();
	}

	/** The table; for tests. */
	public ResultTable table() {
		return table.control();
	}

	/** The line above the table. */
	public String headline() {
		return line.getText();
	}

	/** Whether it is not known yet which notes are stale. */
	public boolean busy() {
		return asker.pending() || writing.pending();
	}
}
