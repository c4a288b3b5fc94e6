package org.channelexplorer.ui.internal.commands;

import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.core.runtime.IConfigurationElement;
import org.eclipse.core.runtime.IExecutableExtension;
import org.eclipse.swt.custom.ST;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Spinner;
import org.eclipse.swt.widgets.Text;

/** What a key does in the field that has the focus: {@code selectAll}, {@code copy}, {@code cut}, {@code paste}, {@code undo} or {@code redo} behind the class. */
public final class TextKeyHandler extends AbstractHandler implements IExecutableExtension {
	private String key;

	@Override
	public void setInitializationData(IConfigurationElement config, String property, Object data) {
		key = (String) data;
	}

	@Override
	public Object execute(ExecutionEvent event) {
		Control field = Display.getCurrent().getFocusControl();
		if (field instanceof Text text) {
			text(text);
		} else if (field instanceof StyledText text) {
			styled(text);
		} else if (field instanceof Combo combo) {
			combo(combo);
		} else if (field instanceof Spinner spinner) {
			spinner(spinner);
		}
		return null;
	}

	private void text(Text text) {
		switch (key) {
		case "selectAll" -> text.selectAll();
		case "copy" -> text.copy();
		case "cut" -> text.cut();
		case "paste" -> text.paste();
		default -> TextKeys.step(text, key.equals("undo"));
		}
	}

	private void styled(StyledText text) {
		switch (key) {
		case "selectAll" -> text.invokeAction(ST.SELECT_ALL);
		case "copy" -> text.copy();
		case "cut" -> text.cut();
		case "paste" -> text.paste();
		default -> {
			// nothing was typed that could be undone
		}
		}
	}

	private void combo(Combo combo) {
		switch (key) {
		case "selectAll" -> combo.setSelection(new Point(0, combo.getText().length()));
		case "copy" -> combo.copy();
		case "cut" -> combo.cut();
		case "paste" -> combo.paste();
		default -> {
			// a choice is undone by choosing again
		}
		}
	}

	private void spinner(Spinner spinner) {
		switch (key) {
		case "copy" -> spinner.copy();
		case "cut" -> spinner.cut();
		case "paste" -> spinner.paste();
		default -> {
			// a number has neither parts nor a history
		}
		}
	}
}
