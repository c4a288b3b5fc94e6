package org.channelexplorer.ui.views.internal.heatmap;

import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.channelexplorer.core.catalogue.Catalogue;
import org.channelexplorer.core.catalogue.Contribution;
import org.channelexplorer.core.catalogue.ExtensionPoint;
import org.channelexplorer.core.result.ActivationHeatmap;
import org.channelexplorer.ui.Actions;
import org.channelexplorer.ui.selection.Selection;
import org.channelexplorer.ui.views.internal.DropDown;
import org.channelexplorer.ui.views.internal.Icons;
import org.eclipse.jface.action.Action;
import org.eclipse.jface.action.IAction;
import org.eclipse.jface.action.IMenuManager;
import org.eclipse.jface.action.IToolBarManager;
import org.eclipse.jface.action.MenuManager;
import org.eclipse.jface.action.Separator;
import org.eclipse.jface.dialogs.InputDialog;
import org.eclipse.jface.window.Window;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Event;

/** What only the Activation Heatmap view has in its toolbar and menu. */
final class HeatmapActions {
	private static final String COMBINE = "combine"; //$NON-NLS-1$
	private static final String SCALE = "scale"; //$NON-NLS-1$
	private static final String LOG = "log"; //$NON-NLS-1$
	private static final String CLIPPED = "clipped"; //$NON-NLS-1$
	private static final String CLUSTERS = "clusters"; //$NON-NLS-1$
	private static final String INTERVALS = "bootstrap"; //$NON-NLS-1$
	private static final String GROUPS = "100"; //$NON-NLS-1$
	private static final String ON = "true"; //$NON-NLS-1$

	private final HeatmapView view;
	private final Slices slices = new Slices();
	private final Map<Action, String> tips = new HashMap<>();
	private final DropDown rows = new DropDown("Rows", "Order of the rows (with Shift: a further level)", this::rows);
	private final DropDown columns = new DropDown("Columns", "Order of the columns (with Shift: a further level)", this::columns);
	private final DropDown colours = new DropDown("Colours", "Scale and limits of the colours", this::colours);
	private final Action max = checked("Max", "Pixels show the largest of their cells, otherwise their mean", this::combine);
	private final Action limits = checked("Limits", "Show the distribution of the values, with the limits to drag", this::limits);
	private final Action slice = Actions.of("Slice to Selection", null, this::slice);
	private final Action apart = Actions.of("Slice in a New View", null, this::apart);
	private final Action back = Actions.of("Back from Slice", null, this::back);
	private final Action invert = Actions.of("Invert Selection", null, this::invert);
	private final Action toTop = Actions.of("Selected First", null, this::first);
	private final Action fitRows = Actions.of("Show All Rows (R)", null, () -> this.view().canvas().fitRows());
	private final Action fitColumns = Actions.of("Show All Columns (C)", null, () -> this.view().canvas().fitColumns());
	private final Action oneToOne = Actions.of("One Pixel per Cell (1)", null, () -> this.view().canvas().oneToOne());

	HeatmapActions(HeatmapView view, IToolBarManager bar, IMenuManager menu) {
		this.view = view;
		Map<Action, String> icons = new LinkedHashMap<>();
		icons.put(rows, "rows");
		icons.put(columns, "columns");
		icons.put(colours, "colours");
		icons.put(max, "largest");
		icons.put(limits, "limits");
		icons.put(slice, "slice");
		icons.put(back, "back");
		icons.forEach((a, icon) -> {
			a.setImageDescriptor(Icons.descriptor(icon));
			bar.add(a);
		});
		for (Action a : List.of(slice, apart, back, invert, toTop, fitRows, fitColumns, oneToOne)) {
			menu.add(a);
		}
	}

	private HeatmapView view() {
		return view;
	}

	Slices slices() {
		return slices;
	}

	private static Action checked(String text, String tip, Runnable body) {
		Action action = new Action(text, IAction.AS_CHECK_BOX) {
			@Override
			public void run() {
				body.run();
			}
		};
		action.setToolTipText(tip);
		return action;
	}

	private void combine() {
		view.option(COMBINE, max.isChecked() ? "max" : "mean"); //$NON-NLS-1$ //$NON-NLS-2$
	}

	private void limits() {
		view.limits().show(limits.isChecked());
	}

	private void slice() {
		view.slice();
	}

	private void apart() {
		view.sliceApart();
	}

	private void back() {
		view.back();
	}

	private void invert() {
		view.invert();
	}

	private void first() {
		view.selectedFirst();
	}

	/** Fits everything to what is shown and selected. */
	void update() {
		String none = view.session() == null ? "no analysis is open" : view.heatmap() == null ? "there is no heatmap yet" : null;
		for (Action a : List.of(fitRows, fitColumns, oneToOne)) {
			Actions.allow(a, none);
		}
		for (Action a : List.of(rows, columns, colours, max, limits)) {
			String tip = tips.computeIfAbsent(a, Action::getToolTipText); // kept for when it is allowed again
			a.setEnabled(none == null);
			a.setToolTipText(none == null ? tip : a.getText() + ": " + none); //$NON-NLS-1$
		}
		Selection s = view.session() == null ? Selection.NONE : view.session().selection().get();
		String nothing = none != null ? none : s.channels().length + s.images().length == 0 ? "nothing is selected" : null;
		for (Action a : List.of(slice, apart, invert, toTop)) {
			Actions.allow(a, nothing);
		}
		Actions.allow(back, none != null ? none : view.sliced() ? null : "everything is shown");
		max.setChecked(none == null && view.option(COMBINE).equals("max")); //$NON-NLS-1$
	}

	/** An action that orders by a level; Shift adds it. */
	private Action level(String text, String axis, String level, String whyNot) {
		Action action = new Action(text, IAction.AS_CHECK_BOX) {
			@Override
			public void runWithEvent(Event e) {
				view.order(axis, level, (e.stateMask & SWT.SHIFT) != 0);
			}
		};
		String now = view.option(axis).isEmpty() ? axis.equals(HeatmapView.ROWS) ? view.heatmap().method() : "class" : view.option(axis); //$NON-NLS-1$
		action.setChecked(Arrays.asList(now.split(";")).contains(level)); //$NON-NLS-1$
		action.setEnabled(whyNot == null);
		action.setText(whyNot == null ? text : text + " (" + whyNot + ")");
		return action;
	}

	private void rows(IMenuManager menu) {
		ActivationHeatmap heatmap = view.heatmap();
		if (heatmap == null) {
			return;
		}
		Selection s = view.session().selection().get();
		for (ActivationHeatmap.Ranking r : heatmap.rankings()) {
			String name = Catalogue.ofEquinox().find(ExtensionPoint.CHANNEL_RANKINGS, r.id()).map(Contribution::name).orElse(r.id());
			menu.add(level(name, HeatmapView.ROWS, r.id(), r.note().isEmpty() ? null : r.note()));
		}
		List<String> shown = heatmap.rankings().stream().map(ActivationHeatmap.Ranking::id).toList();
		Catalogue.ofEquinox().contributions(ExtensionPoint.CHANNEL_RANKINGS).stream().filter(c -> !shown.contains(c.id()))
				.forEach(c -> menu.add(computed(c.name(), c.id())));
		menu.add(new Separator());
		int[] image = IntStream.of(s.images()).map(view.canvas()::imageOf).filter(i -> i >= 0).toArray();
		menu.add(level("Selected Image", HeatmapView.ROWS, image.length == 1 ? "image:" + view.file(image[0]) : "", //$NON-NLS-2$ //$NON-NLS-3$
				image.length == 1 ? null : "select one image"));
		MenuManager classes = new MenuManager("Mean of Class");
		heatmap.images().stream().map(ActivationHeatmap.Image::className).distinct()
				.forEach(c -> classes.add(level(c, HeatmapView.ROWS, "class:" + c, null))); //$NON-NLS-1$
		menu.add(classes);
		MenuManager against = new MenuManager("Class Against the Rest (AUC)");
		heatmap.images().stream().map(ActivationHeatmap.Image::className).distinct()
				.forEach(c -> against.add(level(c, HeatmapView.ROWS, HeatmapView.AGAINST + c, null)));
		menu.add(against);
		menu.add(level("Channel Number", HeatmapView.ROWS, "channel", null)); //$NON-NLS-2$
		menu.add(link("Clustering", HeatmapView.ROWS));
		menu.add(new Separator());
		Action intervals = checked("Intervals of the Scores", "", () -> parameter(INTERVALS, view.state().parameters().containsKey(INTERVALS) ? null : GROUPS));
		intervals.setChecked(view.state().parameters().containsKey(INTERVALS));
		menu.add(intervals);
	}

	private Action link(String text, String axis) {
		Action action = checked(text, "", () -> view.link(axis, !view.linked(axis)));
		action.setChecked(view.linked(axis));
		return action;
	}

	private void columns(IMenuManager menu) {
		ActivationHeatmap heatmap = view.heatmap();
		if (heatmap == null) {
			return;
		}
		int[] channels = view.session().selection().get().channels();
		boolean predicts = view.session().predictions().isPresent();
		boolean clustered = heatmap.images().stream().anyMatch(i -> i.cluster() >= 0);
		menu.add(level("Class", HeatmapView.COLUMNS, "class", null)); //$NON-NLS-2$
		menu.add(level("Selected Channel", HeatmapView.COLUMNS, channels.length == 1 ? "channel:" + channels[0] : "", //$NON-NLS-2$ //$NON-NLS-3$
				channels.length == 1 ? null : "select one channel"));
		menu.add(level("Mean of the Channels", HeatmapView.COLUMNS, "mean", null)); //$NON-NLS-2$
		menu.add(level("Predicted Class", HeatmapView.COLUMNS, "predicted", predicts ? null : "the network is no classifier")); //$NON-NLS-2$
		menu.add(level("Wrong Predictions First", HeatmapView.COLUMNS, "wrong", predicts ? null : "the network is no classifier")); //$NON-NLS-2$
		menu.add(level("Cluster", HeatmapView.COLUMNS, "cluster", clustered ? null : "show the cluster track")); //$NON-NLS-2$
		menu.add(level("Order of the Files", HeatmapView.COLUMNS, "file", null)); //$NON-NLS-2$
		menu.add(link("Clustering", HeatmapView.COLUMNS));
		menu.add(new Separator());
		Action track = checked("Cluster Track", "", () -> parameter(CLUSTERS, clustered ? null : ON));
		track.setChecked(clustered);
		menu.add(track);
	}

	/** Rows by a ranking that was not asked for yet, such as one that runs the network: the heatmap is computed again. */
	private Action computed(String name, String id) {
		return Actions.of(name + " (to be computed)", null, () -> {
			Map<String, String> options = new TreeMap<>(view.state().options());
			options.remove(HeatmapView.ROWS);
			Map<String, String> parameters = new TreeMap<>(view.state().parameters());
			parameters.put("method", id); //$NON-NLS-1$
			view.settings(view.state().with(parameters, view.state().seed()).withOptions(options));
		});
	}

	private void parameter(String name, String value) {
		Map<String, String> parameters = new TreeMap<>(view.state().parameters());
		if (value == null) {
			parameters.remove(name);
		} else {
			parameters.put(name, value);
		}
		Map<String, String> options = new TreeMap<>(view.state().options());
		view.settings(view.state().with(parameters, view.state().seed()).withOptions(options));
	}

	private void colours(IMenuManager menu) {
		menu.add(choice("Scale per Channel", SCALE, "channel", true)); //$NON-NLS-2$
		menu.add(choice("Scale of the Layer", SCALE, "layer", false)); //$NON-NLS-2$
		Action fixed = checked("Fixed Limits\u2026", "", this::fixed);
		fixed.setChecked(view.option(SCALE).equals("fixed")); //$NON-NLS-1$
		menu.add(fixed);
		menu.add(new Separator());
		menu.add(flag("Logarithmic", LOG));
		menu.add(flag("Mark Clipped Values", CLIPPED));
		Action blank = checked("Blank Below the 10th Percentile", "", () -> view.option("blank", view.option("blank").equals("0") ? "10" : "0")); //$NON-NLS-3$ //$NON-NLS-4$ //$NON-NLS-5$ //$NON-NLS-6$ //$NON-NLS-7$
		blank.setChecked(!view.option("blank").equals("0")); //$NON-NLS-1$ //$NON-NLS-2$
		menu.add(blank);
	}

	private Action choice(String text, String option, String value, boolean usual) {
		Action action = checked(text, "", () -> view.option(option, value));
		action.setChecked(view.option(option).equals(value) || usual && view.option(option).isEmpty());
		return action;
	}

	private Action flag(String text, String option) {
		Action action = checked(text, "", () -> view.option(option, view.option(option).equals(ON) ? "false" : ON)); //$NON-NLS-2$
		action.setChecked(view.option(option).equals(ON));
		return action;
	}

	private void fixed() {
		ActivationHeatmap h = view.heatmap();
		String from = view.option("from").isEmpty() ? Float.toString(h.layer()[1]) : view.option("from"); //$NON-NLS-1$ //$NON-NLS-2$
		String to = view.option("to").isEmpty() ? Float.toString(h.layer()[99]) : view.option("to"); //$NON-NLS-1$ //$NON-NLS-2$
		InputDialog dialog = new InputDialog(view.getSite().getShell(), "Fixed Limits", "Lowest and highest value of the colours, separated by a space:",
				from + " " + to, HeatmapActions::wrong);
		if (dialog.open() == Window.OK) {
			String[] ends = dialog.getValue().strip().split("\\s+"); //$NON-NLS-1$
			view.settings(view.state().withOption("from", ends[0]).withOption("to", ends[1]).withOption(SCALE, "fixed")); //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$
		}
	}

	private static String wrong(String text) {
		String[] ends = text.strip().split("\\s+"); //$NON-NLS-1$
		try {
			return ends.length == 2 && Double.parseDouble(ends[0]) < Double.parseDouble(ends[1]) ? null : "Two numbers, the first below the second.";
		} catch (NumberFormatException e) {
			return "Two numbers, the first below the second.";
		}
	}
}
