package org.channelexplorer.ui.views.internal.audit;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.channelexplorer.core.operation.StepParameter;
import org.channelexplorer.ui.Actions;
import org.channelexplorer.ui.AnalysisSession;
import org.channelexplorer.ui.Asker;
import org.channelexplorer.ui.HeaderLine;
import org.channelexplorer.ui.Suspects;
import org.channelexplorer.ui.internal.AuditPerspective;
import org.channelexplorer.ui.internal.Icons;
import org.channelexplorer.ui.operation.OperationDialog;
import org.channelexplorer.ui.selection.Selection;
import org.eclipse.jface.action.Action;
import org.eclipse.jface.action.IMenuManager;
import org.eclipse.jface.action.IToolBarManager;
import org.eclipse.jface.action.MenuManager;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.window.Window;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Table;
import org.eclipse.ui.PartInitException;

/** The Suspects view: the images of an audit, most suspect first, with what was decided about them. */
public final class SuspectsView extends AuditView {
	/** Id of the view. */
	public static final String ID = AuditPerspective.SUSPECTS;
	private static final String TITLE = "Label audit";

	private final Action audit = Actions.of("Audit Labels", Icons.descriptor("run"), this::audit); //$NON-NLS-2$
	private final Action settings = Actions.of("Settings\u2026", Icons.descriptor("settings"), this::askForSettings); //$NON-NLS-2$
	private final Action triage = Actions.of("Show in Triage", null, this::showTriage);
	private final Action results = Actions.of("Audit with Decisions\u2026", null, () -> tables().audited());
	private final Action corrected = Actions.of("Corrected Labels\u2026", null, () -> tables().corrected());
	private final Action script = Actions.of("Script That Moves Files\u2026", null, () -> tables().script());
	private final Action taken = Actions.of("Import Decisions\u2026", Icons.descriptor("open"), () -> tables().take()); //$NON-NLS-2$
	private Composite body;
	private HeaderLine header;
	private Composite contents;
	private Label line;
	private FilterBar bar;
	private SuspectTable table;
	private Asker asker;
	private Asker files;

	@Override
	protected Control createContents(Composite parent) {
		body = new Composite(parent, SWT.NONE);
		GridLayoutFactory.fillDefaults().spacing(0, 0).applyTo(body);
		header = new HeaderLine(body, this::stop);
		GridDataFactory.fillDefaults().grab(true, false).applyTo(header);
		asker = new Asker(body, this).progress(header::progress);
		files = new Asker(body, this).quiet();
		IToolBarManager tools = getViewSite().getActionBars().getToolBarManager();
		tools.add(audit);
		tools.add(settings);
		IMenuManager menu = getViewSite().getActionBars().getMenuManager();
		menu.add(audit);
		menu.add(settings);
		menu.add(triage);
		MenuManager export = new MenuManager("Export");
		List.of(results, corrected, script).forEach(export::add);
		menu.add(export);
		menu.add(taken);
		getViewSite().getActionBars().updateActionBars();
		return body;
	}

	private AuditTables tables() {
		return new AuditTables(session(), getSite().getShell(), files);
	}

	@Override
	protected void sessionChanged(AnalysisSession now) {
		follow(now);
		asker.cancel();
		if (contents != null) {
			contents.dispose();
			contents = null;
			table = null;
		}
		if (now != null) {
			create(now);
			Optional<Suspects.Asked> before = now.suspects().asked();
			if (now.suspects().audit().get().isPresent()) {
				listed();
			} else if (before.isPresent()) {
				ask(before.get());
			} else {
				header.offer(TITLE, "Which labels look wrong? Nothing was computed yet.", "<a href=\"audit\">Audit Labels</a>", _ -> audit());
				now.suspects().find(asker, asked(), () -> {
					listed();
					allow();
				});
			}
		}
		allow();
	}

	private void create(AnalysisSession now) {
		contents = new Composite(body, SWT.NONE);
		GridLayoutFactory.fillDefaults().spacing(0, 2).applyTo(contents);
		GridDataFactory.fillDefaults().grab(true, true).applyTo(contents);
		line = new Label(contents, SWT.NONE);
		GridDataFactory.fillDefaults().grab(true, false).indent(8, 0).applyTo(line);
		bar = new FilterBar(contents, now.suspects());
		GridDataFactory.fillDefaults().grab(true, false).applyTo(bar);
		table = new SuspectTable(contents, now, this::decide);
		GridDataFactory.fillDefaults().grab(true, true).applyTo(table.table());
		body.layout(true, true);
	}

	private void stop() {
		asker.cancel();
		header.show(TITLE, "stopped");
		allow();
	}

	private Suspects.Asked asked() {
		return session().suspects().asked().orElseGet(() -> session().suspects().now(Map.of(), session().analysis().document().seed()));
	}

	/** Audits the labels as they are now. */
	public void audit() {
		Suspects.Asked last = asked();
		ask(session().suspects().now(last.parameters(), last.seed()));
	}

	/** Audits with other parameters. */
	public void audit(Map<String, String> parameters, long seed) {
		ask(session().suspects().now(parameters, seed));
	}

	private void ask(Suspects.Asked question) {
		header.busy(TITLE, "auditing the labels of " + session().analysis().images().size() + " images\u2026");
		session().suspects().ask(asker, question, () -> {
			describe();
			allow();
		}, problem -> {
			header.show(TITLE, problem);
			allow();
		});
		allow();
	}

	private void askForSettings() {
		Suspects.Asked last = asked();
		Set<String> elsewhere = Set.of(StepParameter.NAME);
		OperationDialog dialog = new OperationDialog(getSite().getShell(), session(), Suspects.OPERATION, last.parameters(), last.seed(), elsewhere);
		if (dialog.open() == Window.OK) {
			Map<String, String> values = new TreeMap<>(dialog.values());
			values.keySet().removeAll(elsewhere);
			audit(values, dialog.seed());
		}
	}

	private void showTriage() {
		try {
			getSite().getPage().showView(AuditPerspective.TRIAGE);
		} catch (PartInitException e) {
			header.show(TITLE, e.getMessage());
		}
	}

	@Override
	void listed() {
		bar.classes();
		table.fit();
		refresh();
		describe();
	}

	private void describe() {
		session().suspects().audit().get().ifPresent(a -> {
			String warning = AuditText.warning(a.issues());
			int changed = session().suspects().changed();
			String title = TITLE + ": " + a.issues().issues().size() + " of " + a.issues().images().size() + " labels look wrong"
					+ (warning.isEmpty() ? "" : ". " + warning);
			if (changed > 0) {
				header.offer(title, "Older than the classes: " + (changed == 1 ? "1 image has" : changed + " images have") + " another class now.",
						"<a href=\"audit\">Audit Again</a>", _ -> audit());
			} else {
				header.show(title, AuditText.basis(a.issues()));
			}
			header.setToolTipText(AuditText.basis(a.issues()) + "\n" + a.issues().basis().why() + "\n" + a.issues().basis().calibration());
		});
	}

	@Override
	void refresh() {
		if (table != null) {
			table.refresh();
			count();
			allow();
		}
	}

	private void count() {
		Suspects suspects = session().suspects();
		int all = suspects.images().size();
		String text = suspects.audit().get().isEmpty() ? ""
				: AuditText.progress(suspects.triage(), all) + (table.size() == all ? "" : " \u00b7 " + table.size() + " shown");
		line.setText(text);
		line.setToolTipText(text);
	}

	private void allow() {
		boolean none = session() == null;
		String closed = none ? "no analysis is open" : null;
		String unlisted = none ? closed : session().suspects().audit().get().isEmpty() ? "audit the labels first" : null;
		audit.setText(unlisted == null ? "Audit Again" : "Audit Labels");
		Actions.allow(audit, none ? closed : asker.pending() ? "the labels are being audited" : null);
		Actions.allow(settings, closed);
		Actions.allow(triage, unlisted);
		Actions.allow(results, unlisted);
		Actions.allow(corrected, closed);
		Actions.allow(script, none ? closed : session().repairs().get().ledger().decisions().isEmpty() ? "nothing was decided yet" : null);
		Actions.allow(taken, closed);
	}

	@Override
	protected void classesChanged() {
		describe();
	}

	@Override
	protected void selectionChanged(Selection before, Selection now, Object source) {
		// what is looked at follows the selection
	}

	@Override
	void looked() {
		table.select();
		count();
	}

	@Override
	public void setFocus() {
		if (table == null || !table.table().setFocus()) {
			super.setFocus();
		}
	}

	/** The line above the list. */
	public String headline() {
		return header.text();
	}

	/** How far the list has been worked through. */
	public String progress() {
		return line.getText();
	}

	/** The list; for tests. */
	public Table table() {
		return table.table();
	}
}
