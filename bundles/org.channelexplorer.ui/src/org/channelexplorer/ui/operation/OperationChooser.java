package org.channelexplorer.ui.operation;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.channelexplorer.core.catalogue.Contribution;
import org.channelexplorer.core.operation.Operation;
import org.channelexplorer.core.operation.Operations;
import org.channelexplorer.ui.theme.Palette;
import org.eclipse.jface.dialogs.IDialogConstants;
import org.eclipse.jface.dialogs.TitleAreaDialog;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.viewers.ArrayContentProvider;
import org.eclipse.jface.viewers.ColumnLabelProvider;
import org.eclipse.jface.viewers.StructuredSelection;
import org.eclipse.jface.viewers.TableViewer;
import org.eclipse.jface.viewers.TableViewerColumn;
import org.eclipse.jface.viewers.Viewer;
import org.eclipse.jface.viewers.ViewerComparator;
import org.eclipse.jface.viewers.ViewerFilter;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Color;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Text;

/** Offers every installed operation, a third party's too, with its summary, or with the reason when it cannot be used. */
public final class OperationChooser extends TitleAreaDialog {

	/**
	 * A line of the list.
	 *
	 * @param name    as menus have it
	 * @param summary what it computes, in one sentence
	 * @param problem why it cannot be used, null when it can
	 */
	public record Entry(String id, String name, String summary, String problem) {
		private boolean matches(String words) {
			String all = (name + " " + id + " " + summary).toLowerCase(Locale.ROOT);
			return Stream.of(words.toLowerCase(Locale.ROOT).strip().split("\\s+")).allMatch(all::contains);
		}
	}

	private final List<Entry> entries;
	private final String preferred;
	private Text filter;
	private TableViewer viewer;
	private Entry chosen;

	/** @param preferred id of the operation chosen at first, null for the first one */
	public OperationChooser(Shell parent, Operations operations, String preferred) {
		super(parent);
		this.preferred = preferred;
		entries = entries(operations);
		setShellStyle(getShellStyle() | SWT.RESIZE);
		setHelpAvailable(false);
	}

	private static List<Entry> entries(Operations operations) {
		List<Entry> entries = new ArrayList<>();
		for (@SuppressWarnings("rawtypes")
		Contribution<Operation> c : operations.all()) {
			try {
				entries.add(new Entry(c.id(), TitleCase.of(c.name()), c.documentation().summary(), null));
			} catch (RuntimeException | LinkageError broken) { // a third party's; the list must not end here
				entries.add(new Entry(c.id(), TitleCase.of(c.name()), "", "cannot be used: " + broken.getMessage()));
			}
		}
		entries.sort(Comparator.comparing(e -> e.name().toLowerCase(Locale.ROOT)));
		return entries;
	}

	@Override
	protected void configureShell(Shell shell) {
		super.configureShell(shell);
		shell.setText("Run");
	}

	@Override
	protected Control createDialogArea(Composite parent) {
		Composite area = (Composite) super.createDialogArea(parent);
		setTitle("Run an operation");
		Composite box = new Composite(area, SWT.NONE);
		GridLayoutFactory.swtDefaults().margins(12, 10).applyTo(box);
		GridDataFactory.fillDefaults().grab(true, true).applyTo(box);
		filter = new Text(box, SWT.SEARCH | SWT.ICON_SEARCH | SWT.ICON_CANCEL);
		filter.setMessage("Filter by name or words");
		GridDataFactory.fillDefaults().grab(true, false).applyTo(filter);
		viewer = new TableViewer(box, SWT.BORDER | SWT.FULL_SELECTION | SWT.SINGLE);
		GridDataFactory.fillDefaults().grab(true, true).hint(760, 320).applyTo(viewer.getTable());
		column("Operation", 170, false);
		column("What it computes", 460, true);
		viewer.getTable().setHeaderVisible(true);
		viewer.setContentProvider(ArrayContentProvider.getInstance());
		viewer.addFilter(new ViewerFilter() {
			@Override
			public boolean select(Viewer v, Object parentElement, Object element) {
				return ((Entry) element).matches(filter.getText());
			}
		});
		viewer.setComparator(new ViewerComparator() { // what is named so, then what does so
			@Override
			public int category(Object element) {
				return ((Entry) element).name().toLowerCase(Locale.ROOT).contains(filter.getText().strip().toLowerCase(Locale.ROOT)) ? 0 : 1;
			}

			@Override
			public int compare(Viewer v, Object a, Object b) {
				int byName = Integer.compare(category(a), category(b));
				return byName != 0 ? byName : Integer.compare(entries.indexOf(a), entries.indexOf(b));
			}
		});
		viewer.setInput(entries);
		viewer.getTable().getColumn(0).pack(); // names are read whole
		viewer.addSelectionChangedListener(e -> choose((Entry) e.getStructuredSelection().getFirstElement()));
		viewer.addDoubleClickListener(e -> {
			if (chosen != null && chosen.problem() == null) {
				okPressed();
			}
		});
		filter.addModifyListener(e -> {
			viewer.refresh();
			if (viewer.getStructuredSelection().isEmpty() && viewer.getElementAt(0) != null) {
				viewer.setSelection(new StructuredSelection(viewer.getElementAt(0)));
			}
		});
		filter.addListener(SWT.KeyDown, e -> {
			if (e.keyCode == SWT.ARROW_DOWN) {
				viewer.getTable().setFocus();
			}
		});
		return area;
	}

	private void column(String title, int width, boolean summary) {
		TableViewerColumn column = new TableViewerColumn(viewer, SWT.NONE);
		column.getColumn().setText(title);
		column.getColumn().setWidth(width);
		column.setLabelProvider(new ColumnLabelProvider() {
			@Override
			public String getText(Object element) {
				Entry e = (Entry) element;
				return !summary ? e.name() : e.problem() == null ? e.summary() : e.problem();
			}

			@Override
			public Color getForeground(Object element) {
				return ((Entry) element).problem() == null ? null : Palette.current().quiet();
			}
		});
	}

	@Override
	protected void createButtonsForButtonBar(Composite parent) {
		createButton(parent, IDialogConstants.OK_ID, "Next\u2026", true);
		createButton(parent, IDialogConstants.CANCEL_ID, IDialogConstants.CANCEL_LABEL, false);
		Entry first = entries.stream().filter(e -> e.id().equals(preferred)).findFirst().orElse(entries.isEmpty() ? null : entries.getFirst());
		choose(first);
		if (first != null) {
			viewer.setSelection(new StructuredSelection(first), true);
		}
		filter.setFocus();
	}

	private void choose(Entry entry) {
		chosen = entry;
		setErrorMessage(entry == null ? null : entry.problem());
		setMessage(entry == null ? entries.isEmpty() ? "No operation is installed." : "No operation matches." : entry.summary());
		if (getButton(IDialogConstants.OK_ID) != null) {
			getButton(IDialogConstants.OK_ID).setEnabled(entry != null && entry.problem() == null);
		}
	}

	/** Id of the chosen operation, null for none. */
	public String operation() {
		return chosen == null ? null : chosen.id();
	}

	/** The list; for tests. */
	public TableViewer viewer() {
		return viewer;
	}

	/** The filter's field; for tests. */
	public Text filter() {
		return filter;
	}
}
