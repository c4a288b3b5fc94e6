package org.channelexplorer.ui.views.internal.layers;

import com.google.gson.JsonElement;
import com.google.gson.JsonPrimitive;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.channelexplorer.core.catalogue.Catalogue;
import org.channelexplorer.core.catalogue.Contribution;
import org.channelexplorer.core.catalogue.ExtensionPoint;
import org.channelexplorer.core.data.Table;
import org.channelexplorer.core.model.Layer;
import org.channelexplorer.core.model.Tap;
import org.channelexplorer.core.result.LayerScores;
import org.channelexplorer.ui.Actions;
import org.channelexplorer.ui.AnalysisSession;
import org.channelexplorer.ui.Asker;
import org.channelexplorer.ui.KnownScores;
import org.channelexplorer.ui.Query;
import org.channelexplorer.ui.SessionView;
import org.channelexplorer.ui.selection.Selection;
import org.channelexplorer.ui.theme.ThemedIcon;
import org.channelexplorer.ui.views.internal.result.ResultTable;
import org.channelexplorer.ui.views.internal.result.TableModel;
import org.eclipse.jface.action.Action;
import org.eclipse.jface.action.IAction;
import org.eclipse.jface.action.IMenuManager;
import org.eclipse.jface.action.MenuManager;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;

/** The Layers view: every layer of the network in a table, with the separability that is known. Selecting a row selects the layer. */
public final class LayersView extends SessionView {
	/** Id of the view. */
	public static final String ID = "org.channelexplorer.ui.layers"; //$NON-NLS-1$
	private static final String DEFAULT = "knnPurity"; //$NON-NLS-1$

	private static final int DECIMALS = 3;

	private final Runnable follower = this::scored;
	private final Action compute = Actions.of("Compute Scores", ThemedIcon.of("org.channelexplorer.ui", "run"), this::compute);
	private Composite body;
	private Label line;
	private ResultTable table;
	private Asker asker;
	private Asker looking;
	private AnalysisSession followed;
	private List<Layer> layers = List.of();
	private String metric = DEFAULT;

	@Override
	protected Control createContents(Composite parent) {
		body = new Composite(parent, SWT.NONE);
		GridLayoutFactory.fillDefaults().spacing(0, 0).applyTo(body);
		line = new Label(body, SWT.WRAP);
		GridDataFactory.fillDefaults().grab(true, false).indent(6, 3).hint(100, SWT.DEFAULT).applyTo(line);
		asker = new Asker(body, this);
		looking = KnownScores.asker(body);
		getViewSite().getActionBars().getToolBarManager().add(compute);
		MenuManager measure = new MenuManager("Measure");
		measure.setRemoveAllWhenShown(true);
		measure.addMenuListener(this::fillMeasures);
		IMenuManager menu = getViewSite().getActionBars().getMenuManager();
		menu.add(measure);
		menu.add(compute);
		getViewSite().getActionBars().updateActionBars();
		return body;
	}

	private void fillMeasures(IMenuManager menu) {
		for (Contribution<?> c : Catalogue.ofEquinox().contributions(ExtensionPoint.SEPARABILITY_METRICS)) {
			Action choice = new Action(c.name(), IAction.AS_RADIO_BUTTON) {
				@Override
				public void run() {
					if (isChecked()) {
						measure(c.id());
					}
				}
			};
			choice.setChecked(c.id().equals(metric));
			Actions.allow(choice, session() == null ? "no analysis is open" : null);
			menu.add(choice);
		}
	}

	/** Shows another measure. */
	public void measure(String id) {
		metric = id;
		session().putState(ID, new JsonPrimitive(id));
		fill();
	}

	@Override
	protected boolean followsStep() {
		return true;
	}

	@Override
	protected void sessionChanged(AnalysisSession now) {
		forget();
		asker.cancel();
		looking.cancel();
		layers = List.of();
		if (table != null) {
			table.dispose();
			table = null;
		}
		if (now != null) {
			followed = now;
			now.layerScores().addListener(follower);
			metric = now.state(ID).filter(JsonElement::isJsonPrimitive).map(JsonElement::getAsString).orElse(DEFAULT);
			layers = now.analysis().network().layers();
			fill();
			now.layerScores().look(looking);
		}
		body.layout(true, true);
		allow();
	}

	private void forget() {
		if (followed != null) {
			followed.layerScores().removeListener(follower);
			followed = null;
		}
	}

	private void scored() {
		if (!body.isDisposed()) {
			fill();
		}
	}

	private void fill() {
		TableModel model = new TableModel(rows(), true, DECIMALS);
		if (table == null) {
			table = new ResultTable(body, model, row -> session().selection().change(s -> s.withLayers(List.of(layers.get(row).id())), this));
			GridDataFactory.fillDefaults().grab(true, true).applyTo(table);
			body.layout(true, true);
		} else {
			table.show(model);
		}
		select(session().selection().get());
		describe();
		allow();
	}

	private Table rows() {
		int n = layers.size();
		double[] score = new double[n];
		double[] low = new double[n];
		double[] high = new double[n];
		for (int i = 0; i < n; i++) {
			Optional<LayerScores.Score> known = session().layerScores().of(layers.get(i).id(), metric).map(KnownScores.Known::score);
			score[i] = known.map(LayerScores.Score::score).orElse(Double.NaN);
			low[i] = known.map(LayerScores.Score::low).orElse(Double.NaN);
			high[i] = known.map(LayerScores.Score::high).orElse(Double.NaN);
		}
		List<String> read = session().analysis().layers();
		return Table.builder().longs("#", java.util.stream.LongStream.rangeClosed(1, n).toArray()).strings("Layer", texts(Layer::label))
				.doubles("Channels", layers.stream().mapToDouble(l -> tap(l).map(Tap::channels).map(Integer::doubleValue).orElse(Double.NaN)).toArray())
				.strings("Map", texts(l -> tap(l).filter(t -> t.height() > 0).map(t -> t.height() + " \u00d7 " + t.width()).orElse(""))) //$NON-NLS-3$
				.doubles(name(), score).doubles("From", low).doubles("To", high).strings("Operator", texts(Layer::operation))
				.strings("Read", texts(l -> read.contains(l.id()) ? "yes" : l.unreadable() != null && !l.unreadable().isEmpty() ? "cannot be" : "no"))
				.strings("Block", texts(Layer::block)).build();
	}

	private String[] texts(java.util.function.Function<Layer, String> text) {
		return layers.stream().map(text).map(t -> t == null ? "" : t).toArray(String[]::new); //$NON-NLS-1$
	}

	private static Optional<Tap> tap(Layer layer) {
		return Optional.ofNullable(layer.pre() != null ? layer.pre() : layer.post());
	}

	private String name() {
		return Catalogue.ofEquinox().find(ExtensionPoint.SEPARABILITY_METRICS, metric).map(Contribution::name).orElse(metric);
	}

	private void describe() {
		List<KnownScores.Known> known = layers.stream().map(l -> session().layerScores().of(l.id(), metric)).flatMap(Optional::stream).toList();
		String what = known.isEmpty() ? name() + ": not computed yet (Compute Scores)"
				: name() + " of " + known.size() + " layers" + (known.stream().allMatch(KnownScores.Known::interval) ? "" : ", not all with intervals")
						+ extremes()
						+ (Double.isNaN(known.getFirst().chance()) ? "" : String.format(java.util.Locale.ROOT, ", chance %.3f", known.getFirst().chance()));
		say(what);
		line.setToolTipText(what);
	}

	// which layers separate the classes worst and best; for a measure of which less is better, too, the numbers tell
	private String extremes() {
		Layer low = null;
		Layer high = null;
		for (Layer l : layers) {
			low = !Double.isNaN(score(l)) && (low == null || score(l) < score(low)) ? l : low;
			high = !Double.isNaN(score(l)) && (high == null || score(l) > score(high)) ? l : high;
		}
		return low == null || low == high ? ""
				: String.format(java.util.Locale.ROOT, ": lowest %.3f in %s, highest %.3f in %s", score(low), low.label(), score(high), high.label());
	}

	private double score(Layer layer) {
		return session().layerScores().of(layer.id(), metric).map(k -> k.score().score()).orElse(Double.NaN);
	}

	private void allow() {
		boolean all = session() != null && session().analysis().layers().stream()
				.allMatch(l -> session().layerScores().of(l, metric).filter(KnownScores.Known::interval).isPresent());
		Actions.allow(compute,
				session() == null ? "no analysis is open" : asker.pending() ? "the scores are being computed" : all ? "every layer has its score" : null);
	}

	/** Computes what the table lacks: the score and the interval of every layer. */
	private void compute() {
		AnalysisSession asked = session();
		say("Computing " + name() + " of " + asked.analysis().layers().size() + " layers\u2026");
		asked.ask(asker, Query.of(LayerScores.TYPE, Map.of("metrics", metric), asked.analysis().document().seed()), _ -> { //$NON-NLS-1$
			asked.layerScores().look(looking);
			allow();
		}, problem -> {
			say(problem);
			allow();
		});
		allow();
	}

	@Override
	protected void classesChanged() {
		session().layerScores().look(looking);
	}

	@Override
	protected void selectionChanged(Selection before, Selection now, Object source) {
		if (before.step() != now.step()) {
			session().layerScores().look(looking);
		}
		if (source != this) {
			select(now);
		}
	}

	private void select(Selection now) {
		String primary = now.primaryLayer();
		int row = -1;
		for (int i = 0; i < layers.size(); i++) {
			row = layers.get(i).id().equals(primary) ? i : row;
		}
		table.select(row);
	}

	@Override
	public void dispose() {
		forget();
		super.dispose();
	}

	/** The table; for tests. */
	public ResultTable table() {
		return table;
	}

	/** The action that computes the scores; for tests. */
	public Action computing() {
		return compute;
	}

	/** The line above the table. */
	public String headline() {
		return line.getText();
	}

	private void say(String text) {
		line.setText(text);
		line.requestLayout(); // it may take another line
	}
}
