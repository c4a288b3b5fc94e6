package org.channelexplorer.ui.internal.properties;

import org.eclipse.core.commands.ExecutionException;
import org.eclipse.core.commands.operations.IOperationHistory;
import org.eclipse.core.commands.operations.IOperationHistoryListener;
import org.eclipse.core.commands.operations.IUndoContext;
import org.eclipse.core.commands.operations.IUndoableOperation;
import org.eclipse.core.commands.operations.OperationHistoryEvent;
import org.eclipse.core.commands.operations.OperationHistoryFactory;
import org.eclipse.core.runtime.ILog;
import org.eclipse.jface.action.Action;
import org.eclipse.swt.widgets.Display;

/** Undo or redo in the Properties view, whose page has no site that the platform's actions could use. */
public final class HistoryAction extends Action {
	private final boolean redo;
	private final IOperationHistory history = OperationHistoryFactory.getOperationHistory();
	private final IOperationHistoryListener follower = this::follow;
	private IUndoContext context;

	/** @param redo else undo */
	public HistoryAction(boolean redo) {
		this.redo = redo;
		history.addOperationHistoryListener(follower);
		setContext(null);
	}

	/** Whose operations are undone; null for none. */
	public void setContext(IUndoContext other) {
		context = other;
		update();
	}

	private void follow(OperationHistoryEvent e) {
		if (context != null && e.getOperation().hasContext(context) && Display.getCurrent() != null) {
			update();
		}
	}

	private void update() {
		IUndoableOperation next = context == null ? null : redo ? history.getRedoOperation(context) : history.getUndoOperation(context);
		setEnabled(next != null && (redo ? history.canRedo(context) : history.canUndo(context)));
		setText((redo ? "&Redo" : "&Undo") + (next == null ? "" : " " + next.getLabel())); //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$ //$NON-NLS-4$
	}

	@Override
	public void run() {
		try {
			if (redo) {
				history.redo(context, null, null);
			} else {
				history.undo(context, null, null);
			}
		} catch (ExecutionException e) {
			ILog.of(HistoryAction.class).error(e.getMessage(), e);
		}
	}

	/** Forgets the history. */
	public void dispose() {
		history.removeOperationHistoryListener(follower);
	}
}
