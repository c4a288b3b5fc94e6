package org.channelexplorer.ui.internal.wizard;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.channelexplorer.core.model.ImageSet;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.wizard.WizardPage;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableColumn;
import org.eclipse.swt.widgets.TableItem;
import org.eclipse.swt.widgets.Text;

/** Last page: which classes are analysed; all, unless some are unchecked. */
final class ClassesPage extends WizardPage {
	private final AnalysisDraft draft;
	private final Set<String> unchecked = new LinkedHashSet<>();
	private final Map<String, Integer> counts = new LinkedHashMap<>();
	private ImageSet listed;
	private Text filter;
	private Table table;
	private Label facts;

	ClassesPage(AnalysisDraft draft) {
		super("classes", "Classes", null); //$NON-NLS-1$
		this.draft = draft;
		setDescription("Choose the classes whose images are analysed.");
	}

	@Override
	public void createControl(Composite parent) {
		Composite page = new Composite(parent, SWT.NONE);
		GridLayoutFactory.swtDefaults().numColumns(3).margins(10, 10).applyTo(page);
		filter = new Text(page, SWT.SEARCH | SWT.ICON_SEARCH | SWT.ICON_CANCEL);
		filter.setMessage("Filter by name");
		filter.addModifyListener(e -> fill());
		GridDataFactory.fillDefaults().grab(true, false).applyTo(filter);
		button(page, "Check &all shown", true);
		button(page, "&Uncheck all shown", false);
		table = new Table(page, SWT.CHECK | SWT.BORDER | SWT.V_SCROLL | SWT.FULL_SELECTION);
		table.setHeaderVisible(true);
		column("Class", 320);
		column("Images", 100);
		table.addListener(SWT.Selection, e -> {
			if (e.detail == SWT.CHECK) {
				check((TableItem) e.item, ((TableItem) e.item).getChecked());
				update();
			}
		});
		GridDataFactory.fillDefaults().grab(true, true).span(3, 1).hint(400, 200).applyTo(table);
		facts = new Label(page, SWT.NONE);
		GridDataFactory.fillDefaults().grab(true, false).span(3, 1).applyTo(facts);
		setControl(page);
	}

	private void column(String name, int width) {
		TableColumn column = new TableColumn(table, SWT.NONE);
		column.setText(name);
		column.setWidth(width);
	}

	private void button(Composite page, String text, boolean checked) {
		Button button = new Button(page, SWT.PUSH);
		button.setText(text);
		button.addListener(SWT.Selection, e -> {
			for (TableItem item : table.getItems()) {
				item.setChecked(checked);
				check(item, checked);
			}
			update();
		});
	}

	private void check(TableItem item, boolean checked) {
		if (checked) {
			unchecked.remove(item.getText());
		} else {
			unchecked.add(item.getText());
		}
	}

	@Override
	public void setVisible(boolean visible) {
		if (visible && listed != draft.imageSet) {
			listed = draft.imageSet;
			counts.clear();
			unchecked.clear();
			if (listed != null) {
				listed.entries().forEach(e -> counts.merge(e.label(), 1, Integer::sum));
				if (!draft.classes.isEmpty()) {
					counts.keySet().stream().filter(c -> !draft.classes.contains(c)).forEach(unchecked::add);
				}
			}
			fill();
		}
		super.setVisible(visible);
	}

	private void fill() {
		String words = filter.getText().strip().toLowerCase(Locale.ROOT);
		table.removeAll();
		counts.forEach((name, n) -> {
			if (name.toLowerCase(Locale.ROOT).contains(words)) {
				TableItem item = new TableItem(table, SWT.NONE);
				item.setText(new String[] { name, Integer.toString(n) });
				item.setChecked(!unchecked.contains(name));
			}
		});
		update();
	}

	private void update() {
		List<String> chosen = new ArrayList<>(counts.keySet());
		chosen.removeAll(unchecked);
		draft.classes = unchecked.isEmpty() ? List.of() : List.copyOf(chosen);
		String problem = !counts.isEmpty() && chosen.isEmpty() ? "Check at least one class." : null;
		draft.classesProblem = problem;
		setErrorMessage(problem);
		setPageComplete(problem == null);
		int images = chosen.stream().mapToInt(counts::get).sum();
		facts.setText(chosen.size() + " of " + counts.size() + " classes, " + images + (images == 1 ? " image" : " images")
				+ (draft.perClass > 0 ? ", at most " + draft.perClass + " of each" : ""));
		if (getContainer().getCurrentPage() != null) {
			getContainer().updateButtons();
		}
	}
}
