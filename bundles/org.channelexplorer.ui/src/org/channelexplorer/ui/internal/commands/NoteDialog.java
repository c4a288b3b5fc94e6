package org.channelexplorer.ui.internal.commands;

import java.util.List;
import org.eclipse.jface.dialogs.Dialog;
import org.eclipse.jface.dialogs.IDialogConstants;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Text;

/** Asks for a note: what it is about, its text, and whether it was read from the result shown. Ctrl+Enter in the text is OK. */
public final class NoteDialog extends Dialog {
	private static final int LINES = 6;
	private static final int WIDTH = 380;

	private final String title;
	private final List<String> subjects;
	private final String source;
	private Combo about;
	private Text text;
	private Button read;
	private int chosen;
	private String note;
	private boolean fromResult;

	/**
	 * @param subjects what it can be about, at least one
	 * @param note     proposed, may be empty
	 * @param source   the result that it may be read from, for people; null for none
	 */
	public NoteDialog(Shell parent, String title, List<String> subjects, String note, String source) {
		super(parent);
		this.title = title;
		this.subjects = List.copyOf(subjects);
		this.note = note;
		this.source = source;
		setShellStyle(getShellStyle() | SWT.RESIZE);
	}

	/** Index of what it is about. */
	public int chosen() {
		return chosen;
	}

	/** The note. */
	public String note() {
		return note;
	}

	/** Whether it was read from the result. */
	public boolean fromResult() {
		return fromResult;
	}

	@Override
	protected void configureShell(Shell shell) {
		super.configureShell(shell);
		shell.setText(title);
	}

	@Override
	protected Control createDialogArea(Composite parent) {
		Composite area = (Composite) super.createDialogArea(parent);
		Composite fields = new Composite(area, SWT.NONE);
		GridLayoutFactory.fillDefaults().numColumns(2).applyTo(fields);
		GridDataFactory.fillDefaults().grab(true, true).applyTo(fields);
		new Label(fields, SWT.NONE).setText("&About");
		about = new Combo(fields, SWT.READ_ONLY | SWT.DROP_DOWN);
		about.setItems(subjects.toArray(String[]::new));
		about.select(0);
		about.setEnabled(subjects.size() > 1);
		GridDataFactory.fillDefaults().grab(true, false).applyTo(about);
		Label label = new Label(fields, SWT.NONE);
		label.setText("&Note");
		GridDataFactory.fillDefaults().align(SWT.BEGINNING, SWT.BEGINNING).applyTo(label);
		text = new Text(fields, SWT.MULTI | SWT.BORDER | SWT.WRAP | SWT.V_SCROLL);
		text.setText(note);
		GridDataFactory.fillDefaults().grab(true, true).hint(WIDTH, LINES * text.getLineHeight()).applyTo(text);
		text.addListener(SWT.Modify, _ -> allow());
		text.addListener(SWT.KeyDown, e -> {
			if ((e.keyCode == SWT.CR || e.keyCode == SWT.KEYPAD_CR) && (e.stateMask & SWT.MOD1) != 0) {
				e.doit = false;
				if (!text.getText().isBlank()) {
					okPressed();
				}
			}
		});
		if (source != null) {
			new Label(fields, SWT.NONE);
			read = new Button(fields, SWT.CHECK);
			read.setText("&Read from the result shown (" + source + ")");
			read.setSelection(true);
		}
		text.setFocus();
		text.setSelection(note.length());
		return area;
	}

	@Override
	protected Control createContents(Composite parent) {
		Control contents = super.createContents(parent);
		allow();
		return contents;
	}

	private void allow() {
		Button ok = getButton(IDialogConstants.OK_ID);
		ok.setEnabled(!text.getText().isBlank());
		ok.setToolTipText(text.getText().isBlank() ? "the note is empty" : null);
	}

	@Override
	protected void okPressed() {
		chosen = about.getSelectionIndex();
		note = text.getText().strip();
		fromResult = read != null && read.getSelection();
		super.okPressed();
	}
}
