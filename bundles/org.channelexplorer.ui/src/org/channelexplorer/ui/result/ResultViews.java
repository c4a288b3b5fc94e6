package org.channelexplorer.ui.result;

import java.util.Optional;
import java.util.stream.Stream;
import org.channelexplorer.core.operation.Result;
import org.channelexplorer.ui.AnalysisSession;
import org.channelexplorer.ui.Query;
import org.eclipse.core.runtime.ILog;
import org.eclipse.core.runtime.Platform;
import org.eclipse.ui.IViewPart;
import org.eclipse.ui.IViewReference;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.PlatformUI;

/** Opens the view of a result: the one declared for its type, else the generic one, which shows any result. UI thread. */
public final class ResultViews {
	/** The extension point. */
	public static final String POINT = "org.channelexplorer.ui.resultViews"; //$NON-NLS-1$
	/** Id of the generic view; it may be open several times. */
	public static final String GENERIC = "org.channelexplorer.ui.result"; //$NON-NLS-1$

	private ResultViews() {
	}

	/** Id of the view declared for a type, empty when the generic one shows it. */
	public static Optional<String> viewOf(String type) {
		return Stream.of(Platform.getExtensionRegistry().getConfigurationElementsFor(POINT)).filter(e -> type.equals(e.getAttribute("type"))) //$NON-NLS-1$
				.map(e -> e.getAttribute("view")).filter(id -> id != null && PlatformUI.getWorkbench().getViewRegistry().find(id) != null).findFirst(); //$NON-NLS-1$
	}

	/**
	 * Asks an operation in a new generic view, which hands the answer over when its type has a special view.
	 *
	 * @throws PartInitException when the view cannot be opened
	 */
	public static IViewPart run(IWorkbenchPage page, AnalysisSession session, Query<Result> query) throws PartInitException {
		IViewPart part = page.showView(GENERIC, free(page), IWorkbenchPage.VIEW_ACTIVATE);
		if (part instanceof ResultPart view) {
			view.show(session, query);
		}
		return part;
	}

	/** Shows an answered query in the view of its type; false when it has none that can show it now. */
	public static boolean show(IWorkbenchPage page, AnalysisSession session, Query<Result> query, String type) {
		Optional<String> id = viewOf(type);
		try {
			if (id.isPresent() && page.showView(id.get()) instanceof ResultPart view) {
				return view.show(session, query);
			}
		} catch (PartInitException e) {
			ILog.of(ResultViews.class).error("The view " + id.get() + " declared for results of type " + type + " cannot be opened", e);
		}
		return false;
	}

	// several results can be compared: each run opens another view
	private static String free(IWorkbenchPage page) {
		int number = 1;
		for (IViewReference r : page.getViewReferences()) {
			if (r.getId().equals(GENERIC) && r.getSecondaryId() != null) {
				number = Math.max(number, Integer.parseInt(r.getSecondaryId()) + 1);
			}
		}
		return Integer.toString(number);
	}
}
