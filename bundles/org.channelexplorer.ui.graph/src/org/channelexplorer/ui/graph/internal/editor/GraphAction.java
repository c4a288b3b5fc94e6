package org.channelexplorer.ui.graph.internal.editor;

import java.util.function.Supplier;
import org.channelexplorer.ui.theme.ThemedIcon;
import org.eclipse.jface.action.Action;

/** An action that shows why it cannot run. */
final class GraphAction extends Action {
	private final String explanation;
	private final Runnable body;
	private final Supplier<String> obstacle;

	/**
	 * @param explanation tooltip while it can run
	 * @param icon        file name without extension, null for none
	 * @param obstacle    gives why it cannot run, null when it can
	 */
	GraphAction(String text, String explanation, String icon, Supplier<String> obstacle, Runnable body) {
		super(text);
		this.explanation = explanation;
		this.body = body;
		this.obstacle = obstacle;
		setToolTipText(explanation);
		if (icon != null) {
			setImageDescriptor(ThemedIcon.of("org.channelexplorer.ui.graph", icon));
		}
	}

	/** Asks again whether it can run. */
	void update() {
		String why = obstacle.get();
		setEnabled(why == null);
		setToolTipText(why == null ? explanation : getText().replace("&", "") + ": " + why);
	}

	/** Why it cannot run, null when it can. */
	String obstacle() {
		return obstacle.get();
	}

	@Override
	public void run() {
		if (obstacle.get() == null) {
			body.run();
		}
	}
}
