package org.channelexplorer.ui.views.internal.audit;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.eclipse.jface.dialogs.Dialog;
import org.eclipse.jface.dialogs.IDialogConstants;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.accessibility.AccessibleAdapter;
import org.eclipse.swt.accessibility.AccessibleEvent;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableItem;
import org.eclipse.swt.widgets.Text;

/** Asks for a class: what is typed is found at once, so that Enter never takes what was found before. */
final class ClassDialog extends Dialog {
	private static final int ROWS = 12;

	private final String message;
	private final List<String> classes;
	private List<String> found;
	private Text text;
	private Table table;
	private String chosen;

	ClassDialog(Shell parent, String message, List<String> classes) {
		super(parent);
		this.message = message;
		this.classes = List.copyOf(classes);
		found = this.classes;
		setShellStyle(getShellStyle() | SWT.RESIZE);
	}

	/** The class, null when the dialog was cancelled. */
	String chosen() {
		return chosen;
	}

	/** Classes that begin with what was typed, then those that hold it; case does not matter. */
	static List<String> matching(List<String> classes, String typed) {
		String wanted = typed.strip().toLowerCase(Locale.ROOT);
		List<String> first = new ArrayList<>();
		List<String> then = new ArrayList<>();
		for (String name : classes) {
			String lower = name.toLowerCase(Locale.ROOT);
			if (lower.startsWith(wanted)) {
				first.add(name);
			} else if (lower.contains(wanted)) {
				then.add(name);
			}
		}
		first.addAll(then);
		return first;
	}

	@Override
	protected void configureShell(Shell shell) {
		super.configureShell(shell);
		shell.setText("Relabel");
	}

	@Override
	protected Control createDialogArea(Composite parent) {
		Composite area = (Composite) super.createDialogArea(parent);
		Label label = new Label(area, SWT.NONE);
		label.setText(message);
		text = new Text(area, SWT.SEARCH | SWT.ICON_SEARCH);
		text.setMessage("Class");
		GridDataFactory.fillDefaults().grab(true, false).hint(340, SWT.DEFAULT).applyTo(text);
		table = new Table(area, SWT.BORDER | SWT.SINGLE | SWT.VIRTUAL | SWT.V_SCROLL);
		GridDataFactory.fillDefaults().grab(true, true).hint(SWT.DEFAULT, ROWS * table.getItemHeight()).applyTo(table);
		table.getAccessible().addAccessibleListener(new AccessibleAdapter() {
			@Override
			public void getName(AccessibleEvent e) {
				if (e.childID == -1) {
					e.result = "Classes";
				}
			}
		});
		table.addListener(SWT.SetData, e -> ((TableItem) e.item).setText(found.get(e.index)));
		table.addListener(SWT.DefaultSelection, _ -> okPressed());
		text.addListener(SWT.Modify, _ -> find());
		text.addListener(SWT.KeyDown, e -> {
			if (e.keyCode == SWT.ARROW_DOWN || e.keyCode == SWT.ARROW_UP) {
				int at = table.getSelectionIndex() + (e.keyCode == SWT.ARROW_DOWN ? 1 : -1);
				table.setSelection(Math.clamp(at, 0, Math.max(0, found.size() - 1)));
				e.doit = false;
			}
		});
		return area;
	}

	@Override
	protected Control createContents(Composite parent) {
		Control contents = super.createContents(parent);
		find();
		return contents;
	}

	private void find() {
		found = matching(classes, text.getText());
		table.setItemCount(found.size());
		table.clearAll();
		if (!found.isEmpty()) {
			table.setSelection(0);
		}
		getButton(IDialogConstants.OK_ID).setEnabled(!found.isEmpty());
		getButton(IDialogConstants.OK_ID).setToolTipText(found.isEmpty() ? "no class has this name" : null);
	}

	@Override
	protected void okPressed() {
		int at = table.getSelectionIndex();
		if (at >= 0 && at < found.size()) {
			chosen = found.get(at);
			super.okPressed();
		}
	}
}
