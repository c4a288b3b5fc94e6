package org.channelexplorer.ui.views.internal.surgery;

import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.channelexplorer.core.repair.Repairs;
import org.channelexplorer.core.repair.Surgery;
import org.channelexplorer.ui.AnalysisSession;
import org.channelexplorer.ui.selection.ValueModel;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.accessibility.AccessibleAdapter;
import org.eclipse.swt.accessibility.AccessibleEvent;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableColumn;
import org.eclipse.swt.widgets.TableItem;

/** The plans that are kept in the analysis. Enter opens one, Delete deletes it, as an edit that can be undone. */
final class KeptPlans extends Composite {
	private static final int[] WIDTHS = { 130, 150, 90, 200 };
	private static final String[] HEADS = { "Plan", "Channels", "Replaced by", "How they were chosen" };
	private static final int BUTTON = 8;

	private final AnalysisSession session;
	private final Consumer<Surgery> opened;
	private final Table table;
	private final Button open;
	private final Button delete;

	KeptPlans(Composite parent, AnalysisSession session, Consumer<Surgery> opened) {
		super(parent, SWT.NONE);
		this.session = session;
		this.opened = opened;
		GridLayoutFactory.fillDefaults().numColumns(2).spacing(BUTTON, 2).applyTo(this);
		table = new Table(this, SWT.FULL_SELECTION | SWT.SINGLE | SWT.V_SCROLL | SWT.H_SCROLL);
		GridDataFactory.fillDefaults().grab(true, true).span(2, 1).applyTo(table);
		table.setHeaderVisible(true);
		table.getAccessible().addAccessibleListener(new AccessibleAdapter() {
			@Override
			public void getName(AccessibleEvent e) {
				e.result = "Kept plans";
			}
		});
		for (int i = 0; i < HEADS.length; i++) {
			TableColumn column = new TableColumn(table, SWT.LEFT);
			column.setText(HEADS[i]);
			column.setWidth(WIDTHS[i]);
		}
		open = button("&Open Plan", this::openSelected);
		delete = button("&Delete Plan", this::deleteSelected);
		table.addListener(SWT.Selection, e -> allow());
		table.addListener(SWT.DefaultSelection, e -> openSelected());
		table.addListener(SWT.KeyDown, e -> {
			if (e.keyCode == SWT.DEL) {
				deleteSelected();
			}
		});
		ValueModel.Listener<Repairs> listener = (before, now, source) -> fill();
		session.repairs().addListener(listener);
		addListener(SWT.Dispose, e -> session.repairs().removeListener(listener));
		fill();
	}

	private Button button(String text, Runnable body) {
		Button button = new Button(this, SWT.PUSH);
		button.setText(text);
		button.addListener(SWT.Selection, e -> body.run());
		return button;
	}

	private List<Surgery> plans() {
		return session.repairs().get().surgeries();
	}

	private void fill() {
		table.removeAll();
		for (Surgery plan : plans()) {
			TableItem item = new TableItem(table, SWT.NONE);
			item.setText(new String[] { plan.name(),
					plan.removals().stream().map(r -> r.channels().size() + " of " + session.analysis().network().label(r.layer()))
							.collect(Collectors.joining(", ")),
					plan.replacement().name().toLowerCase(java.util.Locale.ROOT), chosen(plan.chosen()) });
		}
		allow();
	}

	private static String chosen(Map<String, String> how) {
		return how.isEmpty() ? "by hand" : how.entrySet().stream().map(e -> e.getKey() + " " + e.getValue()).collect(Collectors.joining(", ")); //$NON-NLS-2$ //$NON-NLS-3$
	}

	private void allow() {
		String why = plans().isEmpty() ? "no plan is kept" : table.getSelectionIndex() < 0 ? "no plan is selected" : null;
		for (Button button : new Button[] { open, delete }) {
			button.setEnabled(why == null);
			button.setToolTipText(why == null ? null : button.getText().replace("&", "") + ": " + why); //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$
		}
	}

	private void openSelected() {
		if (table.getSelectionIndex() >= 0) {
			opened.accept(plans().get(table.getSelectionIndex()));
		}
	}

	private void deleteSelected() {
		if (table.getSelectionIndex() >= 0) {
			String name = plans().get(table.getSelectionIndex()).name();
			session.step("Delete Plan", () -> session.repairs().change(r -> r.withoutSurgery(name), this));
		}
	}

	@Override
	public boolean setFocus() {
		return table.setFocus();
	}

	/** The list; for tests. */
	Table table() {
		return table;
	}
}
