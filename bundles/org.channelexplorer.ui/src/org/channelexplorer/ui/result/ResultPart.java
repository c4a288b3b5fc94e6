package org.channelexplorer.ui.result;

import org.channelexplorer.core.operation.Result;
import org.channelexplorer.ui.AnalysisSession;
import org.channelexplorer.ui.Query;

/** A view that shows the results of a type, declared at the extension point {@code org.channelexplorer.ui.resultViews}. */
public interface ResultPart {

	/**
	 * Shows what a query gives; it is asked through {@link AnalysisSession#ask}, which takes the stored result when there is one.
	 * UI thread.
	 *
	 * @return false when the view cannot show it now, for example because it follows another analysis
	 */
	boolean show(AnalysisSession session, Query<Result> query);
}
