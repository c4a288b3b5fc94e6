package org.channelexplorer.ui.internal;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Shell;

/** A small window that is there at once, while the workbench comes up. */
final class Splash {
	private static final int WIDTH = 360;

	private final Shell shell;
	private final Image image;
	private final Label text;

	Splash(Display display) {
		shell = new Shell(display, SWT.NO_TRIM | SWT.ON_TOP);
		shell.setText("ChannelExplorer");
		GridLayoutFactory.fillDefaults().margins(24, 24).spacing(8, 12).applyTo(shell);
		image = Icons.descriptor("product").createImage(); //$NON-NLS-1$
		Label picture = new Label(shell, SWT.CENTER);
		picture.setImage(image);
		GridDataFactory.fillDefaults().grab(true, false).applyTo(picture);
		text = new Label(shell, SWT.CENTER);
		GridDataFactory.fillDefaults().grab(true, false).hint(WIDTH, SWT.DEFAULT).applyTo(text);
		text.setText("Starting ChannelExplorer\u2026");
		shell.pack();
		Rectangle screen = display.getPrimaryMonitor().getClientArea();
		shell.setLocation(screen.x + (screen.width - shell.getSize().x) / 2, screen.y + (screen.height - shell.getSize().y) / 2);
		shell.open();
		paint();
	}

	/** Shows what is being done. */
	void say(String sentence) {
		if (!shell.isDisposed()) {
			text.setText(sentence);
			paint();
		}
	}

	private void paint() {
		shell.update();
		while (shell.getDisplay().readAndDispatch()) {
			// until it is drawn: nobody handles events before the workbench runs
		}
	}

	void close() {
		if (!shell.isDisposed()) {
			shell.dispose();
			image.dispose();
		}
	}
}
