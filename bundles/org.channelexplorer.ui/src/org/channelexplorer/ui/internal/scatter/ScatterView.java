package org.channelexplorer.ui.internal.scatter;

import java.util.Map;
import org.channelexplorer.core.catalogue.Catalogue;
import org.channelexplorer.core.catalogue.Contribution;
import org.channelexplorer.core.catalogue.ExtensionPoint;
import org.channelexplorer.core.operation.Result;
import org.channelexplorer.core.util.Json;
import org.channelexplorer.ui.AnalysisSession;
import org.channelexplorer.ui.SessionView;
import org.channelexplorer.ui.selection.Selection;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import com.google.gson.JsonElement;

/** The Scatterplot view: the images of the selected layer, projected to the plane. */
public final class ScatterView extends SessionView {
	/** Key of the kept state. */
	static final String STATE = "scatterplot"; //$NON-NLS-1$
	private static final String OPERATION = "projection"; //$NON-NLS-1$
	private static final int SETTLE = 400;

	private Composite root;
	private ScatterHeader header;
	private ScatterCanvas canvas;
	private Legend legend;
	private ScatterActions actions;
	private ScatterState state;
	private Result result;
	private int shownStep;
	private Job job;
	private int viewChanges;

	@Override
	protected Control createContents(Composite parent) {
		root = new Composite(parent, SWT.NONE);
		GridLayoutFactory.fillDefaults().spacing(0, 0).applyTo(root);
		header = new ScatterHeader(root, this::cancel);
		GridDataFactory.fillDefaults().grab(true, false).applyTo(header);
		actions = new ScatterActions(this);
		return root;
	}

	@Override
	protected void sessionChanged(AnalysisSession now) {
		if (canvas != null) {
			canvas.dispose();
			legend.dispose();
			canvas = null;
		}
		result = null;
		job = null;
		if (now == null) {
			actions.update();
			return;
		}
		JsonElement kept = now.state(STATE).orElse(null);
		state = kept == null ? ScatterState.initial(defaultMethod(), now.analysis().document().seed()) : Json.fromTree(kept, ScatterState.class);
		canvas = new ScatterCanvas(root, now, this::viewChanged);
		canvas.pictures(state.pictures());
		GridDataFactory.fillDefaults().grab(true, true).applyTo(canvas);
		legend = new Legend(root, now);
		GridData data = GridDataFactory.fillDefaults().grab(true, false).create();
		legend.setLayoutData(data);
		root.layout(true, true);
		canvas.view(new Viewport(canvas.view().box(), Math.max(1, canvas.getSize().x), Math.max(1, canvas.getSize().y), state.zoom(), state.x(), state.y()),
				false);
		actions.update();
		compute();
	}

	/** The method shown first. */
	static String defaultMethod() {
		var methods = Catalogue.ofEquinox().contributions(ExtensionPoint.PROJECTIONS);
		return methods.stream().map(Contribution::id).filter("tsne"::equals).findFirst() //$NON-NLS-1$
				.orElseGet(() -> methods.isEmpty() ? "tsne" : methods.getFirst().id()); //$NON-NLS-1$
	}

	/** The layer shown: the primary one of the selection, else the last that was read. */
	String layer() {
		String primary = session().selection().get().primaryLayer();
		return primary != null ? primary : session().analysis().layers().isEmpty() ? "" : session().analysis().layers().getLast(); //$NON-NLS-1$
	}

	@Override
	protected boolean followsStep() {
		return true;
	}

	private String layerLabel() {
		String label = session().analysis().network().layer(layer()).map(l -> l.label()).orElse(layer());
		String step = session().stepText(session().step());
		return step.isEmpty() ? label : label + ", " + step; //$NON-NLS-1$
	}

	/** Asks for the projection of the layer with the present settings; the old picture stays until it is there. */
	void compute() {
		cancel();
		String layer = layer();
		if (!session().analysis().layers().contains(layer)) {
			result = null;
			canvas.show(null);
			canvas.message("");
			header.show(layerLabel(), "was not read in this analysis");
			return;
		}
		AnalysisSession asked = session();
		int step = asked.step();
		header.busy(layerLabel(), "computing " + methodName(state.method()) + "\u2026");
		job = asked.compute(this, OPERATION, state.given(layer), state.seed(), r -> {
			if (asked == session() && layer.equals(layer()) && step == asked.step()) {
				shownStep = step;
				show(r);
			}
		}, problem -> {
			if (asked == session() && layer.equals(layer()) && step == asked.step()) {
				canvas.show(null);
				canvas.message("");
				header.show(layerLabel(), problem);
			}
		});
	}

	private void cancel() {
		if (job != null) {
			job.cancel();
			job = null;
			if (result != null) {
				header.show(layerLabel(), "stopped; the picture is that of " + result.scalars().get("layer")
						+ (shownStep == 0 ? "" : ", " + session().stepText(shownStep))); //$NON-NLS-1$ //$NON-NLS-2$
			} else {
				header.show(layerLabel(), "stopped");
			}
		}
	}

	private void show(Result computed) {
		job = null;
		result = computed;
		canvas.message(null);
		canvas.show(Points.of(computed, session().analysis().labels()));
		header.show(layerLabel(), facts(computed));
		actions.update();
	}

	/** Method, trust and seed in one line. */
	private String facts(Result r) {
		StringBuilder text = new StringBuilder(methodName(state.method()));
		if (r.scalars().get("trustworthiness") instanceof Double t && !t.isNaN()) { //$NON-NLS-1$
			text.append(String.format(" \u00b7 trustworthiness %.3f", t));
		}
		if (r.scalars().get("continuity") instanceof Double c && !c.isNaN()) { //$NON-NLS-1$
			text.append(String.format(" \u00b7 continuity %.3f", c));
		}
		if (r.scalars().get("k") instanceof Long k) { //$NON-NLS-1$
			text.append(" (k = ").append(k).append(')');
		}
		return text.append(" \u00b7 seed ").append(state.seed()).toString();
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
		compute();
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
		root.getDisplay().timerExec(SETTLE, () -> {
			if (mine == viewChanges && asked == session() && canvas != null) {
				state = state.withView(canvas.view());
				keep();
			}
		});
	}

	@Override
	protected void selectionChanged(Selection before, Selection now, Object source) {
		if (!now.sameMatrix(before)) {
			compute();
		}
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

	/** What the line above the plot says. */
	public String headline() {
		return header.text();
	}

	/** The result shown, null for none. */
	public Result result() {
		return result;
	}

	/** What is to be written to a file; null while nothing is shown. */
	ScatterExport.Plot plot(org.eclipse.swt.graphics.ImageData pixels) {
		return result == null || canvas.points() == null ? null
				: new ScatterExport.Plot(result, canvas.points(), canvas.view(), session().selection().get(), session().analysis().labels(),
						layerLabel() + ": " + facts(result), pixels);
	}

	/** Parameters that the settings dialog does not ask for. */
	static Map<String, String> fixed(ScatterState s) {
		return Map.of("method", s.method()); //$NON-NLS-1$
	}
}
