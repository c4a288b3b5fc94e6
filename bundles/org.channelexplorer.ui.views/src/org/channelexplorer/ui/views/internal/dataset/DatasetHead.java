package org.channelexplorer.ui.views.internal.dataset;

import java.util.ArrayList;
import java.util.List;
import org.channelexplorer.core.label.Named;
import org.channelexplorer.core.util.InputException;
import org.channelexplorer.ui.AnalysisSession;
import org.channelexplorer.ui.Focusing;
import org.channelexplorer.ui.internal.commands.LabellingCommands;
import org.channelexplorer.ui.internal.run.Messages;
import org.channelexplorer.ui.selection.ImageFilter;
import org.channelexplorer.ui.theme.Palette;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Link;
import org.eclipse.swt.widgets.Text;

/** Above the images: which labelling is used, which images are in the focus and the way back, and the filter. */
final class DatasetHead extends Composite {
	private static final String ALL = "all"; //$NON-NLS-1$

	private final Combo labelling;
	private final Link crumb;
	private final Text filter;
	private final Label count;
	private AnalysisSession session;
	private ImageFilter known = ImageFilter.ALL;
	private boolean following;

	/** @param labellings opens the menu of the labellings below a control */
	DatasetHead(Composite parent, java.util.function.Consumer<Button> labellings) {
		super(parent, SWT.NONE);
		GridLayoutFactory.fillDefaults().spacing(0, 2).applyTo(this);
		Composite classes = row();
		labelling = new Combo(classes, SWT.READ_ONLY);
		labelling.setToolTipText("The labelling whose classes are used");
		labelling.addListener(SWT.Selection, _ -> use());
		GridDataFactory.fillDefaults().grab(true, false).hint(80, SWT.DEFAULT).applyTo(labelling);
		Button more = new Button(classes, SWT.PUSH | SWT.FLAT);
		more.setText("\u22ef"); //$NON-NLS-1$
		more.setToolTipText("New, duplicate, rename or delete a labelling");
		more.addListener(SWT.Selection, _ -> labellings.accept(more));
		GridDataFactory.fillDefaults().applyTo(more);
		crumb = new Link(this, SWT.WRAP);
		crumb.addListener(SWT.Selection, e -> Focusing.use(session, e.text.equals(ALL) ? "" : session.trail().get().names().get(Integer.parseInt(e.text))));
		GridDataFactory.fillDefaults().grab(true, false).indent(4, 0).exclude(true).applyTo(crumb);
		Composite search = row();
		filter = new Text(search, SWT.SEARCH | SWT.ICON_SEARCH | SWT.ICON_CANCEL);
		filter.setMessage("Filter, e.g. class:cat");
		filter.addModifyListener(_ -> filtered());
		GridDataFactory.fillDefaults().grab(true, false).hint(60, SWT.DEFAULT).applyTo(filter);
		count = new Label(search, SWT.RIGHT);
		GridDataFactory.fillDefaults().align(SWT.FILL, SWT.CENTER).applyTo(count);
	}

	private Composite row() {
		Composite row = new Composite(this, SWT.NONE);
		GridLayoutFactory.fillDefaults().numColumns(2).spacing(2, 0).extendedMargins(0, 4, 0, 0).applyTo(row);
		GridDataFactory.fillDefaults().grab(true, false).applyTo(row);
		return row;
	}

	/** The filter's field. */
	Text filter() {
		return filter;
	}

	/** Follows a session. */
	void follow(AnalysisSession now) {
		session = now;
		GC gc = new GC(count);
		String widest = now.analysis().images().size() + " of " + now.analysis().images().size();
		((GridData) count.getLayoutData()).widthHint = gc.textExtent(widest).x + 6; // the field stays where it is while one types
		gc.dispose();
		known = now.filter().get();
		following = true;
		filter.setText(known.text());
		following = false;
		update();
	}

	private void use() {
		int chosen = labelling.getSelectionIndex();
		try {
			LabellingCommands.use(session, chosen == 0 ? "" : session.labelling().get().all().get(chosen - 1).name());
		} catch (InputException e) {
			update();
			Messages.error("Labelling", e.getMessage());
		}
	}

	private void filtered() {
		if (session == null || following) {
			return;
		}
		try {
			known = ImageFilter.parse(filter.getText());
			session.filter().set(known, this);
			count();
		} catch (InputException e) {
			problem(e.getMessage());
		}
	}

	private void problem(String sentence) {
		count.setText("?"); //$NON-NLS-1$
		count.setForeground(Palette.current().error());
		count.setToolTipText(sentence);
		filter.setToolTipText(sentence);
	}

	/** Shows what is in use now. */
	@Override
	public void update() {
		if (session == null) {
			return;
		}
		List<String> names = new ArrayList<>(List.of("Given classes"));
		session.labelling().get().all().stream().map(Named::name).forEach(names::add);
		if (!names.equals(List.of(labelling.getItems()))) {
			labelling.setItems(names.toArray(String[]::new));
		}
		String inUse = session.labelling().get().inUse();
		labelling.select(inUse.isEmpty() ? 0 : names.subList(1, names.size()).indexOf(inUse) + 1);
		crumb();
		if (!known.equals(session.filter().get())) { // changed elsewhere; what is being typed stays
			known = session.filter().get();
			following = true;
			filter.setText(known.text());
			following = false;
		}
		count();
	}

	private void count() {
		int shown = session.shown().images().cardinality();
		int all = session.shown().inFocus().cardinality();
		count.setForeground(null);
		count.setText(shown == all ? "?" : shown + " of " + all); //$NON-NLS-1$
		count.setToolTipText(shown + " of " + all + " images\n\n" + ImageFilter.HELP); // not that of the field: it would hide what one types above
		filter.setToolTipText(null);
		if (!session.shown().problem().isEmpty()) {
			problem(session.shown().problem());
		}
	}

	private void crumb() {
		List<String> names = session.trail().get().names();
		boolean focused = !session.focus().get().inUse().isEmpty();
		StringBuilder text = new StringBuilder("<a href=\"all\">All images</a>"); //$NON-NLS-1$
		for (int i = 0; i < names.size(); i++) {
			String name = names.get(i).replace("&", "&&").replace("<", "&lt;"); //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$ //$NON-NLS-4$
			text.append(" \u25b8 ").append(i < names.size() - 1 ? "<a href=\"" + i + "\">" + name + "</a>" : name); //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$ //$NON-NLS-4$
		}
		crumb.setText(focused ? text + " (" + session.shown().inFocus().cardinality() + ")" : ""); //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$
		crumb.setVisible(focused);
		GridData data = (GridData) crumb.getLayoutData();
		if (data.exclude == focused) {
			data.exclude = !focused;
			getParent().layout(true, true);
		}
	}

	/** The bread crumb; for tests. */
	Link crumbs() {
		return crumb;
	}
}
