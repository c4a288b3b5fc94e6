package org.channelexplorer.ui.graph.internal.editor;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.channelexplorer.core.model.Layer;
import org.channelexplorer.core.model.Network;
import org.channelexplorer.ui.graph.internal.viewer.NetworkViewer;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Text;

/** Finds layers while one types, by id, label, operation and block; Enter goes to the next, Shift+Enter back, Esc to the drawing. */
public final class FindBar extends Composite {
	private final NetworkViewer viewer;
	private final Text text;
	private final Label count;
	private List<Layer> hits = List.of();
	private int at;

	public FindBar(Composite parent, NetworkViewer viewer) {
		super(parent, SWT.NONE);
		this.viewer = viewer;
		GridLayoutFactory.fillDefaults().numColumns(2).margins(4, 1).applyTo(this);
		count = new Label(this, SWT.RIGHT);
		count.setLayoutData(GridDataFactory.swtDefaults().align(SWT.FILL, SWT.CENTER).grab(true, false).hint(60, SWT.DEFAULT).create());
		text = new Text(this, SWT.SEARCH | SWT.ICON_CANCEL | SWT.ICON_SEARCH);
		text.setMessage("Find layer");
		text.setToolTipText("Find layers by id, label, operation or block (Ctrl+F). Enter: next, Shift+Enter: previous, Esc: back to the drawing");
		text.setLayoutData(GridDataFactory.swtDefaults().hint(110, SWT.DEFAULT).create());
		text.addListener(SWT.Modify, e -> search());
		text.addListener(SWT.DefaultSelection, e -> {
			if (e.detail == 0) {
				next(1);
			}
		});
		text.addListener(SWT.KeyDown, e -> {
			if (e.keyCode == SWT.ESC) {
				viewer.getControl().setFocus();
				e.doit = false;
			} else if ((e.keyCode == SWT.CR || e.keyCode == SWT.KEYPAD_CR) && (e.stateMask & SWT.SHIFT) != 0) {
				next(-1);
				e.doit = false;
			}
		});
	}

	/** Puts the cursor there. */
	public void activate() {
		text.setFocus();
		text.selectAll();
	}

	/** The field, for its content. */
	public Text field() {
		return text;
	}

	/** The text about the result. */
	public String result() {
		return count.getText();
	}

	private void search() {
		String wanted = text.getText().trim().toLowerCase(Locale.ROOT);
		hits = wanted.isEmpty() || viewer.getInput() == null ? List.of() : matches(viewer.getInput(), wanted);
		at = 0;
		show(wanted);
	}

	private static List<Layer> matches(Network network, String wanted) {
		List<Layer> exact = new ArrayList<>();
		List<Layer> others = new ArrayList<>();
		for (Layer l : network.layers()) {
			if (l.id().equalsIgnoreCase(wanted) || l.label().equalsIgnoreCase(wanted)) {
				exact.add(l);
			} else if ((l.id() + "\n" + l.label() + "\n" + l.operation() + "\n" + l.block()).toLowerCase(Locale.ROOT).contains(wanted)) {
				others.add(l);
			}
		}
		exact.addAll(others);
		return exact;
	}

	private void next(int step) {
		if (!hits.isEmpty()) {
			at = Math.floorMod(at + step, hits.size());
			show(text.getText());
		}
	}

	private void show(String wanted) {
		count.setText(wanted.isEmpty() ? "" : hits.isEmpty() ? "Not found" : at + 1 + " of " + hits.size());
		if (!hits.isEmpty()) {
			viewer.setSelection(new org.eclipse.jface.viewers.StructuredSelection(hits.get(at)), true);
		}
	}
}
