package org.channelexplorer.ui.views.internal.dataset;

import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.channelexplorer.core.predict.ClassPredictions;
import org.channelexplorer.core.util.InputException;
import org.channelexplorer.ui.Actions;
import org.channelexplorer.ui.AnalysisSession;
import org.channelexplorer.ui.Focusing;
import org.channelexplorer.ui.internal.Icons;
import org.channelexplorer.ui.internal.run.Messages;
import org.channelexplorer.ui.operation.OperationDialog;
import org.eclipse.jface.action.Action;
import org.eclipse.jface.action.IAction;
import org.eclipse.jface.action.IMenuManager;
import org.eclipse.jface.action.IToolBarManager;
import org.eclipse.jface.action.MenuManager;
import org.eclipse.jface.action.Separator;
import org.eclipse.jface.window.Window;
import org.eclipse.swt.widgets.Shell;

/** Toolbar and menu of the Dataset view. */
final class DatasetActions {
	private static final String WRONG = "is:wrong"; //$NON-NLS-1$
	private static final String REPRESENTATIVE = "is:representative"; //$NON-NLS-1$

	private final Supplier<DatasetCanvas> canvas;
	private final Shell shell;
	private final Action wrongOnly = check("Show Only Images Predicted as Another Class", () -> toggle(WRONG));
	private final Action larger = Actions.of("Larger Images", Icons.descriptor("larger"), () -> resize(1.25)); //$NON-NLS-2$
	private final Action smaller = Actions.of("Smaller Images", Icons.descriptor("smaller"), () -> resize(0.8)); //$NON-NLS-2$

	/** @param canvas the list shown now, null while there is none */
	DatasetActions(Supplier<DatasetCanvas> canvas, Shell shell, IToolBarManager bar, IMenuManager menu) {
		this.canvas = canvas;
		this.shell = shell;
		wrongOnly.setImageDescriptor(Icons.descriptor("wrong")); //$NON-NLS-1$
		bar.add(wrongOnly);
		bar.add(larger);
		bar.add(smaller);
		menu.setRemoveAllWhenShown(true);
		menu.addMenuListener(this::fill);
		menu.add(new Separator()); // an empty menu has no button
	}

	/** Fits the toolbar to what is shown. */
	void update() {
		AnalysisSession session = session();
		String why = session == null ? "no analysis is open"
				: session.predictions().isEmpty() ? "The network of this analysis is no classifier"
						: session.predictions().filter(ClassPredictions::comparable).isPresent() ? null : session.predictions().get().incomparable();
		Actions.allow(wrongOnly, why);
		wrongOnly.setChecked(session != null && session.filter().get().has(WRONG));
	}

	private AnalysisSession session() {
		return canvas.get() == null ? null : canvas.get().session();
	}

	private DatasetState state() {
		return canvas.get().state();
	}

	private void change(UnaryOperator<DatasetState> change) {
		canvas.get().change(change);
	}

	private void resize(double factor) {
		if (canvas.get() != null) {
			change(s -> s.withThumb((int) Math.round(s.thumb() * factor)));
		}
	}

	private void toggle(String term) {
		try {
			session().filter().set(session().filter().get().toggled(term), this);
		} catch (InputException e) {
			Messages.error("Filter", e.getMessage());
		}
	}

	/** Fills the view's menu. */
	void fill(IMenuManager menu) {
		if (session() == null) {
			menu.add(disabled("Sort Images By", "no analysis is open"));
			return;
		}
		menu.add(images());
		menu.add(classes());
		menu.add(compare());
		menu.add(checked("Compare in the Layer Shown Only", state().inLayer(), state().reference().isEmpty() ? "no class is compared with" : null,
				() -> change(s -> s.withInLayer(!s.inLayer()))));
		menu.add(new Separator());
		representatives(menu);
		menu.add(new Separator());
		menu.add(checked("Show Predictions", state().captions(), session().predictions().isEmpty() ? "the network is no classifier" : null,
				() -> change(s -> s.withCaptions(!s.captions()))));
		menu.add(larger);
		menu.add(smaller);
	}

	private MenuManager images() {
		String noClassifier = session().predictions().isEmpty() ? "the network is no classifier" : null;
		String noLayer = session().analysis().layers().isEmpty() ? "no layer was read" : null;
		Map<String, String> names = new LinkedHashMap<>();
		names.put(DatasetOrder.AS_READ, "Order of the Analysis");
		names.put(DatasetOrder.NAME, "Name");
		names.put(DatasetOrder.CONFIDENCE, "Confidence of the Prediction");
		names.put(DatasetOrder.OWN, "Probability of Its Class");
		names.put(DatasetComputing.TYPICALITY, "Typicality in the Layer");
		names.put(DatasetComputing.DISTANCE, "Distance to the Mean of Its Class");
		MenuManager menu = new MenuManager("Sort &Images By");
		names.forEach((id, name) -> menu.add(radio(name, state().sort().equals(id),
				id.equals(DatasetOrder.CONFIDENCE) || id.equals(DatasetOrder.OWN) ? noClassifier
						: id.isEmpty() || id.equals(DatasetOrder.NAME) ? null : noLayer,
				() -> change(s -> s.withSort(id, s.descending())))));
		menu.add(new Separator());
		menu.add(checked("Largest First", state().descending(), state().sort().isEmpty() ? "nothing is sorted" : null,
				() -> change(s -> s.withSort(s.sort(), !s.descending()))));
		return menu;
	}

	private MenuManager classes() {
		Map<String, String> names = new LinkedHashMap<>();
		names.put(DatasetOrder.AS_READ, "Order of the Labelling");
		names.put(DatasetOrder.NAME, "Name");
		names.put(DatasetOrder.SIZE, "Number of Images");
		names.put(DatasetOrder.ACCURACY, "Accuracy, Lowest First");
		names.put(DatasetOrder.SIMILARITY, "Similarity to the Class Compared With");
		MenuManager menu = new MenuManager("Sort &Classes By");
		names.forEach((id, name) -> menu.add(radio(name, state().classSort().equals(id),
				id.equals(DatasetOrder.ACCURACY) && session().predictions().isEmpty() ? "the network is no classifier"
						: id.equals(DatasetOrder.SIMILARITY) && state().reference().isEmpty() ? "no class is compared with" : null,
				() -> change(s -> s.withClassSort(id)))));
		return menu;
	}

	private MenuManager compare() {
		MenuManager menu = new MenuManager("Compare Classes &With");
		menu.add(radio("Nothing", state().reference().isEmpty(), null, () -> change(s -> s.withReference("")))); //$NON-NLS-2$
		for (String name : session().labelling().labels().classes()) {
			menu.add(radio(name, name.equals(state().reference()), null, () -> change(s -> s.withReference(name).withClassSort(DatasetOrder.SIMILARITY))));
		}
		return menu;
	}

	private void representatives(IMenuManager menu) {
		boolean on = state().representatives() != null;
		BitSet found = session().scores().representatives();
		String none = found == null ? "the representatives are not shown" : null;
		menu.add(checked("Mark Representatives", on, session().analysis().layers().isEmpty() ? "no layer was read" : null,
				() -> change(s -> s.withRepresentatives(on ? null : Map.of(), s.seed()))));
		menu.add(Actions.of("Representatives\u2026", Icons.descriptor("settings"), this::settings)); //$NON-NLS-2$
		menu.add(checked("Show Representatives Only", session().filter().get().has(REPRESENTATIVE), none, () -> toggle(REPRESENTATIVE)));
		Action only = Actions.of("Focus on Representatives", null, () -> Focusing.only(session(), DatasetComputing.REPRESENTATIVES, found));
		Actions.allow(only, none);
		menu.add(only);
	}

	private void settings() {
		DatasetState state = state();
		OperationDialog dialog = new OperationDialog(shell, session(), DatasetComputing.REPRESENTATIVES,
				state.representatives() == null ? Map.of() : state.representatives(), state.seed(), Set.of());
		if (dialog.open() == Window.OK) {
			change(s -> s.withRepresentatives(dialog.values(), dialog.seed()));
		}
	}

	private static Action disabled(String text, String why) {
		Action action = Actions.of(text, null, () -> {
			// it says why it cannot
		});
		Actions.allow(action, why);
		return action;
	}

	private static Action check(String text, Runnable body) {
		Action action = new Action(text, IAction.AS_CHECK_BOX) {
			@Override
			public void run() {
				body.run();
			}
		};
		action.setToolTipText(text);
		return action;
	}

	private static Action checked(String text, boolean on, String whyNot, Runnable body) {
		Action action = check(text, body);
		action.setChecked(on);
		Actions.allow(action, whyNot);
		return action;
	}

	private static Action radio(String text, boolean on, String whyNot, Runnable body) {
		Action action = new Action(text.replace("&", "&&"), IAction.AS_RADIO_BUTTON) { //$NON-NLS-1$ //$NON-NLS-2$
			@Override
			public void run() {
				if (isChecked()) {
					body.run();
				}
			}
		};
		action.setChecked(on);
		Actions.allow(action, whyNot);
		return action;
	}
}
