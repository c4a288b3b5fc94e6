package org.channelexplorer.ui.views.internal.heatmap;

import com.google.gson.JsonElement;
import com.google.gson.JsonPrimitive;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.channelexplorer.core.result.ActivationHeatmap;
import org.channelexplorer.core.util.InputException;
import org.channelexplorer.ui.AnalysisSession;
import org.channelexplorer.ui.PlotState;
import org.channelexplorer.ui.PlotView;
import org.channelexplorer.ui.plot.PlotPane;
import org.channelexplorer.ui.selection.Selection;
import org.eclipse.jface.action.IMenuManager;
import org.eclipse.jface.action.IToolBarManager;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Text;

/** The Activation Heatmap view: the channels of the selected layer against the images. */
public final class HeatmapView extends PlotView {
	/** Its id. */
	public static final String ID = "org.channelexplorer.ui.heatmap"; //$NON-NLS-1$
	static final String ROWS = "rows"; //$NON-NLS-1$
	static final String COLUMNS = "columns"; //$NON-NLS-1$
	static final String CHANNELS = "channels"; //$NON-NLS-1$
	static final String IMAGES = "images"; //$NON-NLS-1$
	static final String LINKAGE = "linkage"; //$NON-NLS-1$
	private static final String LINK = "link"; //$NON-NLS-1$
	private static final String GROUPS = "groups"; //$NON-NLS-1$
	private static final int MOST_GROUPS = 4_000;
	static final String AGAINST = "auc:"; //$NON-NLS-1$
	private static final String FIRST = "first:"; //$NON-NLS-1$

	private HeatmapActions actions;
	private HeatmapBar bar;
	private LimitsStrip limits;
	private ActivationHeatmap heatmap;

	@Override
	protected String operation() {
		return "heatmap"; //$NON-NLS-1$
	}

	@Override
	protected void fillMore(IToolBarManager toolBar, IMenuManager menu) {
		actions = new HeatmapActions(this, toolBar, menu);
	}

	@Override
	protected PlotPane createPane(Composite parent, AnalysisSession session) {
		return new HeatmapPane(parent, session);
	}

	@Override
	protected void sessionChanged(AnalysisSession now) {
		bar = null;
		limits = null;
		heatmap = null;
		super.sessionChanged(now);
		actions.slices().clear();
		actions.update();
	}

	@Override
	protected void beside(Composite parent) {
		limits = new LimitsStrip(parent, this);
		GridDataFactory.fillDefaults().grab(true, false).exclude(true).hint(-1, LimitsStrip.HEIGHT).applyTo(limits);
		limits.setVisible(false);
		bar = new HeatmapBar(parent, this);
		GridDataFactory.fillDefaults().grab(true, false).applyTo(bar);
		keepSearch(bar.search());
		canvas().onHover(_ -> bar.read());
		canvas().onCrossHair(bar::read);
		canvas().onCut(this::cut);
		canvas().onHeading(this::rowsFor);
		canvas().addListener(SWT.Resize, _ -> bar.refresh());
		canvas().onViewport(bar::refresh);
	}

	private void keepSearch(Text search) {
		String key = stateKey() + " search"; //$NON-NLS-1$
		session().state(key).filter(JsonElement::isJsonPrimitive).ifPresent(kept -> search.setText(kept.getAsString()));
		search.addListener(SWT.Modify, _ -> session().putState(key, search.getText().isEmpty() ? null : new JsonPrimitive(search.getText())));
	}

	@Override
	protected void shown(Drawn now) {
		try {
			heatmap = now == null ? null : ActivationHeatmap.of(now.data().result());
		} catch (InputException e) {
			throw new IllegalStateException("a plot was made of it", e);
		}
		if (bar != null) {
			bar.refresh();
			bar.read();
			limits.redraw();
		}
		actions.update();
	}

	@Override
	protected void selectionChanged(Selection before, Selection now, Object source) {
		super.selectionChanged(before, now, source);
		if (bar != null) {
			bar.refresh();
			actions.update();
		}
	}

	/** The heatmap's pane, null while there is no session. */
	public HeatmapPane canvas() {
		return (HeatmapPane) pane();
	}

	/** Search and readout. */
	public HeatmapBar bar() {
		return bar;
	}

	LimitsStrip limits() {
		return limits;
	}

	/** The orders and percentiles shown, null for none. */
	public ActivationHeatmap heatmap() {
		return heatmap;
	}

	/** The value of an option of the plot, empty when it is not set. */
	String option(String name) {
		return state().options().getOrDefault(name, "");
	}

	/** The file of an image of the heatmap. */
	String file(int image) {
		return drawn().data().images().get(image).file();
	}

	/** Orders rows or columns by a level; added behind the present ones, or instead of them. */
	void order(String axis, String level, boolean add) {
		String before = option(axis).isEmpty() && axis.equals(COLUMNS) ? "class" : option(axis); //$NON-NLS-1$
		option(axis, add && !before.isEmpty() ? before + ";" + level : level); //$NON-NLS-1$
	}

	/** Puts the channels at the top that tell a class from the rest, as a click on its heading asks; the usual order when they are there. */
	private void rowsFor(String name) {
		if (name.indexOf(';') < 0) { // it would be two levels
			option(ROWS, option(ROWS).equals(AGAINST + name) ? "" : AGAINST + name); //$NON-NLS-1$
		}
	}

	/** Puts channels at the top, in the present order. */
	void rowsFirst(int[] channels) {
		option(ROWS, first(ROWS, channels));
	}

	private String first(String axis, int[] numbers) {
		List<String> levels = new ArrayList<>(List.of(option(axis).split(";"))); //$NON-NLS-1$
		levels.removeIf(l -> l.isBlank() || l.startsWith(FIRST));
		levels.addFirst(FIRST + Ranges.text(numbers));
		if (levels.size() == 1) {
			levels.add(axis.equals(COLUMNS) ? "class" : heatmap.method()); //$NON-NLS-1$
		}
		return String.join(";", levels); //$NON-NLS-1$
	}

	/** Puts what is selected at the top and at the left end. */
	void selectedFirst() {
		Selection s = session().selection().get();
		Map<String, String> options = new TreeMap<>(state().options());
		if (s.channels().length > 0) {
			options.put(ROWS, first(ROWS, s.channels()));
		}
		if (s.images().length > 0) {
			options.put(COLUMNS, first(COLUMNS, s.images()));
		}
		settings(state().withOptions(options));
		canvas().fit();
	}

	/** Selects the channels and images that are shown and not selected; kinds of which none is selected stay so. */
	void invert() {
		Selection s = session().selection().get();
		int[] channels = s.channels().length == 0 ? s.channels()
				: IntStream.of(canvas().grid().rows()).filter(c -> IntStream.of(s.channels()).noneMatch(k -> k == c)).toArray();
		int[] images = s.images().length == 0 ? s.images() : IntStream.of(canvas().grid().columns()).map(canvas()::row).filter(i -> !s.hasImage(i)).toArray();
		session().selection().change(now -> now.withChannels(channels).withImages(images).withClasses(List.of()), this);
	}

	/** Shows the selected rows and columns only; see {@link #back}. */
	void slice() {
		actions.slices().push(state().options());
		settings(state().withOptions(sliceOptions()));
		canvas().fit();
	}

	/** Shows the selected rows and columns in another view. */
	void sliceApart() {
		PlotState slice = state().withOptions(sliceOptions());
		if (another() instanceof HeatmapView other && other.session() != null) {
			other.settings(slice);
		}
	}

	private Map<String, String> sliceOptions() {
		Selection s = session().selection().get();
		Map<String, String> options = new TreeMap<>(state().options());
		if (s.channels().length > 0) {
			options.put(CHANNELS, Ranges.text(s.channels()));
		}
		if (s.images().length > 0) {
			options.put(IMAGES, Ranges.text(s.images()));
		}
		return options;
	}

	/** Shows what was shown before the last slice. */
	void back() {
		Map<String, String> options = new TreeMap<>(state().options());
		Map<String, String> before = actions.slices().pop();
		for (String part : List.of(CHANNELS, IMAGES)) {
			options.remove(part);
			if (before.containsKey(part)) {
				options.put(part, before.get(part));
			}
		}
		settings(state().withOptions(options));
		canvas().fit();
	}

	boolean sliced() {
		return !option(CHANNELS).isEmpty() || !option(IMAGES).isEmpty();
	}

	private void cut(int groups) {
		String text = Integer.toString(Math.min(groups, MOST_GROUPS));
		if (!text.equals(option(GROUPS))) {
			option(GROUPS, text);
			say(text + " groups");
		}
	}

	/** Whether rows ({@link #ROWS}) or columns are clustered. */
	boolean linked(String axis) {
		String link = state().parameters().getOrDefault(LINK, "none"); //$NON-NLS-1$
		return link.equals("both") || link.equals(axis.equals(ROWS) ? CHANNELS : IMAGES); //$NON-NLS-1$
	}

	/** Clusters rows or columns and orders by it, or no longer. */
	void link(String axis, boolean on) {
		boolean rows = axis.equals(ROWS) ? on : linked(ROWS);
		boolean columns = axis.equals(COLUMNS) ? on : linked(COLUMNS);
		Map<String, String> parameters = new TreeMap<>(state().parameters());
		parameters.put(LINK, rows && columns ? "both" : rows ? CHANNELS : columns ? IMAGES : "none"); //$NON-NLS-1$ //$NON-NLS-2$
		Map<String, String> options = new TreeMap<>(state().options());
		if (on) {
			options.put(axis, LINKAGE);
		} else {
			options.remove(axis);
		}
		settings(state().with(parameters, state().seed()).withOptions(options));
	}
}
