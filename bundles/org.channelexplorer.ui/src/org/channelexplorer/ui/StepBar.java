package org.channelexplorer.ui;

import java.util.List;
import java.util.function.IntConsumer;
import org.channelexplorer.core.document.Iteration;
import org.channelexplorer.ui.selection.Selection;
import org.channelexplorer.ui.selection.SelectionModel;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;

/**
 * The steps of a network that was run several times per image: a list, and buttons to go through it. The step is part of the shared
 * selection, so that every view shows the same one; that of a pinned view is its own. Takes no room (its {@link GridData} is excluded) for other networks.
 */
public final class StepBar extends Composite {
	private final SelectionModel.Listener follower = this::changed;
	private final Button previous;
	private final Combo combo;
	private final Button next;
	private AnalysisSession session;
	private int held; // the step of a pinned view, 0 when the session's is shown
	private IntConsumer chosen;

	public StepBar(Composite parent) {
		super(parent, SWT.NONE);
		GridLayoutFactory.fillDefaults().numColumns(4).margins(6, 2).spacing(4, 0).applyTo(this);
		new Label(this, SWT.NONE).setText("Step:");
		previous = button("\u2039", "Previous step (noisier)", -1);
		combo = new Combo(this, SWT.READ_ONLY | SWT.DROP_DOWN);
		combo.setToolTipText("The run of the network whose activations are shown, in every view");
		combo.addListener(SWT.Selection, e -> select(combo.getSelectionIndex()));
		GridDataFactory.swtDefaults().hint(190, SWT.DEFAULT).applyTo(combo);
		next = button("\u203a", "Next step (cleaner)", 1);
		addListener(SWT.Dispose, e -> unfollow());
		setVisible(false);
	}

	private Button button(String text, String help, int by) {
		Button button = new Button(this, SWT.PUSH);
		button.setText(text);
		button.setToolTipText(help);
		button.addListener(SWT.Selection, e -> select(combo.getSelectionIndex() + by));
		return button;
	}

	/** Shows the steps of a session, null for none. */
	public void follow(AnalysisSession now) {
		unfollow();
		session = now;
		held = 0;
		boolean needed = now != null && !now.analysis().steps().isEmpty();
		combo.removeAll();
		if (needed) {
			Iteration iteration = now.analysis().recipe().iteration();
			for (int step : now.analysis().steps()) {
				combo.add(step + " of " + iteration.steps() + " (time step " + iteration.time(step) + ")");
			}
			now.selection().addListener(follower);
			show();
		}
		setVisible(needed);
		if (getLayoutData() instanceof GridData data) {
			data.exclude = !needed;
		}
		getParent().layout();
	}

	/** Shows a step whatever is selected, and gives another one that the user chooses to the view. @param step 0 to follow the selection again */
	void hold(int step, IntConsumer view) {
		held = step;
		chosen = view;
		if (session != null && combo.getItemCount() > 0) {
			show();
		}
	}

	private void unfollow() {
		if (session != null) {
			session.selection().removeListener(follower);
			session = null;
		}
	}

	private void changed(Selection before, Selection now, Object source) {
		if (before.step() != now.step()) {
			show();
		}
	}

	private void show() {
		int at = session.analysis().steps().indexOf(held > 0 ? held : session.step());
		combo.select(at);
		previous.setEnabled(at > 0);
		next.setEnabled(at < combo.getItemCount() - 1);
	}

	private void select(int index) {
		List<Integer> steps = session.analysis().steps();
		int step = steps.get(Math.clamp(index, 0, steps.size() - 1));
		if (held > 0) {
			chosen.accept(step);
		} else {
			session.selection().change(s -> s.withStep(step), this);
		}
	}

	/** The list; for tests. */
	public Combo combo() {
		return combo;
	}

	/** The buttons to the step before and behind; for tests. */
	public List<Button> buttons() {
		return List.of(previous, next);
	}
}
