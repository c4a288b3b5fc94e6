package org.channelexplorer.ui.views.internal.dataset;

import java.util.List;
import org.channelexplorer.core.analysis.Analysis;
import org.channelexplorer.core.model.ImageSet.Skipped;
import org.channelexplorer.ui.internal.Commands;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Link;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableColumn;
import org.eclipse.swt.widgets.TableItem;
import org.eclipse.ui.services.IServiceLocator;

/** Under the images: whether the analysis was stopped, and which images were left out and why. */
final class SkippedPanel extends Composite {
	private final List<Skipped> skipped;
	private Link link;
	private Table table;

	SkippedPanel(Composite parent, Analysis analysis, IServiceLocator site) {
		super(parent, SWT.NONE);
		GridLayoutFactory.fillDefaults().margins(6, 3).spacing(0, 3).applyTo(this);
		skipped = analysis.skipped();
		if (!analysis.complete()) {
			Link resume = new Link(this, SWT.WRAP);
			resume.setText("Stopped after " + analysis.images().size() + " of " + analysis.recipe().images().size() + " images. <a>Resume</a>");
			resume.addListener(SWT.Selection, e -> Commands.run(site, Commands.RESUME));
			GridDataFactory.fillDefaults().grab(true, false).applyTo(resume);
		}
		if (!skipped.isEmpty()) {
			link = new Link(this, SWT.NONE);
			link.addListener(SWT.Selection, e -> expand(!expanded()));
			GridDataFactory.fillDefaults().grab(true, false).applyTo(link);
			table();
			expand(false);
		}
	}

	/** Whether there is anything to say. */
	boolean needed() {
		return getChildren().length > 0;
	}

	private void table() {
		table = new Table(this, SWT.BORDER | SWT.FULL_SELECTION | SWT.VIRTUAL | SWT.MULTI);
		table.setHeaderVisible(true);
		TableColumn file = new TableColumn(table, SWT.NONE);
		file.setText("File");
		file.setWidth(130);
		TableColumn reason = new TableColumn(table, SWT.NONE);
		reason.setText("Left out because");
		reason.setWidth(260);
		table.addListener(SWT.SetData, e -> {
			Skipped s = skipped.get(e.index);
			((TableItem) e.item).setText(new String[] { s.file(), s.reason() });
		});
		table.setItemCount(skipped.size());
		GridDataFactory.fillDefaults().grab(true, true).hint(SWT.DEFAULT, Math.min(5, skipped.size() + 1) * 26).applyTo(table);
	}

	/** Opens the list of skipped images and selects one. @param file as it is listed */
	void show(String file) {
		if (table != null) {
			expand(true);
			for (int i = 0; i < skipped.size(); i++) {
				if (skipped.get(i).file().equals(file)) {
					table.setSelection(i);
					table.showSelection();
				}
			}
		}
	}

	private boolean expanded() {
		return table.getVisible();
	}

	private void expand(boolean open) {
		table.setVisible(open);
		((GridData) table.getLayoutData()).exclude = !open;
		link.setText("<a>" + skipped.size() + (skipped.size() == 1 ? " image" : " images") + " skipped</a>"
				+ (open ? "" : " (" + skipped.getFirst().file() + (skipped.size() > 1 ? "\u2026" : "") + ")")); //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-4$
		getParent().layout(true, true);
	}
}
