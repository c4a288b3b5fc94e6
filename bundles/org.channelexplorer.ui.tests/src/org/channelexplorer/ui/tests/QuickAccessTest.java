package org.channelexplorer.ui.tests;

import static org.junit.jupiter.api.Assertions.assertNotNull;

import org.channelexplorer.ui.internal.AuditPerspective;
import org.channelexplorer.ui.internal.ComparePerspective;
import org.channelexplorer.ui.internal.ExplorePerspective;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Text;
import org.eclipse.ui.IPerspectiveDescriptor;
import org.eclipse.ui.PlatformUI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Quick Access, Ctrl+3: what it lists of the network is tested with the network. */
@ExtendWith(NoLoggedProblems.class)
class QuickAccessTest {

	private static Shell dialog() {
		for (Shell s : Display.getCurrent().getShells()) {
			if (s.getData() != null && s.getData().getClass().getSimpleName().equals("QuickAccessDialog") && s.isVisible()) {
				return s;
			}
		}
		return null;
	}

	// as fast as one types who knows the name: Return comes before anything is listed
	private static void choose(String name, String perspective) throws Exception {
		Ui.run("org.eclipse.ui.window.quickAccess");
		Shell shell = Ui.until("Quick Access is open", QuickAccessTest::dialog);
		Text text = Ui.find(shell, Text.class, _ -> true);
		assertNotNull(text);
		text.setText(name);
		Ui.key(text, SWT.CR, SWT.CR);
		Ui.until(name + " is open", () -> Ui.page().getPerspective().getId().equals(perspective));
		Ui.until("Quick Access is closed", () -> dialog() == null);
	}

	@Test
	void returnOpensThePerspectiveThatWasTyped() throws Exception {
		IPerspectiveDescriptor before = Ui.page().getPerspective();
		try {
			PlatformUI.getWorkbench().showPerspective(ExplorePerspective.ID, Ui.window());
			choose("Compare", ComparePerspective.ID);
			choose("Label Audit", AuditPerspective.ID); // the choice before is listed first
		} finally {
			Ui.page().closePerspective(PlatformUI.getWorkbench().getPerspectiveRegistry().findPerspectiveWithId(AuditPerspective.ID), false, false);
			Ui.page().closePerspective(PlatformUI.getWorkbench().getPerspectiveRegistry().findPerspectiveWithId(ComparePerspective.ID), false, false);
			Ui.page().setPerspective(before);
			Ui.settle();
		}
	}
}
