package org.channelexplorer.ui.views.internal.surgery;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import org.channelexplorer.core.catalogue.Catalogue;
import org.channelexplorer.core.catalogue.ExtensionPoint;
import org.eclipse.swt.SWT;
import org.eclipse.swt.accessibility.AccessibleAdapter;
import org.eclipse.swt.accessibility.AccessibleEvent;
import org.eclipse.swt.layout.RowData;
import org.eclipse.swt.layout.RowLayout;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Spinner;
import org.eclipse.swt.widgets.Text;

/** How channels are chosen and replaced: the fields above a plan. A change is passed on once typing has settled. */
final class PlanHead extends Composite {
	private static final int SETTLE = 700;
	private static final int CHANNELS_WIDTH = 150;
	private static final int SHARE = 0;
	private static final int GUARD = 1;
	private static final int HAND = 2;
	private static final List<String> REPLACEMENTS = List.of("compensate", "mean", "zero"); //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$
	private static final String DEFAULT_SHARE = "0.5"; //$NON-NLS-1$
	private static final String DEFAULT_GUARD = "0.02"; //$NON-NLS-1$

	/** A way to order channels: a value of {@code order}, and the ranking when it is one. */
	private record Order(String order, String ranking, String name) {
	}

	private final BiConsumer<Map<String, String>, ByHand> changed;
	private final List<Order> orders = new ArrayList<>();
	private final Combo way;
	private final Spinner percent;
	private final Label sign;
	private final Text channels;
	private final Combo order;
	private final Combo replace;
	private Map<String, String> parameters = Map.of();
	private ByHand hand = ByHand.NONE;
	private String layer = ""; //$NON-NLS-1$
	private int changes;

	/** @param changed takes other parameters, and channels chosen by hand */
	PlanHead(Composite parent, BiConsumer<Map<String, String>, ByHand> changed) {
		super(parent, SWT.NONE);
		this.changed = changed;
		RowLayout row = new RowLayout();
		row.center = true;
		row.marginLeft = 8;
		setLayout(row);
		orders.add(new Order("coverage", "", "Coverage")); //$NON-NLS-1$ //$NON-NLS-2$
		orders.add(new Order("ablation", "", "Ablation (all classes)")); //$NON-NLS-1$ //$NON-NLS-2$
		Catalogue.ofEquinox().contributions(ExtensionPoint.CHANNEL_RANKINGS).forEach(c -> orders.add(new Order("ranking", c.id(), c.name()))); //$NON-NLS-1$
		way = combo("Remove", "How channels are chosen", "A share", "All a guard allows", "Channels by hand");
		percent = named(new Spinner(this, SWT.BORDER), "Per cent");
		sign = new Label(this, SWT.NONE);
		sign.setText("%"); //$NON-NLS-1$
		channels = named(new Text(this, SWT.BORDER), "Channels, such as 1,5,9-12");
		channels.setMessage("1,5,9-12");
		channels.setLayoutData(new RowData(CHANNELS_WIDTH, SWT.DEFAULT));
		order = combo("ordered by", "What channels are ordered by", orders.stream().map(Order::name).toArray(String[]::new));
		replace = combo("replaced by", "What consumers read in place of them", "What the others say", "Their means", "Zero");
		way.addListener(SWT.Selection, e -> wayChosen());
		percent.addListener(SWT.Selection, e -> later(this::percentChosen));
		channels.addListener(SWT.Modify, e -> later(() -> pass(parameters, hand.with(layer, channels.getText().strip()))));
		order.addListener(SWT.Selection, e -> orderChosen());
		replace.addListener(SWT.Selection, e -> pass(with("replace", REPLACEMENTS.get(replace.getSelectionIndex())), hand)); //$NON-NLS-1$
	}

	private Combo combo(String label, String name, String... items) {
		Composite pair = new Composite(this, SWT.NONE); // a line is not broken between them
		RowLayout row = new RowLayout();
		row.wrap = false;
		row.center = true;
		row.marginTop = row.marginBottom = row.marginLeft = row.marginRight = 0;
		pair.setLayout(row);
		new Label(pair, SWT.NONE).setText(label);
		Combo combo = named(new Combo(pair, SWT.READ_ONLY), name);
		combo.setItems(items);
		return combo;
	}

	private static <C extends Control> C named(C control, String name) {
		control.setToolTipText(name);
		control.getAccessible().addAccessibleListener(new AccessibleAdapter() {
			@Override
			public void getName(AccessibleEvent e) {
				e.result = name;
			}
		});
		return control;
	}

	/** Shows a choice, without passing it on. */
	void show(Map<String, String> given, ByHand byHand, String at) {
		changes++; // what was typed before is no longer about this
		parameters = given;
		hand = byHand;
		layer = at;
		int now = way();
		way.select(now);
		boolean asGuard = now == GUARD;
		percent.setValues((int) Math.round(100 * number(asGuard ? "guard" : "share", asGuard ? DEFAULT_GUARD : DEFAULT_SHARE)), 0, asGuard ? 100 : 99, 0, 1, //$NON-NLS-1$ //$NON-NLS-2$
				10);
		if (!channels.getText().strip().equals(hand.at(layer))) {
			channels.setText(hand.at(layer));
			changes++;
		}
		order.select(orderShown());
		replace.select(Math.max(0, REPLACEMENTS.indexOf(parameters.getOrDefault("replace", REPLACEMENTS.getFirst()).toLowerCase(java.util.Locale.ROOT)))); //$NON-NLS-1$
		see(percent, now != HAND);
		see(sign, now != HAND);
		see(channels, now == HAND);
		see(order.getParent(), now != HAND);
		getParent().layout(new Control[] { percent, sign, channels, order, replace });
	}

	private static void see(Control control, boolean shown) {
		control.setVisible(shown);
		RowData data = control.getLayoutData() instanceof RowData d ? d : new RowData();
		data.exclude = !shown;
		control.setLayoutData(data);
	}

	private int way() {
		return hand.on() ? HAND : number("guard", "-1") >= 0 ? GUARD : SHARE; //$NON-NLS-1$ //$NON-NLS-2$
	}

	private int orderShown() {
		String asked = parameters.getOrDefault("order", "coverage").toLowerCase(java.util.Locale.ROOT); //$NON-NLS-1$ //$NON-NLS-2$
		String ranking = asked.equals("ranking") ? parameters.getOrDefault("ranking", "deviationWeight") : ""; //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$ //$NON-NLS-4$
		for (int i = 0; i < orders.size(); i++) {
			if (orders.get(i).order().equals(asked) && orders.get(i).ranking().equals(ranking)) {
				return i;
			}
		}
		return -1;
	}

	private double number(String parameter, String otherwise) {
		try {
			return Double.parseDouble(parameters.getOrDefault(parameter, otherwise));
		} catch (NumberFormatException e) {
			return Double.parseDouble(otherwise); // the operation names what is wrong
		}
	}

	private Map<String, String> with(String name, String value) {
		Map<String, String> other = new TreeMap<>(parameters);
		other.put(name, value);
		return other;
	}

	private void wayChosen() {
		Map<String, String> other = new TreeMap<>(parameters);
		other.remove("guard"); //$NON-NLS-1$
		if (way.getSelectionIndex() == GUARD) {
			other.put("guard", DEFAULT_GUARD); //$NON-NLS-1$
		}
		pass(other, hand.turned(way.getSelectionIndex() == HAND));
	}

	private void percentChosen() {
		pass(with(way() == GUARD ? "guard" : "share", Double.toString(percent.getSelection() / 100.0)), hand); //$NON-NLS-1$ //$NON-NLS-2$
	}

	private void orderChosen() {
		Order chosen = orders.get(order.getSelectionIndex());
		Map<String, String> other = with("order", chosen.order()); //$NON-NLS-1$
		if (!chosen.ranking().isEmpty()) {
			other.put("ranking", chosen.ranking()); //$NON-NLS-1$
		}
		pass(other, hand);
	}

	private void later(Runnable choice) {
		int mine = ++changes;
		getDisplay().timerExec(SETTLE, () -> {
			if (mine == changes && !isDisposed()) {
				choice.run();
			}
		});
	}

	private void pass(Map<String, String> other, ByHand byHand) {
		if (!Objects.equals(other, parameters) || !byHand.equals(hand)) {
			changed.accept(other, byHand);
		}
	}
}
