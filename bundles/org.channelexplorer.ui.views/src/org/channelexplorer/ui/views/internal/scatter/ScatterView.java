package org.channelexplorer.ui.views.internal.scatter;

import com.google.gson.JsonElement;
import com.google.gson.JsonPrimitive;
import java.util.Map;
import java.util.Set;
import org.channelexplorer.core.catalogue.Catalogue;
import org.channelexplorer.core.catalogue.Contribution;
import org.channelexplorer.core.catalogue.ExtensionPoint;
import org.channelexplorer.core.operation.StepParameter;
import org.channelexplorer.plot.Viewport;
import org.channelexplorer.ui.AnalysisSession;
import org.channelexplorer.ui.PlotState;
import org.channelexplorer.ui.PlotView;
import org.channelexplorer.ui.Query;
import org.channelexplorer.ui.plot.PlotLegend;
import org.channelexplorer.ui.plot.PlotPane;
import org.eclipse.jface.action.IMenuManager;
import org.eclipse.jface.action.IToolBarManager;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.swt.widgets.Composite;

/** The Scatterplot view: the images of the selected layer, projected to the plane. */
public final class ScatterView extends PlotView {
	private static final String METHOD = "method"; //$NON-NLS-1$
	private static final String PICTURES = "pictures"; //$NON-NLS-1$

	private PlotLegend legend;
	private ScatterActions actions;

	@Override
	protected String operation() {
		return "projection"; //$NON-NLS-1$
	}

	@Override
	protected void fillMore(IToolBarManager bar, IMenuManager menu) {
		actions = new ScatterActions(this, bar, menu);
	}

	@Override
	protected void sessionChanged(AnalysisSession now) {
		legend = null;
		super.sessionChanged(now);
		actions.update();
	}

	@Override
	protected PlotPane createPane(Composite parent, AnalysisSession session) {
		ScatterCanvas canvas = new ScatterCanvas(parent, session);
		canvas.pictures(pictures());
		return canvas;
	}

	@Override
	protected void beside(Composite parent) {
		legend = new PlotLegend(parent, pane());
		GridDataFactory.fillDefaults().grab(true, false).applyTo(legend);
	}

	/** The method shown first. */
	static String defaultMethod() {
		var methods = Catalogue.ofEquinox().contributions(ExtensionPoint.PROJECTIONS);
		return methods.stream().map(Contribution::id).filter("tsne"::equals).findFirst() //$NON-NLS-1$
				.orElseGet(() -> methods.isEmpty() ? "tsne" : methods.getFirst().id()); //$NON-NLS-1$
	}

	/** The method shown. */
	public String method() {
		return state().parameters().getOrDefault(METHOD, defaultMethod());
	}

	/** Shows another method with its defaults, the whole picture. */
	public void method(String id) {
		PlotState other = state().with(Map.of(METHOD, id), state().seed());
		settings(other.withView(Viewport.fit(viewport().box(), viewport().width(), viewport().height())));
		pane().fit();
	}

	@Override
	protected Map<String, String> given(String layer) {
		Map<String, String> given = super.given(layer);
		given.putIfAbsent(METHOD, defaultMethod());
		return given;
	}

	@Override
	protected Set<String> chosenElsewhere() {
		return Set.of(METHOD, "layer", StepParameter.NAME); //$NON-NLS-1$
	}

	@Override
	protected void settings(Settings chosen) {
		PlotState other = state().with(chosen.parameters(), chosen.seed());
		settings(state().parameters().containsKey(METHOD) ? other.withParameter(METHOD, method()) : other);
	}

	@Override
	protected String working(Query<Drawn> query) {
		return Catalogue.ofEquinox().find(ExtensionPoint.PROJECTIONS, method()).map(Contribution::name).orElse(method());
	}

	@Override
	protected void shown(Drawn now) {
		actions.update();
		if (legend != null) {
			legend.refresh();
		}
	}

	@Override
	protected String facts(Drawn answer) {
		return super.facts(answer) + " \u00b7 seed " + state().seed();
	}

	/** Whether images are drawn at their places. */
	boolean pictures() {
		return session().state(picturesKey()).map(JsonElement::getAsBoolean).orElse(false);
	}

	void pictures(boolean on) {
		session().putState(picturesKey(), new JsonPrimitive(on));
		canvas().pictures(on);
	}

	private String picturesKey() {
		return stateKey() + " " + PICTURES; //$NON-NLS-1$
	}

	/** The plot, null while there is no session. */
	public ScatterCanvas canvas() {
		return (ScatterCanvas) pane();
	}

	/** The legend. */
	public PlotLegend legend() {
		return legend;
	}
}
