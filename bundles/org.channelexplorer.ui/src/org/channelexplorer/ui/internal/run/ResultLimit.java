package org.channelexplorer.ui.internal.run;

import java.io.IOException;
import java.nio.file.Path;
import org.channelexplorer.core.analysis.Analysis;
import org.channelexplorer.core.store.ResultFolder;
import org.channelexplorer.core.util.Reasons;
import org.channelexplorer.ui.Preferences;
import org.eclipse.core.runtime.ILog;
import org.eclipse.core.runtime.jobs.Job;

/** Keeps the results of an analysis within what the user prefers. */
public final class ResultLimit {
	private static final long MEGABYTE = 1_000_000;

	private ResultLimit() {
	}

	/** Removes, in the background, the results written first when there are too many. */
	public static void apply(Path dataFolder) {
		int most = Preferences.megabytesOfResults();
		if (most > 0) {
			Path results = dataFolder.resolve(Analysis.RESULTS);
			Job job = Job.createSystem("Limit stored results", monitor -> {
				try {
					ResultFolder.trim(results, most * MEGABYTE);
				} catch (IOException e) {
					ILog.of(ResultLimit.class).info(results + " is not kept within " + most + " MB: " + Reasons.of(e));
				}
			});
			job.schedule();
		}
	}
}
