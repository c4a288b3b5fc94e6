package org.channelexplorer.ui.views.internal.scatter;

import java.util.List;
import org.channelexplorer.ui.Actions;
import org.eclipse.jface.action.Action;
import org.eclipse.jface.action.IAction;
import org.eclipse.jface.action.MenuManager;

/** What colours show. */
final class ColorMenu extends MenuManager {
	private final ScatterView view;

	private record Choice(String value, String text) {
	}

	private static final List<Choice> CHOICES = List.of(new Choice("class", "Class"), new Choice("given", "Given Class"), //$NON-NLS-1$//$NON-NLS-3$
			new Choice("prediction", "Prediction"), //$NON-NLS-1$
			new Choice("verdict", "Right or Wrong"), new Choice("confidence", "Confidence"), new Choice("cluster", "Cluster"), new Choice("trust", "Trust")); //$NON-NLS-1$ //$NON-NLS-3$ //$NON-NLS-5$ //$NON-NLS-7$

	ColorMenu(ScatterView view) {
		super("Colour By");
		this.view = view;
		setRemoveAllWhenShown(true);
		addMenuListener(_ -> fill());
		fill();
	}

	private void fill() {
		for (Choice c : CHOICES) {
			Action action = new Action(c.text, IAction.AS_RADIO_BUTTON) {
				@Override
				public void run() {
					if (isChecked()) {
						view.option(ScatterView.COLOR, c.value);
					}
				}
			};
			Actions.allow(action, whyNot(c.value));
			action.setChecked(
					view.session() != null && view.state() != null && c.value.equals(view.state().options().getOrDefault(ScatterView.COLOR, "class"))); //$NON-NLS-1$
			add(action);
		}
	}

	private String whyNot(String value) {
		if (view.session() == null || view.plot() == null) {
			return "there is no plot yet";
		}
		return switch (value) {
		case "prediction", "verdict", "confidence" -> view.session().predictions().isEmpty() ? "the network predicts no classes" : null; //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$
		case "cluster" -> view.grouped() ? null : "show clusters first"; //$NON-NLS-1$
		default -> null;
		};
	}
}
