package org.channelexplorer.ui.views.internal.result;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.channelexplorer.core.catalogue.Catalogue;
import org.channelexplorer.core.catalogue.CatalogueException;
import org.channelexplorer.core.catalogue.Contribution;
import org.channelexplorer.core.data.Labels;
import org.channelexplorer.core.data.Table;
import org.channelexplorer.core.model.ImageEntry;
import org.channelexplorer.core.operation.AnalysisData;
import org.channelexplorer.core.operation.HelpPage;
import org.channelexplorer.core.operation.Operation;
import org.channelexplorer.core.operation.Result;
import org.channelexplorer.core.operation.ResultKey;
import org.channelexplorer.core.result.Subjects;
import org.channelexplorer.core.util.InputException;
import org.channelexplorer.plot.Plot;
import org.channelexplorer.plot.PlotData;
import org.channelexplorer.plot.Plots;
import org.channelexplorer.ui.Actions;
import org.channelexplorer.ui.AnalysisSession;
import org.channelexplorer.ui.Asker;
import org.channelexplorer.ui.HeaderLine;
import org.channelexplorer.ui.Preferences;
import org.channelexplorer.ui.Query;
import org.channelexplorer.ui.SessionPropertySheetPage;
import org.channelexplorer.ui.Sessions;
import org.channelexplorer.ui.internal.Icons;
import org.channelexplorer.ui.internal.help.HintsView;
import org.channelexplorer.ui.internal.run.RunOperation;
import org.channelexplorer.ui.plot.PlotExport;
import org.channelexplorer.ui.plot.PlotPane;
import org.channelexplorer.ui.result.ResultExport;
import org.channelexplorer.ui.result.ResultPart;
import org.channelexplorer.ui.result.ResultViews;
import org.channelexplorer.ui.selection.Selections;
import org.eclipse.core.runtime.ILog;
import org.eclipse.jface.action.Action;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.CTabFolder;
import org.eclipse.swt.custom.CTabItem;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.ui.part.ViewPart;
import org.eclipse.ui.views.properties.IPropertySheetPage;

/**
 * Shows any result, a third party's too: numbers, tables and arrays. It keeps its analysis open while it shows it, whatever editor
 * is active; a result whose type has a special view is handed over to it.
 */
public final class ResultView extends ViewPart implements ResultPart {
	private final Action export = Actions.of("Export\u2026", Icons.descriptor("export"), this::export); //$NON-NLS-2$
	private final Action again = Actions.of("Run with Other Parameters\u2026", Icons.descriptor("settings"), this::again); //$NON-NLS-2$
	private Composite root;
	private HeaderLine header;
	private CTabFolder tabs;
	private Asker asker;
	private Sessions.Borrowed borrowed;
	private Query<Result> query;
	private Query.Reply<Result> reply;

	@Override
	public void createPartControl(Composite parent) {
		root = new Composite(parent, SWT.NONE);
		GridLayoutFactory.fillDefaults().spacing(0, 0).applyTo(root);
		header = new HeaderLine(root, this::stop);
		GridDataFactory.fillDefaults().grab(true, false).applyTo(header);
		asker = new Asker(root, this).progress(header::progress);
		getViewSite().getActionBars().getToolBarManager().add(again);
		getViewSite().getActionBars().getToolBarManager().add(export);
		header.show("No result", "Analyse > Run... shows results here");
		update();
	}

	@Override
	public boolean show(AnalysisSession session, Query<Result> asked) {
		Sessions.Borrowed before = borrowed;
		try {
			borrowed = Sessions.get().open(session.analysis().file()); // it is open: nothing is read
		} catch (InputException e) {
			header.show(name(asked.operation()), e.getMessage());
			return false;
		}
		if (before != null) {
			before.close();
		}
		query = asked;
		reply = null;
		setPartName(name(asked.operation()) + "\u2026"); //$NON-NLS-1$
		clear();
		update();
		header.busy(subject(), "computing\u2026");
		borrowed.session().ask(asker, asked, this::answered, this::ended);
		return true;
	}

	private static String name(String operation) {
		return Catalogue.ofEquinox().find(Operation.POINT, operation).map(Contribution::name).orElse(operation);
	}

	private String subject() {
		return name(query.operation()) + " \u00b7 " + borrowed.session().analysis().document().name(); //$NON-NLS-1$
	}

	private String facts() {
		Map<String, String> given = new LinkedHashMap<>(query.given());
		given.put("seed", Long.toString(query.seed())); //$NON-NLS-1$
		return given.entrySet().stream().map(e -> e.getKey() + " " + e.getValue()).collect(Collectors.joining(" \u00b7 ")); //$NON-NLS-1$ //$NON-NLS-2$
	}

	private void answered(Query.Reply<Result> answer) {
		if (ResultViews.show(getSite().getPage(), borrowed.session(), query, answer.result().type())) {
			getSite().getPage().hideView(this);
			return;
		}
		reply = answer;
		ended(facts());
		fill(answer.result(), answer.data());
		update();
	}

	private void stop() {
		asker.cancel();
		ended("stopped");
	}

	private void ended(String text) {
		setPartName(name(query.operation()));
		header.show(subject(), text);
	}

	private void clear() {
		if (tabs != null) {
			tabs.dispose();
			tabs = null;
		}
	}

	private void fill(Result result, AnalysisData data) {
		clear();
		tabs = new CTabFolder(root, SWT.BOTTOM | SWT.FLAT);
		GridDataFactory.fillDefaults().grab(true, true).applyTo(tabs);
		plot(result, data).ifPresent(plot -> {
			CTabItem item = new CTabItem(tabs, SWT.NONE);
			item.setText(Plots.of(result.type(), Catalogue.ofEquinox()).map(Contribution::name).orElse("Plot"));
			PlotPane pane = new PlotPane(tabs, borrowed.session());
			pane.show(plot, data.rows());
			item.setControl(pane);
		});
		ordered(result.tables())
				.forEach((name, table) -> tab(title(name, "Table"), new ResultTable(tabs, new TableModel(table), row -> select(table, row)), name, null));
		ordered(result.arrays()).forEach((name, array) -> tab(title(name, "Array"), new HeatImage(tabs, new HeatGrid(array)), null, name));
		if (!result.scalars().isEmpty()) {
			Table numbers = numbers(result.scalars());
			tab("Numbers", new ResultTable(tabs, new TableModel(numbers), row -> {
				// a number stands for nothing else
			}), null, null);
		}
		if (tabs.getItemCount() > 0) {
			tabs.setSelection(0);
		}
		root.layout(true, true);
	}

	// a result whose plot cannot be drawn still has its tables
	private static Optional<Plot> plot(Result result, AnalysisData data) {
		Catalogue catalogue = Catalogue.ofEquinox();
		try {
			return Plots.of(result.type(), catalogue).isEmpty() ? Optional.empty()
					: Optional.of(Plots.plot(PlotData.of(result, data, catalogue).coloured(Preferences.classColours())));
		} catch (InputException | CatalogueException e) {
			ILog.of(ResultView.class).warn("The plot of " + result.type() + " cannot be drawn: " + e.getMessage());
			return Optional.empty();
		}
	}

	private static Table numbers(Map<String, Object> scalars) {
		return Table.builder().strings("name", scalars.keySet().toArray(String[]::new)) //$NON-NLS-1$
				.strings("value", scalars.values().stream().map(TableModel::text).toArray(String[]::new)).build(); //$NON-NLS-1$
	}

	// the main one first
	private static <T> Map<String, T> ordered(Map<String, T> named) {
		Map<String, T> ordered = new LinkedHashMap<>();
		if (named.containsKey(Result.MAIN)) {
			ordered.put(Result.MAIN, named.get(Result.MAIN));
		}
		ordered.putAll(named);
		return ordered;
	}

	private static String title(String name, String kind) {
		return name.equals(Result.MAIN) ? kind : name;
	}

	private record Shown(String table, String array) {
	}

	private void tab(String title, Control control, String table, String array) {
		CTabItem item = new CTabItem(tabs, SWT.NONE);
		item.setText(title);
		item.setControl(control);
		item.setData(new Shown(table, array));
	}

	// a row about a layer, an image or a class selects it in all views; a row about an image and its class, the image
	private void select(Table table, int row) {
		AnalysisSession session = borrowed.session();
		Subjects.layers(table).map(layers -> layers[row]).filter(session.analysis().layers()::contains)
				.ifPresent(layer -> session.selection().change(s -> s.withLayers(List.of(layer)), this));
		Optional<String[]> files = Subjects.images(table);
		if (files.isPresent()) {
			List<ImageEntry> images = session.analysis().images();
			IntStream.range(0, images.size()).filter(i -> images.get(i).file().equals(files.get()[row])).findFirst()
					.ifPresent(i -> session.selection().change(s -> Selections.image(s, i, false), this));
			return;
		}
		Labels labels = session.analysis().labels();
		Subjects.classes(table).map(classes -> labels.classes().indexOf(classes[row])).filter(c -> c >= 0)
				.ifPresent(c -> session.selection().change(s -> Selections.ofClass(s, labels, c, false), this));
	}

	private void update() {
		Actions.allow(export, reply == null ? "there is no result yet" : null);
		Actions.allow(again, query == null ? "nothing was run" : null);
	}

	private void export() {
		if (tabs.getSelection() != null && tabs.getSelection().getControl() instanceof PlotPane canvas) {
			PlotExport.ask(getSite().getShell(), reply.key().operation(), canvas.plot(), canvas.look());
			return;
		}
		Shown shown = tabs.getSelection() == null ? new Shown(null, null) : (Shown) tabs.getSelection().getData();
		ResultExport.ask(getSite().getShell(), reply.key(), reply.result(), other(shown.table()), other(shown.array()));
	}

	private static String other(String name) {
		return Result.MAIN.equals(name) ? null : name;
	}

	private void again() {
		RunOperation.again(getSite().getPage(), borrowed.session(), query).ifPresent(other -> show(borrowed.session(), other));
	}

	@Override
	public void setFocus() {
		if (tabs != null) {
			tabs.setFocus();
		} else {
			header.setFocus();
		}
	}

	@Override
	public <T> T getAdapter(Class<T> adapter) {
		if (adapter == IPropertySheetPage.class) { // the Properties stay those of the active editor's selection
			return adapter.cast(new SessionPropertySheetPage(getSite().getPage()));
		}
		if (adapter == HelpPage.class) { // what the hints show
			return query == null ? null : adapter.cast(HintsView.page(query.operation()).orElse(null));
		}
		if (adapter == ResultKey.class) { // what a note is read from
			return reply == null ? null : adapter.cast(reply.key());
		}
		return adapter == AnalysisSession.class && borrowed != null ? adapter.cast(borrowed.session()) : super.getAdapter(adapter);
	}

	@Override
	public void dispose() {
		if (asker != null) {
			asker.cancel();
		}
		if (borrowed != null) {
			borrowed.close();
		}
		super.dispose();
	}

	/** The answer shown, null for none; for tests. */
	public Query.Reply<Result> reply() {
		return reply;
	}

	/** The tabs, null while there is no result; for tests. */
	public CTabFolder tabs() {
		return tabs;
	}

	/** The text above the result. */
	public String headline() {
		return header.text();
	}
}
