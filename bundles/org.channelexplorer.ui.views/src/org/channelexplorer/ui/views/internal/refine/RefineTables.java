package org.channelexplorer.ui.views.internal.refine;

import java.util.List;
import org.channelexplorer.core.data.Table;
import org.channelexplorer.core.result.HeadRefinement;
import org.channelexplorer.core.result.HeadRefinement.Common;
import org.channelexplorer.core.result.HeadRefinement.NewClass;
import org.channelexplorer.ui.views.internal.result.ResultTable;
import org.channelexplorer.ui.views.internal.result.TableModel;
import org.eclipse.swt.SWT;
import org.eclipse.swt.accessibility.AccessibleAdapter;
import org.eclipse.swt.accessibility.AccessibleEvent;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.TabFolder;
import org.eclipse.swt.widgets.TabItem;
import org.eclipse.swt.widgets.Text;

/** A new head in numbers, as tables on tabs: new outputs, old classes; and its notes. */
final class RefineTables {
	private static final int DECIMALS = 3;
	private final TabFolder folder;
	private final TabItem fresh;
	private final TabItem old;
	private final TabItem notesTab;
	private final Text notes;

	RefineTables(Composite parent) {
		folder = new TabFolder(parent, SWT.TOP);
		fresh = tab("New Outputs");
		old = tab("Old Classes");
		notesTab = tab("Notes");
		notes = new Text(folder, SWT.READ_ONLY | SWT.MULTI | SWT.WRAP | SWT.V_SCROLL);
		notesTab.setControl(notes);
	}

	private TabItem tab(String name) {
		TabItem item = new TabItem(folder, SWT.NONE);
		item.setText(name);
		return item;
	}

	/** Shows a head; null for none. */
	void show(HeadRefinement found) {
		List<NewClass> classes = found == null ? List.of() : found.classes();
		List<Common> common = found == null ? List.of() : found.common();
		fill(fresh, found, "New outputs",
				Table.builder().strings("Output", classes.stream().map(NewClass::name).toArray(String[]::new))
						.strings("From", classes.stream().map(NewClass::from).toArray(String[]::new))
						.longs("Images", classes.stream().mapToLong(NewClass::images).toArray())
						.doubles("Right", classes.stream().mapToDouble(NewClass::accuracy).toArray())
						.doubles("Right kind", classes.stream().mapToDouble(NewClass::rightKind).toArray()).build());
		fill(old, found, "Old classes before and after",
				Table.builder().strings("Class", common.stream().map(Common::classes).toArray(String[]::new))
						.longs("Images", common.stream().mapToLong(Common::images).toArray())
						.doubles("Before", common.stream().mapToDouble(Common::before).toArray())
						.doubles("After", common.stream().mapToDouble(Common::after).toArray())
						.doubles("Change", common.stream().mapToDouble(c -> c.after() - c.before()).toArray()).build());
		List<String> all = found == null ? List.of() : found.notes();
		notesTab.setText("Notes" + (all.isEmpty() ? "" : " (" + all.size() + ")")); //$NON-NLS-2$ //$NON-NLS-3$ //$NON-NLS-4$
		notes.setText(all.isEmpty() ? "Nothing to note." : String.join("\n\n", all)); //$NON-NLS-2$
	}

	private void fill(TabItem tab, HeadRefinement found, String name, Table rows) {
		TableModel model = new TableModel(rows, false, DECIMALS);
		if (tab.getControl() instanceof ResultTable table) {
			table.show(model);
		} else if (found != null) { // columns are as wide as what they hold
			ResultTable table = new ResultTable(folder, model, _ -> {
				// a row leads nowhere
			});
			table.table().getAccessible().addAccessibleListener(new AccessibleAdapter() {
				@Override
				public void getName(AccessibleEvent e) {
					e.result = name;
				}
			});
			tab.setControl(table);
		}
	}
}
