package org.channelexplorer.ui;

import com.google.gson.JsonElement;
import com.google.gson.JsonParseException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.channelexplorer.core.catalogue.Catalogue;
import org.channelexplorer.core.operation.HelpPage;
import org.channelexplorer.core.operation.Result;
import org.channelexplorer.core.operation.StepParameter;
import org.channelexplorer.core.util.InputException;
import org.channelexplorer.core.util.Json;
import org.channelexplorer.plot.Plot;
import org.channelexplorer.plot.PlotData;
import org.channelexplorer.plot.PlotFile;
import org.channelexplorer.plot.Plots;
import org.channelexplorer.plot.Viewport;
import org.channelexplorer.ui.internal.help.HintsView;
import org.channelexplorer.ui.plot.PlotActions;
import org.channelexplorer.ui.plot.PlotExport;
import org.channelexplorer.ui.plot.PlotPane;
import org.channelexplorer.ui.result.ResultPart;
import org.eclipse.core.runtime.ILog;
import org.eclipse.jface.action.Action;
import org.eclipse.jface.action.IMenuManager;
import org.eclipse.jface.action.IToolBarManager;
import org.eclipse.jface.action.Separator;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.widgets.Composite;

/**
 * Base of the views of one operation's plot. A subclass names the {@link #operation()}; the plot is the one that is contributed for
 * the type of its result. This class draws it, keeps zoom, options, parameters and seed with the analysis, and offers settings,
 * options, export, copying and the context menu {@value #MENU}.
 */
public abstract class PlotView extends LayerView<PlotView.Drawn> implements ResultPart {
	/** Id of the context menu of every plot, for {@code popup:} contributions. */
	public static final String MENU = "org.channelexplorer.ui.plot"; //$NON-NLS-1$
	private static final int SETTLE = 400;

	/**
	 * A plot and what it was made from.
	 *
	 * @param data the result with its analysis and the plot's options
	 * @param plot the plot
	 * @param rows for every image of the plot its row in the analysis
	 */
	public record Drawn(PlotData data, Plot plot, int[] rows) {
		static Drawn of(PlotData data, int[] rows) throws InputException {
			return new Drawn(data, Plots.plot(data), rows);
		}
	}

	private PlotActions actions;
	private PlotPane pane;
	private Asker redrawing;
	private PlotState state;
	private Drawn drawn;
	private int viewChanges;

	/** Id of the operation whose plot is shown. */
	protected abstract String operation();

	/** The parameters of the operation for a layer: what is set in the view, and the layer. */
	protected Map<String, String> given(String layer) {
		Map<String, String> given = new TreeMap<>(state.parameters());
		given.put("layer", layer); //$NON-NLS-1$
		return given;
	}

	/** Adds what only this view has to toolbar and menu, before the common actions. */
	protected void fillMore(IToolBarManager bar, IMenuManager menu) {
		// most views add nothing
	}

	/** Makes controls around the pane (a legend, a slider); the parent has a grid layout of one column and holds the pane already. */
	protected void beside(Composite parent) {
		// most plots stand alone
	}

	/** Makes the canvas. */
	protected PlotPane createPane(Composite parent, AnalysisSession session) {
		return new PlotPane(parent, session);
	}

	/** A plot is shown now, null for none. */
	protected void shown(Drawn now) {
		// for what stands beside it
	}

	@Override
	protected void fillActions(IToolBarManager bar, IMenuManager menu) {
		actions = new PlotActions(this::pane, this::plot, getSite().getShell());
		fillMore(bar, menu);
		if (bar.getItems().length > 0) {
			bar.add(new Separator());
		}
		bar.add(settingsAction());
		bar.add(actions.fit());
		bar.add(exportAction());
		menu.add(settingsAction());
		for (Action action : actions.all()) {
			menu.add(action);
		}
		menu.add(exportAction());
		fillInstance(menu);
		actions.global(getViewSite().getActionBars());
	}

	/** Fills the context menu; what other bundles contribute follows. */
	protected void fillContext(IMenuManager menu) {
		actions.all().forEach(menu::add);
		menu.add(exportAction());
	}

	@Override
	protected void sessionChanged(AnalysisSession now) {
		pane = null;
		drawn = null;
		super.sessionChanged(now);
		actions.update(now == null ? "no analysis is open" : null);
	}

	@Override
	protected void createPlot(Composite parent, AnalysisSession session) {
		state = read(session);
		GridLayoutFactory.fillDefaults().spacing(0, 0).applyTo(parent);
		pane = createPane(parent, session);
		GridDataFactory.fillDefaults().grab(true, true).applyTo(pane);
		pane.onViewport(this::viewChanged);
		pane.onOption(this::option);
		redrawing = Asker.hidden(pane, 0);
		PlotActions.context(pane, MENU, this::fillContext, getSite());
		beside(parent);
		parent.getParent().layout(true, true);
	}

	private PlotState read(AnalysisSession session) {
		JsonElement kept = session.state(stateKey()).orElse(null);
		long seed = session.analysis().document().seed();
		try {
			return kept == null ? PlotState.initial(seed).with(Preferences.parameters(session.operations(), operation()), seed) : read(kept);
		} catch (JsonParseException | IllegalStateException | ClassCastException damaged) {
			ILog.of(PlotView.class).warn(session.analysis().file() + ": what the view " + getTitle() + " kept is damaged: " + damaged.getMessage());
			return PlotState.initial(seed);
		}
	}

	@Override
	public <T> T getAdapter(Class<T> adapter) {
		return adapter == HelpPage.class ? adapter.cast(HintsView.page(operation()).orElse(null)) : super.getAdapter(adapter); // what the hints show
	}

	/**
	 * Reads what was kept.
	 *
	 * @throws JsonParseException when it is damaged
	 */
	protected PlotState read(JsonElement kept) {
		return Json.fromTree(kept, PlotState.class);
	}

	@Override
	protected boolean focusPlot() {
		return pane != null && pane.setFocus();
	}

	@Override
	protected Query<Drawn> query(AnalysisSession session, String layer) {
		Map<String, String> options = state.options();
		return new Query<>(operation(), given(layer), state.seed(),
				(result, data) -> Drawn.of(PlotData.of(result, data, Catalogue.ofEquinox()).coloured(Preferences.classColours()).with(options), data.rows()));
	}

	@Override
	protected Set<String> chosenElsewhere() {
		return Set.of("layer", StepParameter.NAME); //$NON-NLS-1$
	}

	/** Shows a result of this view's operation that was asked for elsewhere; its parameters become the view's. */
	@Override
	public boolean show(AnalysisSession asked, Query<Result> query) {
		if (asked != session()) {
			return false; // its editor is not the active one
		}
		Map<String, String> parameters = new TreeMap<>(query.given());
		String layer = parameters.remove("layer"); //$NON-NLS-1$
		parameters.remove(StepParameter.NAME);
		if (layer != null && !layer.isEmpty()) {
			asked.selection().change(s -> s.withLayers(List.of(layer)), this);
		}
		settings(state.with(parameters, query.seed()));
		return true;
	}

	@Override
	protected void busy(String text) {
		super.busy(text);
		pane.awaits(true);
		if (drawn == null) { // there is no old picture to be greyed
			pane.message(text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1));
		}
	}

	@Override
	protected void say(String sentence) {
		super.say(sentence);
		if (pane != null) {
			pane.awaits(false);
			if (drawn == null) {
				pane.message(""); //$NON-NLS-1$
			}
		}
	}

	@Override
	protected final void show(Drawn answer) {
		redrawing.cancel();
		pane.awaits(false);
		boolean first = drawn == null;
		drawn = answer;
		pane.message(answer == null ? "" : null); //$NON-NLS-1$
		pane.show(answer == null ? null : answer.plot(), answer == null ? new int[0] : answer.rows());
		if (first && answer != null && (state.vertical() > 0) == answer.plot().stretches()) { // where the user was when it was closed
			pane.viewport(state.viewport(answer.plot().box(), pane.getSize().x, pane.getSize().y));
		}
		actions.update(answer == null ? "there is no plot yet" : null);
		shown(answer);
		if (answer != null && !answer.data().options().equals(state.options())) { // chosen while the answer was awaited
			redraw();
		}
	}

	@Override
	protected Drawn current(Drawn answer) {
		return drawn == null ? answer : drawn;
	}

	@Override
	protected String facts(Drawn answer) {
		return String.join(" \u00b7 ", answer.plot().facts());
	}

	/** What is kept with the analysis. */
	public final PlotState state() {
		return state;
	}

	/** Keeps other settings and shows what they give: asks the operation when parameters or seed differ, else draws again. */
	public void settings(PlotState other) {
		PlotState before = state;
		state = other;
		keep();
		if (!other.parameters().equals(before.parameters()) || other.seed() != before.seed() || drawn == null) {
			ask();
		} else if (!other.options().equals(before.options())) {
			redraw();
		}
	}

	/** Draws with the options in use, without asking the operation; the old picture stays until the new one is made. */
	protected final void redraw() {
		Drawn now = drawn;
		PlotData data = now.data().with(state.options());
		session().work(redrawing, "Draw " + getTitle(), _ -> Drawn.of(data, now.rows()), made -> {
			drawn = made;
			pane.show(made.plot(), made.rows());
			shown(made);
			describe();
		}, this::say);
	}

	/** Changes an option of the plot. */
	public final void option(String name, String value) {
		settings(state.withOption(name, value));
	}

	@Override
	protected Settings settings() {
		return new Settings(state.parameters(), state.seed());
	}

	@Override
	protected void settings(Settings chosen) {
		settings(state.with(chosen.parameters(), chosen.seed()));
	}

	/** Keeps the state with the analysis. */
	protected final void keep() {
		session().putState(stateKey(), Json.tree(state));
	}

	// kept once the zooming has settled, not at every turn of the wheel
	private void viewChanged() {
		int mine = ++viewChanges;
		AnalysisSession asked = session();
		PlotPane changed = pane;
		changed.getDisplay().timerExec(SETTLE, () -> {
			if (mine == viewChanges && asked == session() && !changed.isDisposed()) {
				state = state.withView(changed.viewport());
				keep();
			}
		});
	}

	@Override
	protected void export() {
		PlotExport.ask(getSite().getShell(), exportName(), plot(), pane.look());
	}

	/** The canvas, null while there is no session. */
	public final PlotPane pane() {
		return pane;
	}

	/** The plot shown, null for none. */
	public final Plot plot() {
		return drawn == null ? null : drawn.plot();
	}

	/** What is shown, null for none. */
	protected final Drawn drawn() {
		return drawn;
	}

	/** The result shown, null for none. */
	public final Result result() {
		return reply() == null ? null : reply().result();
	}

	/** The part of the plot that is seen. */
	public final Viewport viewport() {
		return pane.viewport();
	}

	/**
	 * What an export writes: the part, the selection and the numbers shown. With everything shown and nothing selected, it is what
	 * {@code channelexplorer run} writes.
	 *
	 * @throws InputException when the machine has no font to draw a PNG with
	 */
	public final byte[] exported(PlotFile format) throws InputException {
		return format.bytes(plot(), pane.look());
	}
}
