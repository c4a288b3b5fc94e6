package org.channelexplorer.ui.views.internal.audit;

import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import org.channelexplorer.core.result.LabelIssues;
import org.channelexplorer.ui.SuspectFilter;
import org.channelexplorer.ui.SuspectFilter.State;
import org.channelexplorer.ui.Suspects;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.accessibility.AccessibleAdapter;
import org.eclipse.swt.accessibility.AccessibleEvent;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;

/** Which images of the audit are shown: by what was decided, by class, only those that look wrong. */
final class FilterBar extends Composite {
	private static final String EVERY = "all classes";

	private final Suspects suspects;
	private final Combo state;
	private final Combo classes;
	private final Button issues;

	FilterBar(Composite parent, Suspects suspects) {
		super(parent, SWT.NONE);
		this.suspects = suspects;
		GridLayoutFactory.fillDefaults().numColumns(4).margins(8, 0).applyTo(this);
		new Label(this, SWT.NONE).setText("Show");
		state = new Combo(this, SWT.READ_ONLY);
		state.setItems(Arrays.stream(State.values()).map(State::text).toArray(String[]::new));
		state.addListener(SWT.Selection, _ -> change());
		name(state, "Show images that are");
		classes = new Combo(this, SWT.READ_ONLY);
		classes.addListener(SWT.Selection, _ -> change());
		GridDataFactory.fillDefaults().hint(130, SWT.DEFAULT).applyTo(classes);
		name(classes, "Given or suggested class");
		issues = new Button(this, SWT.CHECK);
		issues.setText("Issues only");
		issues.setToolTipText("Only images whose label looks wrong");
		issues.addListener(SWT.Selection, _ -> change());
		classes();
	}

	private static void name(Combo combo, String name) {
		combo.setToolTipText(name);
		combo.getAccessible().addAccessibleListener(new AccessibleAdapter() {
			@Override
			public void getName(AccessibleEvent e) {
				e.result = name;
			}
		});
	}

	/** Lists the classes of the audit. */
	void classes() {
		TreeSet<String> names = new TreeSet<>();
		for (LabelIssues.OfImage i : suspects.images()) {
			names.add(i.classes().given());
			names.add(i.classes().suggested());
		}
		SuspectFilter now = suspects.filter().get();
		classes.removeAll();
		classes.add(EVERY);
		names.forEach(classes::add);
		classes.select(List.copyOf(names).indexOf(now.className()) + 1);
		state.select(now.state().ordinal());
		issues.setSelection(now.issuesOnly());
		if (!now.className().isEmpty() && !names.isEmpty() && !names.contains(now.className())) { // a class that is not audited any more hides nothing
			suspects.filter().set(new SuspectFilter(now.state(), "", now.issuesOnly()), this); //$NON-NLS-1$
		}
	}

	private void change() {
		suspects.filter().set(new SuspectFilter(State.values()[state.getSelectionIndex()],
				classes.getSelectionIndex() <= 0 ? "" : classes.getText(), issues.getSelection()), this);
	}
}
