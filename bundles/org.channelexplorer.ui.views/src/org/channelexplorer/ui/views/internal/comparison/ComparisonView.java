package org.channelexplorer.ui.views.internal.comparison;

import com.google.gson.JsonElement;
import com.google.gson.JsonPrimitive;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.channelexplorer.core.catalogue.Catalogue;
import org.channelexplorer.core.catalogue.Contribution;
import org.channelexplorer.core.catalogue.ExtensionPoint;
import org.channelexplorer.core.data.Table;
import org.channelexplorer.core.model.Layer;
import org.channelexplorer.core.operation.Result;
import org.channelexplorer.core.operation.StepParameter;
import org.channelexplorer.core.result.LayerComparison;
import org.channelexplorer.ui.Actions;
import org.channelexplorer.ui.AnalysisSession;
import org.channelexplorer.ui.LayerView;
import org.channelexplorer.ui.Query;
import org.channelexplorer.ui.result.ResultPart;
import org.channelexplorer.ui.views.internal.result.ResultTable;
import org.channelexplorer.ui.views.internal.result.TableModel;
import org.eclipse.jface.action.Action;
import org.eclipse.jface.action.IMenuManager;
import org.eclipse.jface.action.IToolBarManager;
import org.eclipse.swt.widgets.Composite;

/** The Comparison view: how the selected layer differs from a reference layer, in numbers with paired intervals. */
public final class ComparisonView extends LayerView<LayerComparison> implements ResultPart {
	/** Id of the view. */
	public static final String ID = "org.channelexplorer.ui.comparison"; //$NON-NLS-1$

	private final Action here = Actions.of("Compare with This Layer", null, () -> reference(layer()));
	private final Action swap = Actions.of("Swap", null, this::swap);
	private Composite parent;
	private ResultTable table;
	private LayerComparison shown;

	@Override
	protected void fillActions(IToolBarManager bar, IMenuManager menu) {
		bar.add(here);
		bar.add(swap);
		menu.add(here);
		menu.add(swap);
		super.fillActions(bar, menu);
	}

	@Override
	protected void sessionChanged(AnalysisSession now) {
		table = null;
		shown = null;
		super.sessionChanged(now);
		String closed = now == null ? "no analysis is open" : null;
		Actions.allow(here, closed);
		Actions.allow(swap, closed);
	}

	@Override
	protected void createPlot(Composite into, AnalysisSession session) {
		parent = into;
	}

	private String referenceKey() {
		return stateKey() + " reference"; //$NON-NLS-1$
	}

	/** The layer that the selected one is compared with: the one chosen, at first the first that was read. */
	public String reference() {
		List<String> layers = session().analysis().layers();
		return session().state(referenceKey()).filter(JsonElement::isJsonPrimitive).map(JsonElement::getAsString).filter(layers::contains)
				.orElse(layers.isEmpty() ? "" : layers.getFirst()); //$NON-NLS-1$
	}

	/** Compares with another layer from now on. */
	public void reference(String layer) {
		session().putState(referenceKey(), new JsonPrimitive(layer));
		ask();
	}

	private void swap() {
		String before = reference();
		session().putState(referenceKey(), new JsonPrimitive(layer()));
		if (layer().equals(before)) {
			ask();
		} else {
			session().selection().change(s -> s.withLayers(List.of(before)), this);
		}
	}

	@Override
	protected Query<LayerComparison> query(AnalysisSession session, String layer) {
		Map<String, String> given = new TreeMap<>(settings().parameters());
		given.put("layer", reference()); //$NON-NLS-1$
		given.put("otherLayer", layer); //$NON-NLS-1$
		return new Query<>(LayerComparison.TYPE, given, settings().seed(), (result, _) -> LayerComparison.of(result));
	}

	@Override
	protected Set<String> chosenElsewhere() {
		return Set.of("layer", "otherLayer", StepParameter.NAME); //$NON-NLS-1$ //$NON-NLS-2$
	}

	@Override
	public boolean show(AnalysisSession asked, Query<Result> query) {
		if (asked != session()) {
			return false; // its editor is not the active one
		}
		Map<String, String> parameters = new TreeMap<>(query.given());
		String first = parameters.remove("layer"); //$NON-NLS-1$
		String second = parameters.remove("otherLayer"); //$NON-NLS-1$
		if (first != null && !first.isEmpty()) {
			session().putState(referenceKey(), new JsonPrimitive(first));
		}
		if (second != null && !second.isEmpty()) {
			session().selection().change(s -> s.withLayers(List.of(second)), this);
		}
		settings(new Settings(parameters, query.seed()));
		return true;
	}

	@Override
	protected void show(LayerComparison answer) {
		shown = answer;
		if (answer == null) {
			if (table != null) {
				table.dispose();
				table = null;
			}
			return;
		}
		TableModel model = new TableModel(rows(answer), false);
		if (table == null) {
			table = new ResultTable(parent, model, _ -> {
				// a metric stands for nothing else
			});
			parent.layout(true, true);
		} else {
			table.show(model);
		}
	}

	private Table rows(LayerComparison c) {
		return Table.builder().strings("Measure", c.rows().stream().map(r -> name(r.metric())).toArray(String[]::new))
				.doubles(label(c.origin().layer()), c.rows().stream().mapToDouble(LayerComparison.Row::score).toArray())
				.doubles(label(c.other().layer()) + " ", c.rows().stream().mapToDouble(LayerComparison.Row::otherScore).toArray())
				.doubles("Difference", c.rows().stream().mapToDouble(LayerComparison.Row::difference).toArray())
				.doubles("From", c.rows().stream().mapToDouble(LayerComparison.Row::low).toArray())
				.doubles("To", c.rows().stream().mapToDouble(LayerComparison.Row::high).toArray())
				.strings("Differs", c.rows().stream().map(r -> r.telling() ? "yes" : "within chance").toArray(String[]::new)).build();
	}

	private static String name(String metric) {
		return Catalogue.ofEquinox().find(ExtensionPoint.SEPARABILITY_METRICS, metric).map(Contribution::name).orElse(metric);
	}

	private String label(String layer) {
		return session().analysis().network().layer(layer).map(Layer::label).orElse(layer);
	}

	@Override
	protected String facts(LayerComparison c) {
		return String.format(Locale.ROOT, "compared with %s \u00b7 CKA %.3f \u00b7 %.0f %% of the %d nearest images shared \u00b7 %d images",
				label(c.origin().layer()),
				c.alignment(), 100 * c.neighboursShared(), c.k(), c.images());
	}

	/** What is shown, null for nothing; for tests. */
	public LayerComparison comparison() {
		return shown;
	}

	/** The table, null while there is none; for tests. */
	public ResultTable table() {
		return table;
	}
}
