package org.channelexplorer.ui.graph.internal.editor;

import org.eclipse.core.commands.ExecutionException;
import org.eclipse.core.commands.operations.AbstractOperation;
import org.eclipse.core.commands.operations.IOperationHistory;
import org.eclipse.core.commands.operations.IUndoContext;
import org.eclipse.core.commands.operations.OperationHistoryFactory;
import org.eclipse.core.runtime.IAdaptable;
import org.eclipse.core.runtime.ILog;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Status;
import org.eclipse.gef.commands.Command;
import org.eclipse.gef.commands.CommandStack;

/** GEF's command stack on the session's undo history, so that moving layers, selecting and relabelling are undone in one order. */
public final class HistoryStack extends CommandStack {
	private final IOperationHistory history = OperationHistoryFactory.getOperationHistory();
	private final IUndoContext context;

	public HistoryStack(IUndoContext context) {
		this.context = context;
	}

	@Override
	public void execute(Command command) {
		if (command != null && command.canExecute()) {
			command.execute();
			Step step = new Step(command);
			step.addContext(context);
			history.add(step);
		}
	}

	@Override
	public boolean canUndo() {
		return history.canUndo(context);
	}

	@Override
	public boolean canRedo() {
		return history.canRedo(context);
	}

	@Override
	public void undo() {
		run(() -> history.undo(context, null, null));
	}

	@Override
	public void redo() {
		run(() -> history.redo(context, null, null));
	}

	private interface Change {
		IStatus run() throws ExecutionException;
	}

	private static void run(Change change) {
		try {
			change.run();
		} catch (ExecutionException e) {
			ILog.of(HistoryStack.class).error("A step of the network editor could not be undone or redone", e);
		}
	}

	private static final class Step extends AbstractOperation {
		private final Command command;

		Step(Command command) {
			super(command.getLabel() == null ? "Change Drawing" : command.getLabel());
			this.command = command;
		}

		@Override
		public IStatus execute(IProgressMonitor monitor, IAdaptable info) {
			command.execute();
			return Status.OK_STATUS;
		}

		@Override
		public IStatus redo(IProgressMonitor monitor, IAdaptable info) {
			command.redo();
			return Status.OK_STATUS;
		}

		@Override
		public IStatus undo(IProgressMonitor monitor, IAdaptable info) {
			command.undo();
			return Status.OK_STATUS;
		}
	}
}
