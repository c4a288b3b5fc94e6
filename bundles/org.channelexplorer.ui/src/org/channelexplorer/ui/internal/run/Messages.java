package org.channelexplorer.ui.internal.run;

import java.util.List;
import java.util.function.IntConsumer;
import org.channelexplorer.ui.internal.WindowThread;
import org.eclipse.jface.dialogs.MessageDialog;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.PlatformUI;

/** Says something in a dialog that does not hold up the caller. From any thread. */
public final class Messages {
	private Messages() {
	}

	/** Something could not be done: one sentence naming what and why. */
	public static void error(String title, String sentence) {
		show(MessageDialog.ERROR, title, sentence, List.of("OK"), answer -> {
			// there is one answer only
		});
	}

	/** Asks; the answer is the index of a button, -1 when the dialog was closed otherwise. */
	public static void ask(String title, String text, List<String> buttons, IntConsumer answer) {
		show(MessageDialog.INFORMATION, title, text, buttons, answer);
	}

	private static void show(int kind, String title, String text, List<String> buttons, IntConsumer answer) {
		WindowThread.later(() -> {
			IWorkbenchWindow window = PlatformUI.getWorkbench().getActiveWorkbenchWindow();
			Shell parent = window == null ? null : window.getShell();
			Answered dialog = new Answered(parent, title, text, kind, buttons, answer);
			dialog.setBlockOnOpen(false);
			dialog.open();
		});
	}

	private static final class Answered extends MessageDialog {
		private final IntConsumer answer;

		Answered(Shell parent, String title, String text, int kind, List<String> buttons, IntConsumer answer) {
			super(parent, title, null, text, kind, 0, buttons.toArray(String[]::new));
			this.answer = answer;
		}

		@Override
		protected void buttonPressed(int button) {
			super.buttonPressed(button);
			answer.accept(button);
		}
	}
}
