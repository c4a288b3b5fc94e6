package org.channelexplorer.ui.internal.scatter;

import org.channelexplorer.ui.theme.Palette;
import org.channelexplorer.ui.theme.Themes;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.CLabel;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Link;

/** The line above a plot: which layer, how it was made and how far to trust it; a link to cancel while it is being made. */
final class ScatterHeader extends Composite {
	private final CLabel layer;
	private final CLabel facts;
	private final Link cancel;

	ScatterHeader(Composite parent, Runnable cancelled) {
		super(parent, SWT.NONE);
		GridLayoutFactory.fillDefaults().numColumns(2).margins(4, 2).spacing(4, 0).applyTo(this);
		layer = new CLabel(this, SWT.NONE);
		layer.setFont(JFaceResources.getFontRegistry().getBold(JFaceResources.DEFAULT_FONT));
		GridDataFactory.fillDefaults().grab(true, false).applyTo(layer);
		cancel = new Link(this, SWT.NONE);
		cancel.setText("<a>Cancel</a>");
		cancel.addListener(SWT.Selection, e -> cancelled.run());
		GridDataFactory.swtDefaults().exclude(true).applyTo(cancel);
		cancel.setVisible(false);
		facts = new CLabel(this, SWT.NONE);
		GridDataFactory.fillDefaults().grab(true, false).span(2, 1).applyTo(facts);
		colour();
		Themes.onChange(this, this::colour);
	}

	private void colour() {
		Palette p = Palette.current();
		for (CLabel label : new CLabel[] { layer, facts }) {
			label.setBackground(p.canvas());
			label.setForeground(label == layer ? p.text() : p.quiet());
		}
		cancel.setBackground(p.canvas());
		setBackground(p.canvas());
	}

	void show(String name, String text) {
		set(name, text, false);
	}

	void busy(String name, String text) {
		set(name, text, true);
	}

	private void set(String name, String text, boolean busy) {
		if (isDisposed()) {
			return;
		}
		layer.setText(name);
		facts.setText(text);
		facts.setToolTipText(text);
		cancel.setVisible(busy);
		((GridData) cancel.getLayoutData()).exclude = !busy;
		layout(true);
	}

	/** What is written, for tests. */
	String text() {
		return layer.getText() + " " + facts.getText(); //$NON-NLS-1$
	}
}
