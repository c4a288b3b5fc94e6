package org.channelexplorer.ui.internal.run;

import com.google.gson.JsonParseException;
import com.google.gson.JsonPrimitive;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.channelexplorer.core.operation.Result;
import org.channelexplorer.core.parameter.Parameter;
import org.channelexplorer.core.util.InputException;
import org.channelexplorer.core.util.Json;
import org.channelexplorer.ui.AnalysisSession;
import org.channelexplorer.ui.LayerView.Settings;
import org.channelexplorer.ui.Preferences;
import org.channelexplorer.ui.Query;
import org.channelexplorer.ui.operation.OperationChooser;
import org.channelexplorer.ui.operation.OperationDialog;
import org.channelexplorer.ui.result.ResultViews;
import org.eclipse.core.runtime.ILog;
import org.eclipse.jface.window.Window;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.PartInitException;

/** Asks which operation to run with which parameters, and opens the view of its result. */
public final class RunOperation {
	private static final String LAST = "run"; //$NON-NLS-1$
	private static final String LAYER = "layer"; //$NON-NLS-1$

	private RunOperation() {
	}

	/** Asks and runs. UI thread. */
	public static void ask(IWorkbenchPage page, AnalysisSession session) {
		Shell shell = page.getWorkbenchWindow().getShell();
		OperationChooser chooser = new OperationChooser(shell, session.operations(), session.state(LAST).map(e -> e.getAsString()).orElse(null));
		if (chooser.open() == Window.OK) {
			ask(page, session, chooser.operation());
		}
	}

	private static void ask(IWorkbenchPage page, AnalysisSession session, String operation) {
		Settings last = last(session, operation);
		again(page, session, Query.of(operation, ofLayer(session, operation, last.parameters()), last.seed())).ifPresent(query -> run(page, session, query));
	}

	/** Asks for other parameters of a query; empty when the user cancels. */
	public static Optional<Query<Result>> again(IWorkbenchPage page, AnalysisSession session, Query<Result> query) {
		OperationDialog dialog = new OperationDialog(page.getWorkbenchWindow().getShell(), session, query.operation(), query.given(), query.seed(), Set.of());
		if (dialog.toRun().open() != Window.OK) {
			return Optional.empty();
		}
		session.putState(LAST, new JsonPrimitive(query.operation()));
		session.putState(key(query.operation()), Json.tree(new Settings(dialog.values(), dialog.seed())));
		return Optional.of(Query.of(query.operation(), dialog.values(), dialog.seed()));
	}

	/** Runs a query and shows its result. */
	public static void run(IWorkbenchPage page, AnalysisSession session, Query<Result> query) {
		try {
			ResultViews.run(page, session, query);
		} catch (PartInitException e) {
			Messages.error("The result cannot be shown", e.getMessage());
		}
	}

	// the layer that the views show, for operations on a layer
	private static Map<String, String> ofLayer(AnalysisSession session, String operation, Map<String, String> given) {
		String layer = session.selection().get().primaryLayer();
		try {
			if (layer != null && session.analysis().layers().contains(layer) && session.operations().parameters(operation, given).stream()
					.anyMatch(s -> s.name().equals(LAYER) && s.annotation().kind() == Parameter.Kind.LAYER)) {
				Map<String, String> with = new TreeMap<>(given);
				with.put(LAYER, layer);
				return with;
			}
		} catch (InputException e) {
			ILog.of(RunOperation.class).info(e.getMessage(), e); // the dialog shows it
		}
		return given;
	}

	// the dialog opens with what was asked the last time
	private static Settings last(AnalysisSession session, String operation) {
		Settings start = new Settings(Preferences.parameters(session.operations(), operation), session.analysis().document().seed());
		try {
			return session.state(key(operation)).map(kept -> Json.fromTree(kept, Settings.class)).orElse(start);
		} catch (JsonParseException damaged) {
			ILog.of(RunOperation.class).warn(session.analysis().file() + ": the parameters kept for " + operation + " are damaged: " + damaged.getMessage());
			return start;
		}
	}

	private static String key(String operation) {
		return LAST + "." + operation; //$NON-NLS-1$
	}
}
