package org.channelexplorer.ui.graph.internal.editor;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Text;

/** What the editor shows instead of a drawing: that it is opening, or why it cannot. */
public final class MessagePage extends Composite {
	private final Label image;
	private final Text text;
	private final Button button;
	private Runnable pressed = () -> {
	};

	public MessagePage(Composite parent) {
		super(parent, SWT.NONE);
		GridLayoutFactory.fillDefaults().numColumns(2).margins(24, 24).spacing(12, 12).applyTo(this);
		image = new Label(this, SWT.NONE);
		image.setLayoutData(GridDataFactory.swtDefaults().align(SWT.BEGINNING, SWT.BEGINNING).create());
		text = new Text(this, SWT.WRAP | SWT.READ_ONLY | SWT.MULTI); // can be copied, and read by screen readers
		text.setLayoutData(GridDataFactory.fillDefaults().grab(true, false).hint(300, SWT.DEFAULT).create());
		new Label(this, SWT.NONE);
		button = new Button(this, SWT.PUSH);
		button.addListener(SWT.Selection, e -> pressed.run());
	}

	/** Says what is going on, with something to do about it. */
	public void show(String sentence, String buttonText, Runnable buttonPressed) {
		show(null, sentence);
		pressed = buttonPressed;
		button.setText(buttonText);
		button.setVisible(true);
		layout();
	}

	/** Says why nothing can be shown. */
	public void refused(String sentence) {
		show(getDisplay().getSystemImage(SWT.ICON_ERROR), sentence);
	}

	private void show(Image picture, String sentence) {
		image.setImage(picture);
		text.setText(sentence);
		text.setBackground(getBackground()); // the theme's, which the page has got by now
		button.setVisible(false);
		layout();
	}

	public String text() {
		return text.getText();
	}

	@Override
	public boolean setFocus() {
		return button.isVisible() ? button.setFocus() : text.setFocus();
	}
}
