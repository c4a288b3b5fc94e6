package org.channelexplorer.ui.views.internal.comparison;

import com.google.gson.JsonElement;
import com.google.gson.JsonParseException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.channelexplorer.core.catalogue.Catalogue;
import org.channelexplorer.core.catalogue.Contribution;
import org.channelexplorer.core.catalogue.ExtensionPoint;
import org.channelexplorer.core.data.Table;
import org.channelexplorer.core.label.Labelling;
import org.channelexplorer.core.operation.Result;
import org.channelexplorer.core.operation.Scope;
import org.channelexplorer.core.operation.StepParameter;
import org.channelexplorer.core.parameter.ParameterSpec;
import org.channelexplorer.core.result.LayerComparison;
import org.channelexplorer.core.result.Origin;
import org.channelexplorer.core.util.InputException;
import org.channelexplorer.core.util.Json;
import org.channelexplorer.ui.Actions;
import org.channelexplorer.ui.AnalysisSession;
import org.channelexplorer.ui.LayerView;
import org.channelexplorer.ui.Pin;
import org.channelexplorer.ui.Query;
import org.channelexplorer.ui.result.ProjectionPart;
import org.channelexplorer.ui.result.ResultPart;
import org.channelexplorer.ui.views.internal.Icons;
import org.channelexplorer.ui.views.internal.result.ResultTable;
import org.channelexplorer.ui.views.internal.result.TableModel;
import org.eclipse.core.runtime.Adapters;
import org.eclipse.jface.action.Action;
import org.eclipse.jface.action.IMenuManager;
import org.eclipse.jface.action.IToolBarManager;
import org.eclipse.jface.action.MenuManager;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.ui.IViewReference;
import org.eclipse.ui.IWorkbenchPart;

/** The Comparison view: how the selected layer differs from a reference layer, in numbers with paired intervals. */
public final class ComparisonView extends LayerView<LayerComparison> implements ResultPart {
	/** Id of the view. */
	public static final String ID = "org.channelexplorer.ui.comparison"; //$NON-NLS-1$

	private static final String LAYER = "layer"; //$NON-NLS-1$
	private static final String OTHER = "otherLayer"; //$NON-NLS-1$
	private static final String OTHER_STEP = "otherStep"; //$NON-NLS-1$
	private static final String OTHER_SEED = "otherSeed"; //$NON-NLS-1$
	private static final String OTHER_LABELLING = "otherLabelling"; //$NON-NLS-1$

	private static final int DECIMALS = 3;

	private final Action here = Actions.of("Compare with This", Icons.descriptor("pin"), () -> reference(here()));
	private final Action swap = Actions.of("Swap", Icons.descriptor("swap"), this::swap);
	private Composite parent;
	private ResultTable table;
	private LayerComparison shown;

	@Override
	protected void fillActions(IToolBarManager bar, IMenuManager menu) {
		bar.add(here);
		bar.add(swap);
		MenuManager with = new MenuManager("Compare with");
		with.setRemoveAllWhenShown(true);
		with.addMenuListener(this::fillReferences);
		menu.add(with);
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

	/** What the layer, step and classes of the view are compared with: what was chosen, at first the first layer that was read. */
	public Pin reference() {
		List<String> layers = session().analysis().layers();
		return session().state(referenceKey()).flatMap(ComparisonView::read).filter(p -> layers.contains(p.layer()))
				.orElseGet(() -> new Pin(layers.isEmpty() ? "" : layers.getFirst(), session().step(), session().labelling().get().inUse())); //$NON-NLS-1$
	}

	private static Optional<Pin> read(JsonElement kept) {
		if (kept.isJsonPrimitive()) { // a layer alone, as older versions kept it
			return Optional.of(new Pin(kept.getAsString(), 0, "")); //$NON-NLS-1$
		}
		try {
			return Optional.of(Json.fromTree(kept, Pin.class));
		} catch (JsonParseException damaged) {
			return Optional.empty(); // as before anything was chosen
		}
	}

	/** Compares with another layer, step and classes from now on. */
	public void reference(Pin other) {
		session().putState(referenceKey(), Json.tree(other));
		ask();
	}

	private Pin here() {
		return pinned().orElseGet(() -> new Pin(layer(), session().step(), session().labelling().get().inUse()));
	}

	private void fillReferences(IMenuManager menu) {
		if (session() == null) {
			return;
		}
		menu.add(choice("This Layer, Step and Classes", here()));
		for (IViewReference reference : getSite().getPage().getViewReferences()) {
			if (reference.getPart(false) instanceof LayerView<?> other && other != this) {
				other.pinned().ifPresent(p -> menu.add(choice(other.getTitle() + ": " + text(p), p)));
			}
		}
		for (IViewReference reference : getSite().getPage().getViewReferences()) {
			IWorkbenchPart other = reference.getPart(false);
			Optional.ofNullable(Adapters.adapt(other, ProjectionPart.class)).flatMap(ProjectionPart::projection).filter(p -> p.seed() != settings().seed())
					.ifPresent(p -> menu.add(Actions.of(other.getTitle() + ": seed " + p.seed(), null, () -> seed(p))));
		}
	}

	private void seed(ProjectionPart.Shown other) {
		Map<String, String> drawn = new TreeMap<>(other.parameters());
		drawn.put("projection", other.method()); //$NON-NLS-1$
		Map<String, String> given = new TreeMap<>(settings().parameters());
		given.putAll(drawn);
		Set<String> known;
		try {
			known = session().operations().parameters(LayerComparison.TYPE, given).stream().map(ParameterSpec::name).collect(Collectors.toSet());
		} catch (InputException e) {
			say(e.getMessage());
			return;
		}
		given.keySet().removeIf(name -> !known.contains(name));
		given.remove("k"); // there it is a number of neighbours for trust //$NON-NLS-1$
		given.put(OTHER_SEED, Long.toString(other.seed()));
		session().putState(referenceKey(), Json.tree(here()));
		settings(new Settings(given, settings().seed()));
	}

	private Action choice(String text, Pin pin) {
		Action action = Actions.of(text, null, () -> reference(pin));
		action.setChecked(pin.equals(reference()));
		return action;
	}

	private String text(Pin pin) {
		return label(pin.layer()) + (pin.step() > 0 ? ", " + session().stepText(pin.step()) : "") //$NON-NLS-1$ //$NON-NLS-2$
				+ (pin.labelling().isEmpty() && here().labelling().isEmpty() ? ""
						: " \u00b7 " + (pin.labelling().isEmpty() ? "given classes" : "classes: " + pin.labelling()));
	}

	/** Shows what it is compared with, and compares that with what was shown. */
	public void swap() {
		Pin shownNow = here();
		Pin before = reference();
		session().putState(referenceKey(), Json.tree(shownNow));
		if (pinned().isPresent() || !before.labelling().equals(shownNow.labelling())) {
			pin(before); // what follows cannot show other classes
		} else if (before.layer().equals(shownNow.layer()) && before.step() == shownNow.step()) {
			ask();
		} else {
			session().selection().change(s -> s.withLayers(List.of(before.layer())).withStep(before.step()), this);
		}
	}

	@Override
	protected Query<LayerComparison> query(AnalysisSession session, String layer) {
		Map<String, String> given = new TreeMap<>(settings().parameters());
		Pin first = reference();
		Pin second = here();
		given.put(LAYER, first.layer());
		given.put(OTHER, layer);
		if (first.step() > 0) {
			given.put(StepParameter.NAME, Integer.toString(first.step()));
			if (second.step() != first.step()) {
				given.put(OTHER_STEP, Integer.toString(second.step()));
			}
		}
		if (!first.labelling().equals(second.labelling())) {
			given.put(Scope.LABELLING, named(first));
			given.put(OTHER_LABELLING, named(second));
		}
		return new Query<>(LayerComparison.TYPE, given, settings().seed(), (result, _) -> LayerComparison.of(result));
	}

	private static String named(Pin pin) {
		return pin.labelling().isEmpty() ? Labelling.GIVEN : pin.labelling();
	}

	@Override
	protected Set<String> chosenElsewhere() {
		return Set.of(LAYER, OTHER, OTHER_STEP, OTHER_LABELLING, StepParameter.NAME);
	}

	@Override
	public boolean show(AnalysisSession asked, Query<Result> query) {
		if (asked != session()) {
			return false; // its editor is not the active one
		}
		Map<String, String> parameters = new TreeMap<>(query.given());
		String first = parameters.remove(LAYER);
		String second = parameters.remove(OTHER);
		parameters.keySet().removeAll(chosenElsewhere());
		if (first != null && !first.isEmpty()) {
			session().putState(referenceKey(), Json.tree(new Pin(first, session().step(), session().labelling().get().inUse())));
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
		TableModel model = new TableModel(rows(answer), false, DECIMALS);
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
				.doubles(head(reference(), here(), c.origin(), c.other()), c.rows().stream().mapToDouble(LayerComparison.Row::score).toArray())
				.doubles(head(here(), reference(), c.other(), c.origin()) + " ", c.rows().stream().mapToDouble(LayerComparison.Row::otherScore).toArray())
				.doubles("Difference", c.rows().stream().mapToDouble(LayerComparison.Row::difference).toArray())
				.doubles("From", c.rows().stream().mapToDouble(LayerComparison.Row::low).toArray())
				.doubles("To", c.rows().stream().mapToDouble(LayerComparison.Row::high).toArray())
				.strings("Differs", c.rows().stream().map(r -> r.telling() ? "yes" : "unclear").toArray(String[]::new)).build();
	}

	private static String name(String metric) {
		return Catalogue.ofEquinox().find(ExtensionPoint.SEPARABILITY_METRICS, metric).map(Contribution::name).orElse(metric);
	}

	// by what the two differ in
	private String head(Pin pin, Pin other, Origin what, Origin otherWhat) {
		if (what.layer().equals(otherWhat.layer())) {
			if (!what.summary().equals(otherWhat.summary())) {
				return what.summary();
			}
			if (!pin.labelling().equals(other.labelling())) {
				return classes(pin);
			}
			if (pin.step() != other.step()) {
				return "step " + pin.step(); // of how many the head line says
			}
		}
		return label(what.layer());
	}

	// a short head, as there are seven
	private static String classes(Pin pin) {
		return pin.labelling().isEmpty() ? "given" : pin.labelling();
	}

	private String label(String layer) {
		return session().analysis().network().label(layer);
	}

	@Override
	protected String facts(LayerComparison c) {
		String summaries = c.origin().summary().equals(c.other().summary()) ? "" : " \u00b7 " + c.origin().summary() + " and " + c.other().summary();
		return String.format(Locale.ROOT, "compared with %s%s \u00b7 CKA %.3f \u00b7 %.0f %% of the %d nearest images shared \u00b7 %d images",
				text(reference()), summaries,
				c.alignment(), 100 * c.neighboursShared(), c.k(), c.images())
				+ (Double.isNaN(c.placesShared()) ? ""
						: String.format(Locale.ROOT, " \u00b7 seeds %d and %s: %.0f %% of the nearest images in the plane shared", settings().seed(),
								settings().parameters().get(OTHER_SEED), 100 * c.placesShared()));
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
