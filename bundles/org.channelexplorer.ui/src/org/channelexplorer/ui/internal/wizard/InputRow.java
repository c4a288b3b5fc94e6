package org.channelexplorer.ui.internal.wizard;

import java.util.Arrays;
import org.channelexplorer.core.model.TensorInfo;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.DirectoryDialog;
import org.eclipse.swt.widgets.FileDialog;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Text;

/** The controls of one input besides the image, in a grid: its name, and below it kind of source, value, browse. */
final class InputRow {
	/** Columns of the grid. */
	static final int COLUMNS = 3;

	private final InputsDraft draft;
	private final TensorInfo input;
	private final Runnable changed;
	private final Label name;
	private final Combo source;
	private final Text value;
	private final Button browse;
	private boolean filling;

	InputRow(Composite grid, InputsDraft draft, TensorInfo input, Runnable changed) {
		this.draft = draft;
		this.input = input;
		this.changed = changed;
		name = new Label(grid, SWT.NONE);
		name.setText(text(input));
		GridDataFactory.fillDefaults().span(COLUMNS, 1).applyTo(name);
		source = new Combo(grid, SWT.READ_ONLY);
		Arrays.stream(InputsDraft.Source.values()).forEach(s -> source.add(s.label()));
		source.setData(input.name());
		value = new Text(grid, SWT.BORDER);
		value.setData(input.name());
		GridDataFactory.fillDefaults().grab(true, false).hint(160, SWT.DEFAULT).applyTo(value);
		browse = new Button(grid, SWT.PUSH);
		browse.setText("Browse\u2026");
		browse.addListener(SWT.Selection, e -> browse());
		show(draft.given(input));
		source.addListener(SWT.Selection, e -> take());
		value.addModifyListener(e -> take());
	}

	/** An input for people: {@code timestep, int64 [N]}. */
	static String text(TensorInfo input) {
		return input.name() + ", " + input.type() + " [" + String.join(", ", input.shape()) + "]"; //$NON-NLS-3$
	}

	TensorInfo input() {
		return input;
	}

	private void show(InputsDraft.Given given) {
		filling = true;
		source.select(given.source().ordinal());
		value.setText(given.value());
		filling = false;
		hint();
	}

	private void take() {
		if (!filling) {
			draft.given.put(input.name(), new InputsDraft.Given(kind(), value.getText()));
			hint();
			changed.run();
		}
	}

	private InputsDraft.Source kind() {
		return InputsDraft.Source.values()[source.getSelectionIndex()];
	}

	private void hint() {
		boolean path = kind() == InputsDraft.Source.FILE || kind() == InputsDraft.Source.FOLDER;
		browse.setEnabled(path && source.isEnabled());
		value.setMessage(!source.isEnabled() ? "The time step of each run" : switch (kind()) {
		case NUMBER -> "e.g. 500";
		case FILE -> "A NumPy file";
		case FOLDER -> "a/b.npy in it for image a/b.png";
		case COLUMN -> "Name of the column";
		});
	}

	/** Off for an input that the runs themselves feed. */
	void enable(boolean on) {
		source.setEnabled(on);
		value.setEnabled(on);
		filling = true;
		value.setText(on ? draft.given(input).value() : ""); //$NON-NLS-1$
		filling = false;
		hint();
	}

	/** Whether a value is still missing. */
	boolean empty() {
		return value.isEnabled() && value.getText().isBlank();
	}

	private void browse() {
		String chosen;
		if (kind() == InputsDraft.Source.FOLDER) {
			DirectoryDialog dialog = new DirectoryDialog(value.getShell(), SWT.OPEN | SWT.SHEET);
			dialog.setText("Choose the folder of " + input.name());
			dialog.setFilterPath(value.getText());
			chosen = dialog.open();
		} else {
			FileDialog dialog = new FileDialog(value.getShell(), SWT.OPEN | SWT.SHEET);
			dialog.setText("Choose the values of " + input.name());
			dialog.setFilterExtensions(new String[] { "*.npy", "*" }); //$NON-NLS-1$ //$NON-NLS-2$
			chosen = dialog.open();
		}
		if (chosen != null) {
			value.setText(chosen);
		}
	}

	void dispose() {
		for (Control c : new Control[] { name, source, value, browse }) {
			c.dispose();
		}
	}
}
