package org.channelexplorer.ui.graph.internal.editor;

import java.io.ByteArrayInputStream;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.channelexplorer.core.catalogue.Catalogue;
import org.channelexplorer.core.store.OutputFile;
import org.channelexplorer.plot.PlotFile;
import org.channelexplorer.report.internal.network.ArrangedNetwork;
import org.channelexplorer.report.internal.network.NetworkPicture;
import org.channelexplorer.report.internal.network.NetworkState;
import org.channelexplorer.report.internal.network.Selected;
import org.channelexplorer.ui.AnalysisSession;
import org.channelexplorer.ui.Asker;
import org.channelexplorer.ui.Preferences;
import org.channelexplorer.ui.graph.internal.figures.LayerMarks;
import org.channelexplorer.ui.plot.PlotExport;
import org.channelexplorer.ui.result.ResultViews;
import org.channelexplorer.ui.selection.Selection;
import org.eclipse.jface.dialogs.MessageDialog;
import org.eclipse.swt.dnd.Clipboard;
import org.eclipse.swt.dnd.ImageTransfer;
import org.eclipse.swt.dnd.Transfer;
import org.eclipse.swt.graphics.ImageData;
import org.eclipse.swt.widgets.Control;

/**
 * Writes and copies the network as it is arranged, with its selection, marks and miniatures. The picture is whole: what is still missing
 * of it is computed first, in a job that is seen and can be cancelled in the Progress view.
 */
public final class PictureActions {
	private final NetworkPage page;
	private final Object family;

	/** @param family the editor's jobs */
	PictureActions(NetworkPage page, Object family) {
		this.page = page;
		this.family = family;
	}

	/** How the analyst looks at the network now. UI thread. */
	private NetworkState state() {
		AnalysisSession session = page.session();
		Selection now = session.selection().get();
		return NetworkState.of(page.viewer().drawing(), session::state, ResultViews::viewOf, session.analysis().document().seed())
				.selecting(new Selected(now.images(), now.layers(), now.channels(), now.step()));
	}

	/** The picture of what is seen now. UI thread; the answer is found in any thread. */
	public Asker.Question<NetworkPicture> picture() {
		AnalysisSession session = page.session();
		NetworkState state = state();
		LayerMarks marks = page.viewer().style().marks();
		ArrangedNetwork network = new ArrangedNetwork(session.analysis(), session.data(), session.results(), Catalogue.ofEquinox(),
				Preferences.classColours());
		return monitor -> network.of(state, marks, monitor);
	}

	/** Asks for a file and writes the picture to it. */
	void export() {
		Asker.Question<NetworkPicture> picture = picture();
		PlotExport.choose(control().getShell(), page.session().analysis().document().name() + "-network").ifPresent(file -> export(picture, file)); //$NON-NLS-1$
	}

	/** Writes the picture of what is seen now to a file. */
	public void export(Path file) {
		export(picture(), file);
	}

	private void export(Asker.Question<NetworkPicture> picture, Path file) {
		ask("Export Picture", monitor -> {
			NetworkPicture drawn = picture.answer(monitor);
			OutputFile.write(file, PlotExport.bytes(drawn.plot(), drawn.look(), file));
			return file;
		}, _ -> {
			// the file is there
		});
	}

	/** Puts the picture into the clipboard. */
	void copy() {
		Asker.Question<NetworkPicture> picture = picture();
		ask("Copy Image", monitor -> {
			NetworkPicture drawn = picture.answer(monitor);
			return PlotFile.PNG.bytes(drawn.plot(), drawn.look());
		}, png -> put(control(), new ImageData(new ByteArrayInputStream(png)), ImageTransfer.getInstance()));
	}

	/** Puts something into the clipboard. */
	static void put(Control control, Object content, Transfer as) {
		Clipboard clipboard = new Clipboard(control.getDisplay());
		clipboard.setContents(new Object[] { content }, new Transfer[] { as });
		clipboard.dispose();
	}

	// one asker for each: a second file does not take the place of the first
	private <T> void ask(String name, Asker.Question<T> question, Consumer<T> done) {
		page.session().work(new Asker(control(), family).quiet(), name, question, done,
				problem -> MessageDialog.openError(control().getShell(), name, problem));
	}

	private Control control() {
		return page.viewer().getControl();
	}
}
