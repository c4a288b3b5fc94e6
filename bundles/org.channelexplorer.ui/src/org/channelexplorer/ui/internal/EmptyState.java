package org.channelexplorer.ui.internal;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Link;
import org.eclipse.ui.IWorkbenchSite;

/** What a view shows while no analysis is open, and what to do about it. */
public final class EmptyState extends Composite {
	private final Label text;

	/**
	 * Says nothing yet, see {@link #say}.
	 *
	 * @param site the view's, whose handlers run the commands of the links
	 */
	public EmptyState(Composite parent, IWorkbenchSite site) {
		super(parent, SWT.NONE);
		GridLayoutFactory.fillDefaults().margins(16, 16).spacing(5, 8).applyTo(this);
		text = new Label(this, SWT.WRAP);
		GridDataFactory.fillDefaults().grab(true, false).applyTo(text);
		Link link = new Link(this, SWT.NONE);
		link.setText("<a>Show the start page</a>");
		GridDataFactory.fillDefaults().applyTo(link);
		link.addListener(SWT.Selection, e -> Commands.run(site, Commands.START));
	}

	/** Says what is missing. */
	public void say(String sentence) {
		text.setText(sentence);
		layout();
	}

	/** What it says. */
	public String sentence() {
		return text.getText();
	}
}
