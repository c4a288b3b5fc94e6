package org.channelexplorer.ui.internal.commands;

import java.util.ArrayList;
import java.util.List;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Spinner;
import org.eclipse.swt.widgets.Text;
import org.eclipse.ui.IWorkbench;
import org.eclipse.ui.swt.IFocusService;

/** Fields that have the focus get the keys of texts (Ctrl+A, C, V, X, Z, Y), whatever the view around them does with these. */
public final class TextKeys {
	/** The focus control's id while it is a field. */
	public static final String ID = "org.channelexplorer.ui.text"; //$NON-NLS-1$
	private static final String TYPED = "org.channelexplorer.ui.typed"; //$NON-NLS-1$

	private TextKeys() {
	}

	/** Watches which control has the focus, as long as the display lives. */
	public static void install(Display display, IWorkbench workbench) {
		if (display.getData(ID) == null) {
			display.setData(ID, Boolean.TRUE);
			display.addFilter(SWT.FocusIn, e -> focused(e, workbench));
		}
	}

	private static void focused(Event e, IWorkbench workbench) {
		boolean field = e.widget instanceof Text || e.widget instanceof StyledText || e.widget instanceof Combo && (e.widget.getStyle() & SWT.READ_ONLY) == 0
				|| e.widget instanceof Spinner;
		if (field && e.widget.getData(ID) == null && inWindow((Control) e.widget)) {
			e.widget.setData(ID, Boolean.TRUE);
			workbench.getService(IFocusService.class).addFocusTracker((Control) e.widget, ID);
			e.widget.addListener(SWT.Dispose, _ -> e.widget.notifyListeners(SWT.FocusOut, new Event())); // else it would seem to have the focus still
			if (e.widget instanceof Text text) {
				text.setData(TYPED, new Typed(text));
			}
		}
	}

	// in dialogs the handlers of views do not act, and the platform's do what a field needs
	private static boolean inWindow(Control field) {
		return field.getShell().getParent() == null;
	}

	/** Undoes, or redoes, what was typed into a field. */
	static void step(Text field, boolean undo) {
		if (field.getData(TYPED) instanceof Typed typed) {
			typed.step(undo ? -1 : 1);
		}
	}

	/** What was in a field, for undo. */
	private static final class Typed {
		private static final int MOST = 200;

		private final Text field;
		private final List<String> texts = new ArrayList<>();
		private int place;
		private boolean stepping;

		Typed(Text field) {
			this.field = field;
			texts.add(field.getText());
			field.addListener(SWT.Modify, _ -> modified());
		}

		private void modified() {
			if (!stepping && !field.getText().equals(texts.get(place))) {
				texts.subList(place + 1, texts.size()).clear();
				texts.add(field.getText());
				if (texts.size() > MOST) {
					texts.removeFirst();
				}
				place = texts.size() - 1;
			}
		}

		private void step(int by) {
			if (place + by >= 0 && place + by < texts.size() && field.getEditable()) {
				place += by;
				stepping = true;
				try {
					field.setText(texts.get(place));
					field.setSelection(field.getCharCount());
				} finally {
					stepping = false;
				}
			}
		}
	}
}
