package org.channelexplorer.ui.views.internal.overlay;

import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.Set;
import org.channelexplorer.core.document.AnalysisDocument;
import org.channelexplorer.core.model.Network;
import org.channelexplorer.ui.Actions;
import org.channelexplorer.ui.AnalysisEditors;
import org.channelexplorer.ui.AnalysisSession;
import org.eclipse.core.runtime.ILog;
import org.eclipse.jface.action.Action;
import org.eclipse.jface.action.IAction;
import org.eclipse.jface.action.MenuManager;
import org.eclipse.jface.action.Separator;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.FileDialog;
import org.eclipse.ui.IEditorReference;
import org.eclipse.ui.PartInitException;

/** Which maps are subtracted: none, those of another layer, of an analysis that is open, or of one that is looked for. */
final class Subtracted extends MenuManager {
	private final OverlayView view;

	Subtracted(OverlayView view) {
		super("Subtract the Maps of");
		this.view = view;
		setRemoveAllWhenShown(true);
		addMenuListener(_ -> fill());
		fill();
	}

	private void fill() {
		if (view.session() == null || view.state() == null) {
			Action nothing = Actions.of("Another Analysis\u2026", null, this::look);
			Actions.allow(nothing, "no analysis is open");
			add(nothing);
			return;
		}
		String now = view.state().parameters().getOrDefault(OverlayView.ANALYSIS, ""); //$NON-NLS-1$
		String layer = view.state().parameters().getOrDefault(OverlayView.MINUS, ""); //$NON-NLS-1$
		choice("None", OverlayView.ANALYSIS, "", now + layer);
		Network network = view.session().analysis().network();
		for (String other : Mapped.alike(view.session().analysis(), view.mapped())) {
			choice(network.label(other), OverlayView.MINUS, other, layer);
		}
		add(new Separator());
		Set<String> files = new LinkedHashSet<>(others());
		if (!now.isEmpty()) {
			files.add(now);
		}
		files.forEach(f -> choice(AnalysisDocument.name(Path.of(f)), OverlayView.ANALYSIS, f, now));
		add(new Separator());
		add(Actions.of("Another Analysis\u2026", null, this::look));
	}

	private void choice(String text, String of, String name, String now) {
		Action choice = new Action(text, IAction.AS_RADIO_BUTTON) {
			@Override
			public void run() {
				if (isChecked()) {
					view.subtract(of, name);
				}
			}
		};
		choice.setChecked(name.equals(now));
		choice.setToolTipText(name);
		add(choice);
	}

	// of the window's other editors
	private Set<String> others() {
		AnalysisSession session = view.session();
		Set<String> files = new LinkedHashSet<>();
		for (IEditorReference editor : view.getSite().getPage().getEditorReferences()) {
			try {
				Path file = AnalysisEditors.file(editor.getEditorInput());
				if (file != null && !file.equals(session.analysis().file())) {
					files.add(file.toString());
				}
			} catch (PartInitException e) {
				ILog.of(Subtracted.class).warn(editor.getTitle() + " is not offered for subtraction", e);
			}
		}
		return files;
	}

	private void look() {
		FileDialog dialog = new FileDialog(view.getSite().getShell(), SWT.OPEN | SWT.SHEET);
		dialog.setText("Subtract the maps of another analysis of the same images");
		dialog.setFilterExtensions(new String[] { "*." + AnalysisDocument.EXTENSION }); //$NON-NLS-1$
		dialog.setFilterPath(view.session().analysis().file().getParent().toString());
		String chosen = dialog.open();
		if (chosen != null) {
			view.subtract(chosen);
		}
	}
}
