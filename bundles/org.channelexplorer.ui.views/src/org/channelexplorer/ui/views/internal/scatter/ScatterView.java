package org.channelexplorer.ui.views.internal.scatter;

import com.google.gson.JsonElement;
import com.google.gson.JsonPrimitive;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.channelexplorer.core.catalogue.Catalogue;
import org.channelexplorer.core.catalogue.Contribution;
import org.channelexplorer.core.catalogue.ExtensionPoint;
import org.channelexplorer.core.label.Names;
import org.channelexplorer.core.operation.StepParameter;
import org.channelexplorer.core.util.InputException;
import org.channelexplorer.plot.LegendEntry;
import org.channelexplorer.plot.Viewport;
import org.channelexplorer.ui.AnalysisSession;
import org.channelexplorer.ui.PlotState;
import org.channelexplorer.ui.PlotView;
import org.channelexplorer.ui.Query;
import org.channelexplorer.ui.plot.PlotLegend;
import org.channelexplorer.ui.plot.PlotPane;
import org.channelexplorer.ui.result.ProjectionPart;
import org.channelexplorer.ui.selection.Selection;
import org.eclipse.jface.action.IMenuManager;
import org.eclipse.jface.action.IToolBarManager;
import org.eclipse.swt.widgets.Composite;

/** The Scatterplot view: the images of the selected layer, projected to the plane, with their clusters. */
public final class ScatterView extends PlotView implements ProjectionPart {
	static final String METHOD = "method"; //$NON-NLS-1$
	static final String GROUPED = "grouped"; //$NON-NLS-1$
	static final String CLUSTERING = "clustering"; //$NON-NLS-1$
	static final String CLUSTERS = "clusters"; //$NON-NLS-1$
	static final String CLUSTER_SEED = "clusterSeed"; //$NON-NLS-1$
	static final String ALIGN = "alignTo"; //$NON-NLS-1$
	static final String COLOR = "color"; //$NON-NLS-1$
	static final String HIDDEN = "hidden"; //$NON-NLS-1$
	private static final String LAYER = "layer"; //$NON-NLS-1$
	private static final String PICTURES = "pictures"; //$NON-NLS-1$

	private Beside beside;
	private Near near;
	private ScatterActions actions;

	@Override
	protected String operation() {
		return "scatterplot"; //$NON-NLS-1$
	}

	@Override
	protected void fillMore(IToolBarManager bar, IMenuManager menu) {
		actions = new ScatterActions(this, bar, menu);
	}

	@Override
	protected void fillContext(IMenuManager menu) {
		actions.fill(menu);
		super.fillContext(menu);
	}

	@Override
	protected void sessionChanged(AnalysisSession now) {
		beside = null;
		near = null;
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
		beside = new Beside(parent, pane());
		beside.legend().onHide(this::hide);
		near = new Near(this, beside);
		Drops.accept(pane(), this::locate);
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

	@Override
	public Optional<Shown> projection() {
		return state() == null ? Optional.empty() : Optional.of(new Shown(method(), state().parameters(), state().seed()));
	}

	/** Shows another method with its defaults, the whole picture; clusters stay. */
	public void method(String id) {
		Map<String, String> parameters = new TreeMap<>(state().parameters());
		parameters.keySet().retainAll(Set.of(GROUPED, CLUSTERING, CLUSTERS, CLUSTER_SEED, ALIGN));
		parameters.put(METHOD, id);
		PlotState other = state().with(parameters, state().seed());
		settings(other.withView(Viewport.fit(viewport().box(), viewport().width(), viewport().height())));
		pane().fit();
	}

	@Override
	protected Map<String, String> given(String layer) {
		Map<String, String> given = super.given(layer);
		given.putIfAbsent(METHOD, defaultMethod());
		given.putIfAbsent(ALIGN, session().analysis().layers().getLast()); // images stay where they are when the layer changes
		return given;
	}

	@Override
	protected Set<String> chosenElsewhere() {
		return Set.of(METHOD, LAYER, StepParameter.NAME, GROUPED, CLUSTERING, CLUSTER_SEED);
	}

	@Override
	protected void settings(Settings chosen) {
		Map<String, String> parameters = new TreeMap<>(chosen.parameters());
		for (String kept : List.of(METHOD, GROUPED, CLUSTERING, CLUSTER_SEED)) {
			if (state().parameters().containsKey(kept)) {
				parameters.putIfAbsent(kept, state().parameters().get(kept));
			}
		}
		settings(state().with(parameters, chosen.seed()));
	}

	/** Whether clusters are shown. */
	public boolean grouped() {
		return Boolean.parseBoolean(state().parameters().get(GROUPED));
	}

	/**
	 * Shows clusters.
	 *
	 * @param method id of the clustering, null for none
	 * @param k      number of clusters; 0 when the method finds it
	 */
	public void clusters(String method, int k) {
		Map<String, String> parameters = new TreeMap<>(state().parameters());
		parameters.keySet().removeAll(Set.of(GROUPED, CLUSTERING, CLUSTERS));
		Map<String, String> options = new TreeMap<>(state().options());
		if (method == null) {
			options.remove(COLOR, "cluster"); // there are none to show //$NON-NLS-1$
		} else {
			parameters.put(GROUPED, "true"); //$NON-NLS-1$
			parameters.put(CLUSTERING, method);
			if (k > 0) {
				parameters.put(CLUSTERS, Integer.toString(k));
			}
		}
		settings(state().with(parameters, state().seed()).withOptions(options));
	}

	/** Finds clusters with another seed; the images stay where they are. */
	public void reseedClusters() {
		long seed = Long.parseLong(state().parameters().getOrDefault(CLUSTER_SEED, "1")); //$NON-NLS-1$
		settings(state().withParameter(CLUSTER_SEED, Long.toString(seed + 1)));
	}

	/** Whether pictures are turned to that of the last layer. */
	boolean aligned() {
		return !"".equals(state().parameters().get(ALIGN)); //$NON-NLS-1$
	}

	void align(boolean on) {
		Map<String, String> parameters = new TreeMap<>(state().parameters());
		parameters.remove(ALIGN);
		if (!on) {
			parameters.put(ALIGN, ""); //$NON-NLS-1$
		}
		settings(state().with(parameters, state().seed()));
	}

	/** Hides an entry of the legend, or shows it again. */
	private void hide(LegendEntry entry) {
		try {
			String text = state().options().getOrDefault(HIDDEN, ""); //$NON-NLS-1$
			List<String> hidden = new java.util.ArrayList<>(text.isBlank() ? List.of() : Names.list(text));
			if (!hidden.remove(entry.name())) {
				hidden.add(entry.name());
			}
			option(HIDDEN, Names.list(hidden));
		} catch (InputException damaged) { // what a hand-written document holds
			option(HIDDEN, Names.list(List.of(entry.name())));
		}
	}

	@Override
	protected String working(Query<Drawn> query) {
		return Catalogue.ofEquinox().find(ExtensionPoint.PROJECTIONS, method()).map(Contribution::name).orElse(method());
	}

	@Override
	protected void shown(Drawn now) {
		actions.update();
		if (beside != null) {
			beside.update();
			near.plotChanged(now);
		}
	}

	@Override
	protected void selectionChanged(Selection before, Selection now, Object source) {
		super.selectionChanged(before, now, source);
		actions.update();
	}

	/** What is shown, for the list of nearest images. */
	Drawn present() {
		return drawn();
	}

	/** The layer that is shown. */
	String shownLayer() {
		return layer();
	}

	@Override
	protected String facts(Drawn answer) {
		return super.facts(answer) + " \u00b7 seed " + state().seed();
	}

	/** Lists and selects the images nearest to the selected one, with lines to them. */
	public void nearest() {
		if (near == null) {
			return; // the view says that no analysis is open
		}
		int[] images = session().selection().get().images();
		if (images.length == 1) {
			near.ofImage(images[0]);
		} else {
			near.list().say(images.length == 0 ? "Select an image first." : "Select one image; " + images.length + " are selected.");
		}
	}

	/** Shows where images that are not the analysis' own lie. */
	public void locate(List<Path> files) {
		near.ofFiles(files);
	}

	/** The list of nearest images. */
	public Near near() {
		return near;
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
		return beside.legend();
	}
}
