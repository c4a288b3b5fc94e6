package org.channelexplorer.ui.graph.internal.editor;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.channelexplorer.core.model.Layer;
import org.channelexplorer.core.util.InputException;
import org.channelexplorer.core.util.Reasons;
import org.channelexplorer.plot.internal.arrangement.DisplayNode;
import org.channelexplorer.ui.MoreLayers;
import org.channelexplorer.ui.graph.internal.viewer.KeyNavigation;
import org.channelexplorer.ui.graph.internal.viewer.NetworkViewer;
import org.eclipse.jface.action.IAction;
import org.eclipse.jface.action.IContributionManager;
import org.eclipse.jface.action.IMenuManager;
import org.eclipse.jface.action.MenuManager;
import org.eclipse.jface.action.Separator;
import org.eclipse.jface.dialogs.MessageDialog;
import org.eclipse.swt.SWT;
import org.eclipse.swt.dnd.TextTransfer;
import org.eclipse.swt.widgets.FileDialog;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.menus.CommandContributionItem;
import org.eclipse.ui.menus.CommandContributionItemParameter;

/** What one can do in the network editor, for toolbar, context menu and keys. */
public final class GraphActions {
	/** Views of one layer. */
	private static final List<ShownIn> VIEWS = List.of(new ShownIn("scatter", "org.channelexplorer.ui.scatterplot", "Scatterplot"), //$NON-NLS-1$ //$NON-NLS-2$
			new ShownIn("jaccard", "org.channelexplorer.ui.jaccard", "Jaccard Similarity"), //$NON-NLS-1$ //$NON-NLS-2$
			new ShownIn("hierarchy", "org.channelexplorer.ui.hierarchy", "Confusion Hierarchy"), //$NON-NLS-1$ //$NON-NLS-2$
			new ShownIn("heatmap", "org.channelexplorer.ui.heatmap", "Activation Heatmap"), //$NON-NLS-1$ //$NON-NLS-2$
			new ShownIn("overlay", "org.channelexplorer.ui.overlay", "Activation Overlay"), //$NON-NLS-1$ //$NON-NLS-2$
			new ShownIn("properties", "org.eclipse.ui.views.PropertySheet", "Properties")); //$NON-NLS-1$ //$NON-NLS-2$

	private final NetworkPage page;
	private final NetworkViewer viewer;
	private final IWorkbenchPage workbench;
	private final Map<String, GraphAction> actions = new LinkedHashMap<>();
	private final InsideActions inside;
	private final PictureActions pictures;

	/** @param family the editor */
	GraphActions(NetworkPage page, IWorkbenchPage workbench, Object family) {
		this.page = page;
		pictures = new PictureActions(page, family);
		inside = new InsideActions(page);
		page.viewer().setKeys(inside::key);
		this.workbench = workbench;
		viewer = page.viewer();
		Supplier<String> always = () -> null;
		Supplier<String> blocks = () -> page.blocks().paths().isEmpty() ? "this network has no blocks" : null;
		add("collapseAll", "Collapse All Blocks", "Collapse all blocks", "collapse_all", blocks, page::collapseAll);
		add("expandAll", "Expand All Blocks", "Expand all blocks", "expand_all",
				() -> blocks.get() != null ? blocks.get() : drawn() && viewer.drawing().collapsed().isEmpty() ? "no block is collapsed" : null,
				page::expandAll);
		add("toggle", "Collapse or Expand Block", "Collapse the block of the selected layer, or expand the selected block (double-click)", null,
				this::noBlock, () -> page.toggle(primary()));
		add("turn", "Turn Network", "Turn the network: downwards or to the right", "turn", always, page::turn);
		add("reset", "Reset Layout", "Lay the network out again (can be undone)", "reset", always, page::reset);
		add("zoomIn", "Zoom In", "Zoom in (+ or Ctrl+wheel)", "zoom_in", () -> viewer.zoom().canZoomIn() ? null : "this is the largest zoom",
				viewer.zoom()::in);
		add("zoomOut", "Zoom Out", "Zoom out (- or Ctrl+wheel)", "zoom_out", () -> viewer.zoom().canZoomOut() ? null : "everything is seen",
				viewer.zoom()::out);
		add("actual", "Zoom to 100 %", "Zoom to 100 % (1)", "actual", always, viewer.zoom()::actual);
		add("wrap", "Wrap into Columns", "Wrap a long network into columns, or lay it out in one", null, always, () -> page.wrap(!page.wraps()));
		actions.get("wrap").setChecked(page.wraps());
		add("fixed", "Colours from 0 to 1", "Let the colours go from 0 to 1 instead of from the worst layer to the best", null,
				() -> Double.isNaN(viewer.scores().scale().chance()) ? viewer.scores().metric() + " is no share from 0 to 1" : null,
				() -> page.fixScale(!page.scoring().fixed()));
		add("fit", "Fit Network", "Show the whole network (0 or F)", "fit", always, viewer.zoom()::fit);
		VIEWS.forEach(v -> add(v.action(), v.name(), "Show the selected layer in " + v.name(), null, () -> notShown(v), () -> show(v)));
		add("read", "Read This Layer\u2026", "Read the selected layers in a new analysis beside this one", null, this::nothingToRead,
				() -> MoreLayers.ask(shell(), page.session(), unread()));
		add("nearest", "Nearest Read Layer", "Select the nearest layer that was read", null, this::noUnread, this::nearest);
		add("skip", "Arrow Keys Skip Unread Layers", "Let the arrow keys pass over layers that were not read", null, always, () -> page.skip(!page.skips()));
		add("clearMarks", "Clear Marks", "Take the marks of a plan off the layers; they come back with the next plan", null,
				() -> viewer.marks().isEmpty() ? "no layer is marked" : null, () -> page.session().marks().set(Map.of(), this));
		add("copyPicture", "Copy Image", "Copy the whole drawing with its scale of colours", null, always, pictures::copy);
		add("copy", "Copy Layer Id", "Copy the ids of the selected layers", null, this::nothing, this::copy);
		add("exportLayout", "Export Layout\u2026", "Write the layout to a JSON file", null, always, this::exportLayout);
		add("importLayout", "Import Layout\u2026", "Take the layout from a JSON file", null, always, this::importLayout);
		add("exportPicture", "Export Picture\u2026", "Write the whole drawing as PNG, SVG or PDF, or its table as CSV", null, always, pictures::export);
		update();
	}

	private void add(String id, String text, String explanation, String icon, Supplier<String> obstacle, Runnable body) {
		GraphAction action = new GraphAction(text, explanation, icon, obstacle, body);
		action.setId("org.channelexplorer.ui.graph." + id);
		actions.put(id, action);
	}

	/** An action by its short name. */
	public IAction get(String id) {
		return actions.get(id);
	}

	/** Asks all actions again whether they can run. */
	void update() {
		actions.values().forEach(GraphAction::update);
		inside.update();
	}

	/** Pictures of the network. */
	public PictureActions pictures() {
		return pictures;
	}

	/** What boxes show inside. */
	public InsideActions inside() {
		return inside;
	}

	void fillToolBar(IContributionManager bar) {
		fill(bar, "collapseAll", "expandAll", "turn", "reset");
		bar.add(new Separator());
		fill(bar, "zoomIn", "zoomOut", "actual", "fit");
		bar.add(new Separator());
		bar.add(inside.tool());
	}

	void fillMenu(IMenuManager menu) {
		update();
		MenuManager show = new MenuManager("Show I&n", "org.channelexplorer.ui.graph.showIn");
		VIEWS.forEach(v -> show.add(actions.get(v.action())));
		menu.add(show);
		inside.fill(menu);
		fill(menu, "nearest", "read");
		menu.add(new Separator());
		menu.add(command("org.channelexplorer.ui.notes.add"));
		fill(menu, "copy");
		menu.add(new Separator());
		fill(menu, "toggle", "collapseAll", "expandAll");
		menu.add(new Separator());
		actions.get("wrap").setChecked(page.wraps());
		actions.get("fixed").setChecked(page.scoring().fixed());
		actions.get("skip").setChecked(page.skips());
		fill(menu, "fit", "actual", "turn", "wrap", "reset");
		menu.add(new Separator());
		fill(menu, "fixed", "skip", "clearMarks");
		menu.add(new Separator());
		fill(menu, "exportLayout", "importLayout", "copyPicture", "exportPicture");
	}

	/** A command of the window, with its key. */
	private CommandContributionItem command(String id) {
		return new CommandContributionItem(new CommandContributionItemParameter(workbench.getWorkbenchWindow(), null, id, CommandContributionItem.STYLE_PUSH));
	}

	private void fill(IContributionManager to, String... ids) {
		List.of(ids).forEach(id -> to.add(actions.get(id)));
	}

	private boolean drawn() {
		return viewer.drawing() != null;
	}

	private DisplayNode primary() {
		List<DisplayNode> nodes = viewer.selectedNodes();
		return nodes.isEmpty() ? null : nodes.getLast();
	}

	/** The selected layers that can be read and were not. */
	private List<String> unread() {
		return viewer.selectedNodes().stream().flatMap(n -> n.members().stream()).filter(l -> l.readable() && !viewer.extracted().contains(l.id()))
				.filter(l -> l.tap(page.session().analysis().document().reading().tap()).isPresent()).map(Layer::id).toList();
	}

	private String nothingToRead() {
		DisplayNode node = primary();
		if (node == null) {
			return nothing();
		}
		return !unread().isEmpty() ? null
				: !node.extracted().isEmpty() ? node.title() + " was read" : node.isBlock() ? "no layer of " + node.title() + " can be read"
						: node.layer().unreadable() != null ? node.layer().unreadable() : node.title() + " cannot be read there";
	}

	private String noUnread() {
		DisplayNode node = primary();
		if (node == null) {
			return nothing();
		}
		return viewer.extracted().isEmpty() ? "no layer was read" : node.extracted().isEmpty() ? null : node.title() + " was read";
	}

	private void nearest() {
		int found = KeyNavigation.nearest(viewer.drawing(), viewer.drawing().graph().indexOf(primary().id()),
				i -> !viewer.drawing().graph().nodes().get(i).extracted().isEmpty());
		if (found >= 0) {
			viewer.select(viewer.drawing().graph().nodes().get(found));
		}
	}

	private String nothing() {
		return primary() == null ? "no layer is selected" : null;
	}

	private String noBlock() {
		DisplayNode node = primary();
		if (node == null) {
			return nothing();
		}
		return node.isBlock() || !page.blocks().innermost(node.layer()).isEmpty() ? null : node.title() + " belongs to no block";
	}

	private String notShown(ShownIn view) {
		DisplayNode node = primary();
		if (node == null) {
			return nothing();
		}
		return view.missing() != null ? view.missing() : node.extracted().isEmpty() ? node.title() + " was not read" : null;
	}

	private void show(ShownIn view) {
		try {
			workbench.showView(view.view());
		} catch (PartInitException e) {
			MessageDialog.openError(shell(), "Show In", view.name() + " cannot be shown: " + e.getMessage());
		}
	}

	private void copy() {
		PictureActions.put(viewer.getControl(), String.join("\n", viewer.selectedLayers()), TextTransfer.getInstance()); //$NON-NLS-1$
	}

	private Path ask(int style, String title, String name, String... extensions) {
		FileDialog dialog = new FileDialog(shell(), style | SWT.SHEET);
		dialog.setText(title);
		dialog.setFileName(name);
		dialog.setOverwrite(true);
		dialog.setFilterExtensions(extensions);
		String file = dialog.open();
		return file == null ? null : Path.of(file);
	}

	private Shell shell() {
		return viewer.getControl().getShell();
	}

	private String name() {
		return page.session().analysis().document().name();
	}

	private void exportLayout() {
		Path file = ask(SWT.SAVE, "Export Layout", name() + ".layout.json", "*.json");
		if (file != null) {
			write(file, () -> LayoutFiles.exportLayout(viewer.drawing(), file));
		}
	}

	private interface Writing {
		void run() throws IOException, InputException;
	}

	private void write(Path file, Writing writing) {
		try {
			writing.run();
		} catch (IOException e) {
			MessageDialog.openError(shell(), "Export", file + " cannot be written: " + Reasons.of(e));
		} catch (InputException e) {
			MessageDialog.openError(shell(), "Export", e.getMessage());
		}
	}

	private void importLayout() {
		Path file = ask(SWT.OPEN, "Import Layout", "", "*.json");
		if (file != null) {
			try {
				page.replace("Import Layout", LayoutFiles.importLayout(viewer, file));
			} catch (InputException e) {
				MessageDialog.openError(shell(), "Import Layout", e.getMessage());
			}
		}
	}
}
