package org.channelexplorer.ui.views.internal.audit;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.channelexplorer.ui.Actions;
import org.channelexplorer.ui.AnalysisSession;
import org.channelexplorer.ui.Suspects;
import org.channelexplorer.ui.internal.AuditPerspective;
import org.channelexplorer.ui.internal.ExplorePerspective;
import org.channelexplorer.ui.internal.run.Messages;
import org.channelexplorer.ui.selection.Selection;
import org.eclipse.jface.action.Action;
import org.eclipse.jface.action.IMenuManager;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.RowLayout;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.ui.PartInitException;

/** The Triage view: one suspect after the other is kept, relabelled or left out, with a key each. */
public final class TriageView extends AuditView {
	/** Id of the view. */
	public static final String ID = AuditPerspective.TRIAGE;
	private static final int GAP = 8;

	private final Action overlay = Actions.of("Show in Activation Overlay", null, this::showOverlay);
	private final Action list = Actions.of("Show in Suspects", null, () -> show(AuditPerspective.SUSPECTS));
	private final Map<Button, String> buttons = new LinkedHashMap<>(); // with what each does
	private Composite body;
	private Composite contents;
	private TriageCanvas canvas;
	private Label line;

	@Override
	protected Control createContents(Composite parent) {
		body = new Composite(parent, SWT.NONE);
		GridLayoutFactory.fillDefaults().spacing(0, 0).applyTo(body);
		IMenuManager menu = getViewSite().getActionBars().getMenuManager();
		for (Action action : List.of(overlay, list)) {
			menu.add(action);
		}
		getViewSite().getActionBars().updateActionBars();
		return body;
	}

	@Override
	protected void sessionChanged(AnalysisSession now) {
		follow(now);
		if (contents != null) {
			contents.dispose();
			contents = null;
		}
		buttons.clear();
		if (now != null) {
			create(now);
		}
		refresh();
	}

	private void create(AnalysisSession now) {
		contents = new Composite(body, SWT.NONE);
		GridLayoutFactory.fillDefaults().spacing(0, 2).applyTo(contents);
		GridDataFactory.fillDefaults().grab(true, true).applyTo(contents);
		canvas = new TriageCanvas(contents, now);
		GridDataFactory.fillDefaults().grab(true, true).applyTo(canvas);
		keys(canvas);
		Composite row = new Composite(contents, SWT.NONE);
		RowLayout layout = new RowLayout();
		layout.wrap = true;
		layout.spacing = 4;
		row.setLayout(layout);
		GridDataFactory.fillDefaults().grab(true, false).applyTo(row);
		button(row, "Back (\u2190)", "Goes to the image before", () -> decide().previous());
		button(row, "Next (\u2192)", "Goes to the next image", () -> decide().next());
		for (DecisionKey key : DecisionKey.values()) {
			button(row, key.text(), key.help(), () -> key.run(decide()));
		}
		line = new Label(contents, SWT.NONE);
		GridDataFactory.fillDefaults().grab(true, false).indent(GAP, 0).applyTo(line);
		body.layout(true, true);
	}

	private void button(Composite row, String text, String help, Runnable run) {
		Button button = new Button(row, SWT.PUSH);
		button.setText(text);
		button.setToolTipText(help);
		button.addListener(SWT.Selection, _ -> {
			run.run();
			canvas.setFocus(); // where the keys are
		});
		keys(button);
		buttons.put(button, help);
	}

	private void keys(Control control) {
		DecisionKey.on(control, this::decide);
		control.addListener(SWT.KeyDown, e -> {
			if (Character.toUpperCase(e.character) == 'O' && (e.stateMask & SWT.MODIFIER_MASK) == 0 && overlay.isEnabled()) {
				showOverlay();
				e.doit = false;
			}
		});
		control.addListener(SWT.Traverse, e -> { // the arrows are keys of the triage; Tab leaves
			if (e.detail == SWT.TRAVERSE_ARROW_NEXT || e.detail == SWT.TRAVERSE_ARROW_PREVIOUS) {
				e.doit = false;
			}
		});
	}

	// at once: what follows from a decision may take longer than a look
	@Override
	void looked() {
		canvas.refresh();
		canvas.paintNow();
		refresh();
	}

	@Override
	void listed() {
		refresh();
	}

	@Override
	void refresh() {
		String whyNot = Decide.whyNot(session());
		Actions.allow(overlay, whyNot);
		Actions.allow(list, session() == null ? whyNot : null);
		if (contents == null) {
			return;
		}
		canvas.refresh();
		buttons.forEach((button, help) -> {
			button.setEnabled(whyNot == null);
			button.setToolTipText(whyNot == null ? help : help + ": " + whyNot);
		});
		line.setText(whyNot != null ? "" : AuditText.progress(session().suspects().triage(), session().suspects().images().size()));
	}

	@Override
	protected void selectionChanged(Selection before, Selection now, Object source) {
		refresh();
	}

	// the layer in which the images beside it are nearest: earlier ones see colours and edges
	private void showOverlay() {
		Suspects suspects = session().suspects();
		String layer = SuspectFinder.layer(session(), suspects.audit().get().orElseThrow());
		session().selection().change(s -> s.withLayers(List.of(layer)).withImages(suspects.row(suspects.at())), this);
		show(ExplorePerspective.OVERLAY);
	}

	private void show(String view) {
		try {
			getSite().getPage().showView(view);
		} catch (PartInitException e) {
			Messages.error("The view cannot be shown", e.getMessage());
		}
	}

	@Override
	public void setFocus() {
		if (contents == null || !canvas.setFocus()) {
			super.setFocus();
		}
	}

	/** What the picture shows, in sentences. */
	public String text() {
		return canvas.text();
	}

	/** How far the list has been worked through. */
	public String progress() {
		return line.getText();
	}

	/** What takes the keys; for tests. */
	public Control keys() {
		return canvas;
	}

	/** When the picture was painted, 0 while it is not there; for tests. */
	public long painted() {
		return canvas.painted();
	}

	/** Whether all that is shown of a place of the list is loaded; for tests. */
	public boolean ready(int place) {
		return canvas.ready(place);
	}

	/** Channels that speak for the given and for the suggested class, empty while they are not known; for tests. */
	public List<Integer> speaking() {
		Speaking channels = canvas.speaking();
		return channels == null ? List.of() : List.of(channels.given(), channels.suggested());
	}

	/** Rows of the images of the given and of the suggested class that the suspect is like; for tests. */
	public List<List<Integer>> like() {
		return List.of(canvas.like().given(), canvas.like().suggested());
	}
}
