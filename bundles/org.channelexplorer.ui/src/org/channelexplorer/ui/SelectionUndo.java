package org.channelexplorer.ui;

import java.util.Objects;
import org.channelexplorer.ui.selection.Selection;
import org.channelexplorer.ui.selection.SelectionModel;
import org.eclipse.core.commands.operations.AbstractOperation;
import org.eclipse.core.commands.operations.IOperationHistory;
import org.eclipse.core.commands.operations.IUndoContext;
import org.eclipse.core.commands.operations.IUndoableOperation;
import org.eclipse.core.commands.operations.OperationHistoryFactory;
import org.eclipse.core.runtime.IAdaptable;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Status;

/** Puts changes of a selection into the undo history; quick successions from one source become one step. */
final class SelectionUndo implements SelectionModel.Listener {
	private static final long TOGETHER_NANOS = 400_000_000L;

	private final SelectionModel model;
	private final IUndoContext context;
	private final IOperationHistory history = OperationHistoryFactory.getOperationHistory();
	private Step last;

	SelectionUndo(SelectionModel model, IUndoContext context) {
		this.model = model;
		this.context = context;
	}

	@Override
	public void selectionChanged(Selection before, Selection now, Object source) {
		if (source == this) {
			return;
		}
		if (last != null && history.getUndoOperation(context) == last && last.joins(source)) {
			last.extend(now);
			return;
		}
		last = new Step(before, now, source);
		last.addContext(context);
		history.add(last);
	}

	private final class Step extends AbstractOperation {
		private final Selection before;
		private final Object source;
		private Selection now;
		private long time = System.nanoTime();

		Step(Selection before, Selection now, Object source) {
			super("Selection"); //$NON-NLS-1$
			this.before = before;
			this.now = now;
			this.source = source;
		}

		boolean joins(Object other) {
			return Objects.equals(source, other) && System.nanoTime() - time < TOGETHER_NANOS;
		}

		void extend(Selection later) {
			now = later;
			time = System.nanoTime();
		}

		@Override
		public IStatus execute(IProgressMonitor monitor, IAdaptable info) {
			return redo(monitor, info);
		}

		@Override
		public IStatus redo(IProgressMonitor monitor, IAdaptable info) {
			model.set(now, SelectionUndo.this);
			return Status.OK_STATUS;
		}

		@Override
		public IStatus undo(IProgressMonitor monitor, IAdaptable info) {
			model.set(before, SelectionUndo.this);
			return Status.OK_STATUS;
		}
	}
}
