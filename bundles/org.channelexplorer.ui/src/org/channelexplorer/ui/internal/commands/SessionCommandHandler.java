package org.channelexplorer.ui.internal.commands;

import java.util.Map;
import java.util.Objects;
import org.channelexplorer.core.util.InputException;
import org.channelexplorer.ui.AnalysisSession;
import org.channelexplorer.ui.internal.run.Messages;
import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.core.expressions.IEvaluationContext;
import org.eclipse.core.runtime.IConfigurationElement;
import org.eclipse.core.runtime.IExecutableExtension;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.ui.ISources;
import org.eclipse.ui.IWorkbenchPart;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.commands.ICommandService;
import org.eclipse.ui.commands.IElementUpdater;
import org.eclipse.ui.handlers.HandlerUtil;
import org.eclipse.ui.menus.UIElement;

/** Runs a {@link SessionCommand} on the analysis of the active view or editor; a disabled entry says why in its tool tip. */
public final class SessionCommandHandler extends AbstractHandler implements IExecutableExtension, IElementUpdater {
	private String id;
	private SessionCommand command;
	private String reason = ""; //$NON-NLS-1$
	private boolean evaluating;

	/** Takes the command's id, which the extension has behind the class. */
	@Override
	public void setInitializationData(IConfigurationElement config, String property, Object data) {
		id = (String) data;
		command = SessionCommand.of(id);
	}

	/** The analysis that commands work on: that of the active part, else of the active editor; null for none. */
	static AnalysisSession session(Object activePart, Object activeEditor) {
		AnalysisSession session = activePart instanceof IWorkbenchPart part ? part.getAdapter(AnalysisSession.class) : null;
		return session != null ? session : activeEditor instanceof IWorkbenchPart editor ? editor.getAdapter(AnalysisSession.class) : null;
	}

	@Override
	public Object execute(ExecutionEvent event) {
		AnalysisSession session = session(HandlerUtil.getActivePart(event), HandlerUtil.getActiveEditor(event));
		String title = name();
		String why = command.whyNot(session);
		if (why != null) {
			Messages.error(title, Character.toUpperCase(why.charAt(0)) + why.substring(1) + ".");
			return null;
		}
		try {
			command.body().run(session, shell(event));
		} catch (InputException e) {
			Messages.error(title, e.getMessage());
		}
		return null;
	}

	// there is always a window, but it need not be the active one of the desktop
	private static Shell shell(ExecutionEvent event) {
		Shell active = HandlerUtil.getActiveShell(event);
		return active != null ? active : PlatformUI.getWorkbench().getWorkbenchWindows()[0].getShell();
	}

	private String name() {
		try {
			return PlatformUI.getWorkbench().getService(ICommandService.class).getCommand(SessionCommand.PREFIX + id).getName();
		} catch (org.eclipse.core.commands.common.NotDefinedException e) {
			throw new IllegalStateException(e); // it is being executed
		}
	}

	@Override
	public void setEnabled(Object context) {
		if (evaluating || !(context instanceof IEvaluationContext variables)) {
			return;
		}
		evaluating = true;
		try {
			evaluate(variables);
		} finally {
			evaluating = false;
		}
	}

	// menu items evaluate when they are notified, each in its own context: two that disagree would otherwise change it for ever
	private void evaluate(IEvaluationContext variables) {
		String now = command.whyNot(session(variables.getVariable(ISources.ACTIVE_PART_NAME), variables.getVariable(ISources.ACTIVE_EDITOR_NAME)));
		setBaseEnabled(now == null);
		if (!Objects.equals(now, reason)) {
			reason = now;
			PlatformUI.getWorkbench().getService(ICommandService.class).refreshElements(SessionCommand.PREFIX + id, null);
		}
	}

	@Override
	@SuppressWarnings("rawtypes") // as the interface declares it
	public void updateElement(UIElement element, Map parameters) {
		element.setTooltip(reason == null || reason.isEmpty() ? null : name() + ": " + reason);
	}
}
