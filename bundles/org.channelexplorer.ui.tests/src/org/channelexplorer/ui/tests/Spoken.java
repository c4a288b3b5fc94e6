package org.channelexplorer.ui.tests;

import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.function.BiConsumer;
import org.eclipse.swt.accessibility.ACC;
import org.eclipse.swt.accessibility.Accessible;
import org.eclipse.swt.accessibility.AccessibleControlEvent;
import org.eclipse.swt.accessibility.AccessibleControlListener;
import org.eclipse.swt.accessibility.AccessibleEvent;
import org.eclipse.swt.accessibility.AccessibleListener;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Table;

/** What assistive technology learns from a control: the answers of its accessible, of a native list its texts. Nothing else is looked at. */
final class Spoken {
	private final Control control;

	Spoken(Control control) {
		this.control = control;
	}

	/** The control that has the focus. */
	static Spoken focused() {
		Control focus = control();
		if (focus == null) {
			throw new AssertionError("nothing has the focus");
		}
		return new Spoken(focus);
	}

	private static Control control() {
		return org.eclipse.swt.widgets.Display.getCurrent().getFocusControl();
	}

	// the platform asks these listeners; SWT has no call that does
	@SuppressWarnings("unchecked")
	private <T> List<T> listeners(String field) {
		try {
			Field listeners = Accessible.class.getDeclaredField(field);
			listeners.setAccessible(true);
			List<T> found = (List<T>) listeners.get(control.getAccessible());
			return found == null ? List.of() : found;
		} catch (ReflectiveOperationException e) {
			throw new AssertionError(e);
		}
	}

	private String asked(int child, BiConsumer<AccessibleListener, AccessibleEvent> question) {
		AccessibleEvent e = new AccessibleEvent(control.getAccessible());
		e.childID = child;
		this.<AccessibleListener>listeners("accessibleListeners").forEach(l -> question.accept(l, e));
		return e.result;
	}

	private AccessibleControlEvent answered(int child, BiConsumer<AccessibleControlListener, AccessibleControlEvent> question) {
		AccessibleControlEvent e = new AccessibleControlEvent(control.getAccessible());
		e.childID = child;
		this.<AccessibleControlListener>listeners("accessibleControlListeners").forEach(l -> question.accept(l, e));
		return e;
	}

	/** A screen reader listens: on GTK, the platform has asked for the control's object. */
	static Object listening(Control control) {
		try {
			Method object = Accessible.class.getDeclaredMethod("getAccessibleObject");
			object.setAccessible(true);
			return object.invoke(control.getAccessible());
		} catch (ReflectiveOperationException e) {
			throw new AssertionError(e);
		}
	}

	/** What it is called. */
	String name() {
		return control instanceof Label label ? label.getText() : asked(ACC.CHILDID_SELF, AccessibleListener::getName);
	}

	/** What a child is called. */
	String name(int child) {
		return asked(child, AccessibleListener::getName);
	}

	/** Its text equivalent. */
	String description() {
		return asked(ACC.CHILDID_SELF, AccessibleListener::getDescription);
	}

	/** Its role, see {@link ACC}. */
	int role() {
		return answered(ACC.CHILDID_SELF, AccessibleControlListener::getRole).detail;
	}

	/** How many children it has. */
	int children() {
		return answered(ACC.CHILDID_SELF, AccessibleControlListener::getChildCount).detail;
	}

	/** The child that has the focus. */
	int focus() {
		return answered(ACC.CHILDID_SELF, AccessibleControlListener::getFocus).childID;
	}

	/** Whether a child is selected. */
	boolean selected(int child) {
		return (answered(child, AccessibleControlListener::getState).detail & ACC.STATE_SELECTED) != 0;
	}

	/** The rows of a native table, as a screen reader reads them: every cell after the heading of its column. */
	List<String> rows() {
		Table table = (Table) control;
		return Arrays.stream(table.getItems()).map(item -> {
			StringBuilder row = new StringBuilder();
			for (int c = 0; c < table.getColumnCount(); c++) {
				row.append(table.getColumn(c).getText()).append(' ').append(item.getText(c)).append("; ");
			}
			return row.toString();
		}).toList();
	}

	/** The control itself is a native table. */
	boolean isTable() {
		return control instanceof Table;
	}
}
