package org.channelexplorer.ui.internal.help;

import org.channelexplorer.core.operation.HelpPage;
import org.eclipse.jface.dialogs.DialogTray;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;

/** A help page beside a dialog. */
public final class HelpTray extends DialogTray {
	private final HelpPage first;
	private PageText text;

	public HelpTray(HelpPage first) {
		this.first = first;
	}

	/** Shows another page. */
	public void show(HelpPage page) {
		text.show(page);
	}

	/** What is shown, as plain text. */
	public String text() {
		return text.control().getText();
	}

	@Override
	protected Control createContents(Composite parent) {
		Composite contents = new Composite(parent, SWT.NONE);
		GridLayoutFactory.fillDefaults().applyTo(contents);
		text = new PageText(contents);
		GridDataFactory.fillDefaults().grab(true, true).hint(340, 300).applyTo(text.control());
		text.show(first);
		return contents;
	}
}
