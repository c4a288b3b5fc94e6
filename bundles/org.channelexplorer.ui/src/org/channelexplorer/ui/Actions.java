package org.channelexplorer.ui;

import org.eclipse.jface.action.Action;
import org.eclipse.jface.action.IAction;
import org.eclipse.jface.resource.ImageDescriptor;

/** Makes the actions of toolbars and menus. */
public final class Actions {
	private Actions() {
	}

	/**
	 * An action.
	 *
	 * @param icon null for none
	 */
	public static Action of(String text, ImageDescriptor icon, Runnable body) {
		Action action = new Action(text) {
			@Override
			public void run() {
				body.run();
			}
		};
		action.setToolTipText(text);
		action.setImageDescriptor(icon);
		return action;
	}

	/**
	 * Enables an action, or disables it and shows the reason in its tool tip.
	 *
	 * @param whyNot one sentence, null when the action can run
	 */
	public static void allow(IAction action, String whyNot) {
		action.setEnabled(whyNot == null);
		action.setToolTipText(whyNot == null ? action.getText() : action.getText() + ": " + whyNot);
	}
}
