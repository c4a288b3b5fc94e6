package org.channelexplorer.ui.views.internal.scatter;

import com.google.gson.JsonElement;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.channelexplorer.core.catalogue.Catalogue;
import org.channelexplorer.core.catalogue.Contribution;
import org.channelexplorer.core.catalogue.ExtensionPoint;
import org.channelexplorer.core.operation.Result;
import org.channelexplorer.core.operation.StepParameter;
import org.channelexplorer.core.util.InputException;
import org.channelexplorer.core.util.Json;
import org.channelexplorer.plot.Plot;
import org.channelexplorer.plot.PlotData;
import org.channelexplorer.plot.PlotFile;
import org.channelexplorer.plot.Plots;
import org.channelexplorer.plot.Viewport;
import org.channelexplorer.ui.AnalysisSession;
import org.channelexplorer.ui.LayerView;
import org.channelexplorer.ui.Query;
import org.channelexplorer.ui.result.ResultPart;
import org.channelexplorer.ui.selection.Selection;
import org.eclipse.jface.action.Action;
import org.eclipse.jface.action.IMenuManager;
import org.eclipse.jface.action.IToolBarManager;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.widgets.Composite;

/** The Scatterplot view: the images of the selected layer, projected to the plane. */
public final class ScatterView extends LayerView<Plot> implements ResultPart {
	/** Key of the kept state. */
	static final String STATE = "scatterplot"; //$NON-NLS-1$
	private static final String OPERATION = "projection"; //$NON-NLS-1$
	private static final int SETTLE = 400;

	private ScatterCanvas canvas;
	private Legend legend;
	private ScatterActions actions;
	private ScatterState state;
	private int viewChanges;

	@Override
	protected void fillActions(IToolBarManager bar, IMenuManager menu) {
		actions = new ScatterActions(this, bar, menu);
	}

	/** For the toolbar. */
	Action settingsEntry() {
		return settingsAction();
	}

	/** For the toolbar. */
	Action exportEntry() {
		return exportAction();
	}

	@Override
	protected void export() {
		actions.export();
	}

	/** Shows a projection that was asked for elsewhere; it becomes the view's settings. */
	@Override
	public boolean show(AnalysisSession asked, Query<Result> projection) {
		if (asked != session()) {
			return false; // its editor is not the active one
		}
		Map<String, String> parameters = new TreeMap<>(projection.given());
		String method = parameters.getOrDefault("method", defaultMethod()); //$NON-NLS-1$
		String layer = parameters.get("layer"); //$NON-NLS-1$
		parameters.keySet().removeAll(chosenElsewhere());
		if (layer != null && !layer.isEmpty()) {
			asked.selection().change(s -> s.withLayers(List.of(layer)), this);
		}
		settings(state.withMethod(method).with(parameters, projection.seed()));
		actions.update();
		return true;
	}

	@Override
	protected void sessionChanged(AnalysisSession now) {
		canvas = null;
		legend = null;
		super.sessionChanged(now);
		actions.update();
	}

	@Override
	protected void createPlot(Composite parent, AnalysisSession session) {
		JsonElement kept = session.state(STATE).orElse(null);
		state = kept == null ? ScatterState.initial(defaultMethod(), session.analysis().document().seed()) : Json.fromTree(kept, ScatterState.class);
		GridLayoutFactory.fillDefaults().spacing(0, 0).applyTo(parent);
		canvas = new ScatterCanvas(parent, session, this::viewChanged);
		canvas.pictures(state.pictures());
		GridDataFactory.fillDefaults().grab(true, true).applyTo(canvas);
		legend = new Legend(parent, session);
		GridDataFactory.fillDefaults().grab(true, false).applyTo(legend);
		parent.getParent().layout(true, true);
		canvas.view(new Viewport(canvas.view().box(), Math.max(1, canvas.getSize().x), Math.max(1, canvas.getSize().y), state.zoom(), state.x(), state.y()),
				false);
	}

	/** The method shown first. */
	static String defaultMethod() {
		var methods = Catalogue.ofEquinox().contributions(ExtensionPoint.PROJECTIONS);
		return methods.stream().map(Contribution::id).filter("tsne"::equals).findFirst() //$NON-NLS-1$
				.orElseGet(() -> methods.isEmpty() ? "tsne" : methods.getFirst().id()); //$NON-NLS-1$
	}

	@Override
	protected Query<Plot> query(AnalysisSession session, String layer) {
		return new Query<>(OPERATION, state.given(layer), state.seed(),
				(result, data) -> Plots.plot(PlotData.of(result, data, Catalogue.ofEquinox())));
	}

	@Override
	protected Set<String> chosenElsewhere() {
		return Set.of("method", "layer", StepParameter.NAME); //$NON-NLS-1$ //$NON-NLS-2$
	}

	@Override
	protected String working(Query<Plot> query) {
		return methodName(state.method());
	}

	@Override
	protected void show(Plot plot) {
		canvas.message(plot == null ? "" : null); //$NON-NLS-1$
		canvas.show(plot);
		actions.update();
	}

	@Override
	protected String facts(Plot plot) {
		return String.join(" \u00b7 ", plot.facts()) + " \u00b7 seed " + state.seed();
	}

	static String methodName(String id) {
		return Catalogue.ofEquinox().find(ExtensionPoint.PROJECTIONS, id).map(Contribution::name).orElse(id);
	}

	public ScatterState state() {
		return state;
	}

	/** Takes other settings, keeps them and computes. */
	public void settings(ScatterState other) {
		boolean fit = !other.method().equals(state.method());
		state = other;
		keep();
		if (fit) {
			canvas.view(Viewport.fit(canvas.view().box(), canvas.view().width(), canvas.view().height()), false);
		}
		ask();
	}

	@Override
	protected Settings settings() {
		return new Settings(state.parameters(), state.seed());
	}

	@Override
	protected void settings(Settings chosen) {
		settings(state.with(chosen.parameters(), chosen.seed()));
	}

	void pictures(boolean on) {
		state = state.withPictures(on);
		canvas.pictures(on);
		keep();
	}

	private void keep() {
		session().putState(STATE, Json.tree(state));
	}

	// kept once the zooming has settled, not at every turn of the wheel
	private void viewChanged() {
		int mine = ++viewChanges;
		AnalysisSession asked = session();
		canvas.getDisplay().timerExec(SETTLE, () -> {
			if (mine == viewChanges && asked == session() && canvas != null) {
				state = state.withView(canvas.view());
				keep();
			}
		});
	}

	@Override
	protected void selectionChanged(Selection before, Selection now, Object source) {
		super.selectionChanged(before, now, source);
		canvas.invalidate();
		legend.redraw();
	}

	/** The plot, null while there is no session. */
	public ScatterCanvas canvas() {
		return canvas;
	}

	/** The legend. */
	public Legend legend() {
		return legend;
	}

	/** The result shown, null for none. */
	public Result result() {
		return reply() == null ? null : reply().result();
	}

	/**
	 * What an export writes: the part, the selection and the numbers shown. With everything shown and nothing selected, it is what
	 * {@code channelexplorer run projection} writes.
	 *
	 * @throws InputException when the machine has no font to draw a PNG with
	 */
	public byte[] exported(PlotFile format) throws InputException {
		return format.bytes(canvas.plot(), canvas.look());
	}
}
