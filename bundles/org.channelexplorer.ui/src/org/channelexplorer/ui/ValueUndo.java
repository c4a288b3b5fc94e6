package org.channelexplorer.ui;

import java.lang.ref.WeakReference;
import java.util.function.Consumer;
import org.eclipse.core.commands.operations.AbstractOperation;
import org.eclipse.core.commands.operations.IOperationHistory;
import org.eclipse.core.commands.operations.IUndoContext;
import org.eclipse.core.commands.operations.OperationHistoryFactory;
import org.eclipse.core.runtime.IAdaptable;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Status;

/**
 * Puts the changes of an immutable value (a selection, a labelling) into an undo history. Several values share a history by
 * sharing its context. UI thread.
 *
 * @param <T> the value
 */
public final class ValueUndo<T> {
	private static final long TOGETHER_NANOS = 400_000_000L;

	private final IUndoContext context;
	private final Consumer<T> setter;
	private final IOperationHistory history = OperationHistoryFactory.getOperationHistory();
	private Step last;
	private boolean replaying;

	/**
	 * @param setter sets the value on undo and redo; changes reported to {@link #changed} meanwhile are not recorded
	 */
	public ValueUndo(IUndoContext context, Consumer<T> setter) {
		this.context = context;
		this.setter = setter;
	}

	/**
	 * Records a change.
	 *
	 * @param label  what was done, as in the menu: {@code Undo LABEL}
	 * @param source who did it
	 * @param joins  whether it becomes part of the step before when that joined too, is of the same source and was just made
	 */
	public void changed(String label, T before, T now, Object source, boolean joins) {
		if (replaying || before.equals(now)) { // equal: only what it looks like has changed
			return;
		}
		if (joins && last != null && history.getUndoOperation(context) == last && last.joins(source)) {
			last.extend(now);
			return;
		}
		last = new Step(label, before, now, source, joins);
		last.addContext(context);
		history.add(last);
	}

	private IStatus replay(T value) {
		replaying = true;
		try {
			setter.accept(value);
		} finally {
			replaying = false;
		}
		return Status.OK_STATUS;
	}

	private final class Step extends AbstractOperation {
		private final T before;
		private final WeakReference<Object> source; // a closed view must not live on in the history
		private final boolean joining;
		private T now;
		private long time = System.nanoTime();

		Step(String label, T before, T now, Object source, boolean joining) {
			super(label);
			this.before = before;
			this.joining = joining;
			this.now = now;
			this.source = new WeakReference<>(source);
		}

		boolean joins(Object other) {
			return joining && other != null && other.equals(source.get()) && System.nanoTime() - time < TOGETHER_NANOS;
		}

		void extend(T later) {
			now = later;
			time = System.nanoTime();
		}

		@Override
		public IStatus execute(IProgressMonitor monitor, IAdaptable info) {
			return redo(monitor, info);
		}

		@Override
		public IStatus redo(IProgressMonitor monitor, IAdaptable info) {
			return replay(now);
		}

		@Override
		public IStatus undo(IProgressMonitor monitor, IAdaptable info) {
			return replay(before);
		}
	}
}
