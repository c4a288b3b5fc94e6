package org.channelexplorer.ui.plot;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.channelexplorer.core.store.Csv;
import org.channelexplorer.plot.Plot;
import org.channelexplorer.ui.Actions;
import org.channelexplorer.ui.internal.Icons;
import org.eclipse.jface.action.Action;
import org.eclipse.jface.action.IMenuManager;
import org.eclipse.jface.action.MenuManager;
import org.eclipse.jface.action.Separator;
import org.eclipse.swt.SWT;
import org.eclipse.swt.dnd.Clipboard;
import org.eclipse.swt.dnd.ImageTransfer;
import org.eclipse.swt.dnd.TextTransfer;
import org.eclipse.swt.dnd.Transfer;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.ui.IActionBars;
import org.eclipse.ui.IWorkbenchActionConstants;
import org.eclipse.ui.IWorkbenchPartSite;
import org.eclipse.ui.actions.ActionFactory;

/** The actions of every plot: show everything, copy as image, text and table. */
public final class PlotActions {
	private final Supplier<PlotPane> pane;
	private final Supplier<Plot> plot;
	private final Shell shell;
	private final Action fit = Actions.of("Show Everything (0)", Icons.descriptor("fit"), () -> pane().fit()); //$NON-NLS-2$
	private final Action image = Actions.of("Copy Image", Icons.descriptor("copy"), this::copyImage); //$NON-NLS-2$
	private final Action text = Actions.of("Copy as Text", null, () -> put(plot().text(pane().look())));
	private final Action table = Actions.of("Copy Table", null, () -> put(Csv.tabbed(plot().table())));

	/** Actions on what a view shows now. */
	public PlotActions(Supplier<PlotPane> pane, Supplier<Plot> plot, Shell shell) {
		this.pane = pane;
		this.plot = plot;
		this.shell = shell;
	}

	private PlotPane pane() {
		return pane.get();
	}

	private Plot plot() {
		return plot.get();
	}

	/** Shows everything. */
	public Action fit() {
		return fit;
	}

	/** All of them. */
	public List<Action> all() {
		return List.of(fit, image, text, table);
	}

	/** Allows them, or says why not. */
	public void update(String whyNot) {
		all().forEach(a -> Actions.allow(a, whyNot));
	}

	/** Ctrl+C copies the image. */
	public void global(IActionBars bars) {
		bars.setGlobalActionHandler(ActionFactory.COPY.getId(), image);
	}

	private void copyImage() {
		Image picture = pane().snapshot();
		put(picture.getImageData(), ImageTransfer.getInstance());
		picture.dispose();
	}

	private void put(String words) {
		put(words, TextTransfer.getInstance());
	}

	private void put(Object content, Transfer transfer) {
		Clipboard clipboard = new Clipboard(shell.getDisplay());
		clipboard.setContents(new Object[] { content }, new Transfer[] { transfer });
		clipboard.dispose();
	}

	/** Gives a pane a context menu that other bundles contribute to. */
	public static void context(PlotPane pane, String id, Consumer<IMenuManager> fill, IWorkbenchPartSite site) {
		MenuManager menu = new MenuManager();
		menu.setRemoveAllWhenShown(true);
		menu.addMenuListener(m -> {
			fill.accept(m);
			m.add(new Separator(IWorkbenchActionConstants.MB_ADDITIONS));
		});
		pane.setMenu(menu.createContextMenu(pane));
		pane.addListener(SWT.Dispose, _ -> menu.dispose());
		site.registerContextMenu(id, menu, site.getSelectionProvider());
	}
}
