package org.channelexplorer.ui.views.internal.audit;

import java.util.function.Consumer;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Event;

/** The keys of the triage, one letter each. */
enum DecisionKey {
	KEEP('K', "Keep", "The label is right", Decide::keep), RELABEL('R', "Relabel", "The suggested class is right", Decide::relabel),
	OTHER('L', "Other\u2026", "Another class is right: type to find it", Decide::other),
	UNSURE('U', "Not Sure", "Somebody else is to look at it", Decide::unsure),
	LEAVE_OUT('X', "Leave Out", "Leaves the image out of everything that reads classes", Decide::leaveOut),
	COMMENT('C', "Comment\u2026", "Adds words to the decision", Decide::comment),
	NEXT('N', "Next Undecided", "Goes to the next image that nobody has decided about", Decide::nextUndecided);

	private final char letter;
	private final String text;
	private final String help;
	private final Consumer<Decide> body;

	DecisionKey(char letter, String text, String help, Consumer<Decide> body) {
		this.letter = letter;
		this.text = text;
		this.help = help;
		this.body = body;
	}

	/** What a button says, its key behind it. */
	String text() {
		return text + " (" + letter + ")";
	}

	/** What it does. */
	String help() {
		return help;
	}

	void run(Decide decide) {
		body.accept(decide);
	}

	/** Runs the key of an event; with Left and Right for the image before and the next one. @return whether it was one */
	static boolean pressed(Event e, Decide decide) {
		if (decide == null || (e.stateMask & SWT.MODIFIER_MASK & ~SWT.SHIFT) != 0) {
			return false;
		}
		if (e.keyCode == SWT.ARROW_LEFT || e.keyCode == SWT.ARROW_RIGHT) {
			if (e.keyCode == SWT.ARROW_LEFT) {
				decide.previous();
			} else {
				decide.next();
			}
			return true;
		}
		for (DecisionKey key : values()) {
			if (Character.toUpperCase(e.character) == key.letter) {
				key.body.accept(decide);
				return true;
			}
		}
		return false;
	}

	/** Lets a control that takes no text take the keys. */
	static void on(Control control, java.util.function.Supplier<Decide> decide) {
		control.addListener(SWT.KeyDown, e -> {
			if (pressed(e, decide.get())) {
				e.doit = false;
			}
		});
	}
}
