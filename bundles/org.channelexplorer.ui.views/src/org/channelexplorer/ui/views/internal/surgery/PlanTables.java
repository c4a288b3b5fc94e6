package org.channelexplorer.ui.views.internal.surgery;

import java.util.List;
import java.util.function.Function;
import java.util.function.IntConsumer;
import java.util.function.ToDoubleFunction;
import org.channelexplorer.core.data.Table;
import org.channelexplorer.core.result.PlannedSurgery;
import org.channelexplorer.core.result.PlannedSurgery.ClassCost;
import org.channelexplorer.core.result.PlannedSurgery.Flip;
import org.channelexplorer.core.result.PlannedSurgery.PairCost;
import org.channelexplorer.ui.LayerMark;
import org.channelexplorer.ui.theme.Palette;
import org.channelexplorer.ui.views.internal.result.ResultTable;
import org.channelexplorer.ui.views.internal.result.TableModel;
import org.eclipse.swt.SWT;
import org.eclipse.swt.accessibility.AccessibleAdapter;
import org.eclipse.swt.accessibility.AccessibleEvent;
import org.eclipse.swt.graphics.Color;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.TabFolder;
import org.eclipse.swt.widgets.TabItem;
import org.eclipse.swt.widgets.Text;

/** What a plan costs, as tables on tabs: classes, pairs of classes, images that flip, layers that lose channels; and its notes. */
final class PlanTables {
	private static final int DECIMALS = 3;

	/** Takes what was clicked. */
	interface Picked {
		void classes(List<String> names);

		void image(String file);

		void layer(String id);
	}

	private final TabFolder folder;
	private final Picked picked;
	private final TabItem classesTab;
	private final TabItem pairsTab;
	private final TabItem flipsTab;
	private final TabItem layersTab;
	private final TabItem notesTab;
	private final Text notes;
	private PlannedSurgery shown;
	private List<String> layers = List.of();

	PlanTables(Composite parent, Picked picked) {
		this.picked = picked;
		// not the tabs that views have: those are styled as they are disposed, which fails in the dark theme
		folder = new TabFolder(parent, SWT.TOP);
		classesTab = tab("Cost per Class");
		pairsTab = tab("Pairs");
		flipsTab = tab("Images That Flip");
		layersTab = tab("Layers");
		notesTab = tab("Notes");
		notes = new Text(folder, SWT.READ_ONLY | SWT.MULTI | SWT.WRAP | SWT.V_SCROLL);
		notesTab.setControl(notes);
		folder.setSelection(classesTab);
	}

	private TabItem tab(String name) {
		TabItem item = new TabItem(folder, SWT.NONE);
		item.setText(name);
		return item;
	}

	/** Adds a tab of somebody else, whose parent is {@link #folder()}. */
	void add(String name, Control content) {
		tab(name).setControl(content);
	}

	TabFolder folder() {
		return folder;
	}

	/** Whether what is shown is another plan's than the one asked for. */
	void old(boolean old) {
		Color color = old ? Palette.current().quiet() : null;
		for (TabItem tab : folder.getItems()) {
			if (tab.getControl() instanceof ResultTable table) {
				table.table().setForeground(color);
			}
		}
	}

	/** Shows a plan; null for none. */
	void show(PlannedSurgery planned, java.util.Map<String, LayerMark> marks) {
		shown = planned;
		layers = List.copyOf(marks.keySet());
		List<ClassCost> classes = planned == null ? List.of() : planned.classes();
		List<PairCost> pairs = planned == null ? List.of() : planned.pairs();
		List<Flip> flips = planned == null ? List.of() : planned.flips();
		fill(classesTab, "Cost per class, the class that loses most first", classes(classes), row -> picked.classes(List.of(shown.classes().get(row).name())));
		fill(pairsTab, "Pairs of classes, those that are confused more first", pairs(pairs),
				row -> picked.classes(List.of(shown.pairs().get(row).a(), shown.pairs().get(row).b())));
		fill(flipsTab, "Images whose prediction changes", flips(flips), row -> picked.image(shown.flips().get(row).image()));
		fill(layersTab, "Layers that lose channels", layers(List.copyOf(marks.values())), row -> picked.layer(layers.get(row)));
		flipsTab.setText("Images That Flip" + (flips.isEmpty() ? "" : " (" + flips.size() + ")")); //$NON-NLS-2$ //$NON-NLS-3$ //$NON-NLS-4$
		layersTab.setText("Layers" + (layers.isEmpty() ? "" : " (" + layers.size() + ")")); //$NON-NLS-2$ //$NON-NLS-3$ //$NON-NLS-4$
		List<String> all = planned == null ? List.of() : planned.notes();
		notesTab.setText("Notes" + (all.isEmpty() ? "" : " (" + all.size() + ")")); //$NON-NLS-2$ //$NON-NLS-3$ //$NON-NLS-4$
		notes.setText(all.isEmpty() ? "Nothing to note." : String.join("\n\n", all)); //$NON-NLS-2$
	}

	private void fill(TabItem tab, String name, Table rows, IntConsumer clicked) {
		TableModel model = new TableModel(rows, false, DECIMALS);
		if (tab.getControl() instanceof ResultTable table) {
			if (table.takes(model)) {
				table.show(model);
				return;
			}
			tab.setControl(null);
			table.dispose();
		}
		if (shown == null) {
			return; // columns are as wide as what they hold
		}
		ResultTable table = new ResultTable(folder, model, clicked);
		table.table().getAccessible().addAccessibleListener(new AccessibleAdapter() {
			@Override
			public void getName(AccessibleEvent e) {
				e.result = name;
			}
		});
		tab.setControl(table);
	}

	private Table classes(List<ClassCost> c) {
		Table.Builder table = Table.builder().strings("Class", texts(c, ClassCost::name)).longs("Images", c.stream().mapToLong(ClassCost::images).toArray())
				.doubles("Before", numbers(c, x -> x.accuracy().before())).doubles("After", numbers(c, x -> x.accuracy().after()))
				.doubles("Change", numbers(c, x -> x.accuracy().difference())).doubles("From", numbers(c, x -> x.accuracy().low()))
				.doubles("To", numbers(c, x -> x.accuracy().high()));
		if (c.stream().anyMatch(PlanTables::empty)) {
			table.strings("Why empty", texts(c, this::whyEmpty));
		}
		return table.build();
	}

	private static boolean empty(ClassCost c) {
		return Double.isNaN(c.accuracy().before());
	}

	private String whyEmpty(ClassCost c) {
		return !empty(c) ? "" //$NON-NLS-1$
				: Double.isNaN(shown.accuracy().before()) ? "the network predicts no class"
						: c.images() == 0 ? "no image of it was kept for measuring" : "the network has no output of this name";
	}

	private static Table pairs(List<PairCost> p) {
		return Table.builder().strings("Class", texts(p, PairCost::a)).strings("And", texts(p, PairCost::b))
				.doubles("Confused before", numbers(p, x -> x.confused().before())).doubles("After", numbers(p, x -> x.confused().after()))
				.doubles("Change", numbers(p, x -> x.confused().difference())).doubles("From", numbers(p, x -> x.confused().low()))
				.doubles("To", numbers(p, x -> x.confused().high())).doubles("Separability before", numbers(p, x -> x.separation().before()))
				.doubles("After ", numbers(p, x -> x.separation().after())).build();
	}

	private static Table flips(List<Flip> f) {
		return Table.builder().strings("Image", texts(f, Flip::image)).strings("Class", texts(f, Flip::name)).strings("Before", texts(f, Flip::before))
				.strings("After", texts(f, Flip::after)).doubles("p(class) before", numbers(f, Flip::pBefore))
				.doubles("p(class) after", numbers(f, Flip::pAfter))
				.build();
	}

	private Table layers(List<LayerMark> marks) {
		return Table.builder().strings("Layer", layers.toArray(String[]::new)).longs("Go", marks.stream().mapToLong(LayerMark::marked).toArray())
				.longs("Of", marks.stream().mapToLong(LayerMark::of).toArray()).doubles("Share", numbers(marks, LayerMark::share))
				.strings("Chosen", layers.stream().map(this::chosen).toArray(String[]::new)).build();
	}

	private String chosen(String layer) {
		return shown.removed().stream().anyMatch(r -> r.layer().equals(layer) && r.asked()) ? "chosen" : "coupled";
	}

	private static <R> String[] texts(List<R> rows, Function<R, String> text) {
		return rows.stream().map(text).toArray(String[]::new);
	}

	private static <R> double[] numbers(List<R> rows, ToDoubleFunction<R> number) {
		return rows.stream().mapToDouble(number).map(v -> v + 0.0).toArray();
	}
}
