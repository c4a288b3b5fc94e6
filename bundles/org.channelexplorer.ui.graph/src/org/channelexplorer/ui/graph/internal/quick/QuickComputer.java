package org.channelexplorer.ui.graph.internal.quick;

import org.channelexplorer.ui.AnalysisSession;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.jface.resource.ImageDescriptor;
import org.eclipse.jface.resource.ResourceLocator;
import org.eclipse.ui.IEditorPart;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.quickaccess.IQuickAccessComputerExtension;
import org.eclipse.ui.quickaccess.QuickAccessElement;

/** Layers, channels, classes and images of the analysis in the active editor, for Ctrl+3. */
public final class QuickComputer implements IQuickAccessComputerExtension {

	@Override
	public QuickAccessElement[] computeElements() {
		return new QuickAccessElement[0]; // nothing is typed: there would be thousands
	}

	@Override
	public QuickAccessElement[] computeElements(String query, IProgressMonitor monitor) {
		AnalysisSession session = session();
		return session == null ? new QuickAccessElement[0]
				: new Finder(session).find(query).stream().map(f -> new Element(session, f, query)).toArray(QuickAccessElement[]::new);
	}

	private static AnalysisSession session() {
		IWorkbenchWindow window = PlatformUI.getWorkbench().getActiveWorkbenchWindow();
		IEditorPart editor = window == null || window.getActivePage() == null ? null : window.getActivePage().getActiveEditor();
		return editor == null ? null : editor.getAdapter(AnalysisSession.class);
	}

	@Override
	public void resetState() {
		// the answers are those of the moment
	}

	@Override
	public boolean needsRefresh() {
		return true;
	}

	private static final class Element extends QuickAccessElement {
		private final AnalysisSession session;
		private final Finder.Found found;
		private final String query;

		Element(AnalysisSession session, Finder.Found found, String query) {
			this.session = session;
			this.found = found;
			this.query = query;
		}

		@Override
		public String getMatchLabel() {
			return query + " " + found.label(); // layers are found by their ids, too, which no label shows
		}

		@Override
		public String getLabel() {
			return found.label();
		}

		@Override
		public ImageDescriptor getImageDescriptor() {
			return ResourceLocator.imageDescriptorFromBundle("org.channelexplorer.ui.graph", "icons/network.svg").orElse(null);
		}

		@Override
		public String getId() {
			return found.id();
		}

		@Override
		public void execute() {
			session.selection().change(found.select(), this);
		}
	}
}
