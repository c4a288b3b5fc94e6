package org.channelexplorer.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.eclipse.jface.dialogs.MessageDialog;
import org.junit.jupiter.api.Test;

class UnansweredDialogsTest {

	@Test
	void aDialogNobodyAnswersIsClosedAndFailsTheTest() {
		Ui.until("dialogs are watched", () -> true);
		MessageDialog.openError(Ui.window().getShell(), "Not written", "The folder is gone & lost."); // held up here
		AssertionError failed = assertThrows(AssertionError.class, () -> Ui.until("the file is there", () -> false));
		assertEquals("nobody answered 'Not written: The folder is gone & lost. / [OK]'", failed.getMessage());
		Ui.until("it is said once", () -> true);
	}

	@Test
	void aDialogThatIsAnsweredIsTheTests() {
		boolean[] asked = new boolean[1];
		Ui.answer("Sure?", dialog -> {
			asked[0] = true;
			dialog.close();
		});
		MessageDialog.openError(Ui.window().getShell(), "Sure?", "This may take long.");
		Ui.until("it was answered", () -> asked[0]);
	}
}
