package org.channelexplorer.analysis.internal.cluster;

import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.ProgressMonitorWrapper;

/** Passes cancellations on and reports no progress. */
final class Silent extends ProgressMonitorWrapper {
	Silent(IProgressMonitor monitor) {
		super(monitor);
	}

	@Override
	public void beginTask(String name, int work) {
		// whose progress it would be is not known
	}

	@Override
	public void setTaskName(String name) {
		// that of the caller stays
	}

	@Override
	public void subTask(String name) {
		// that of the caller stays
	}

	@Override
	public void worked(int work) {
		// nothing is reported
	}

	@Override
	public void internalWorked(double work) {
		// nothing is reported
	}

	@Override
	public void done() {
		// the caller is not
	}
}
