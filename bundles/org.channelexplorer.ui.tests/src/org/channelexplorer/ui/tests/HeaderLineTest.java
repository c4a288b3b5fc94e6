package org.channelexplorer.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.channelexplorer.ui.HeaderLine;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Shell;
import org.junit.jupiter.api.Test;

/** The lines above a plot. */
class HeaderLineTest {
	private static final String FACT = "a fact of some length, such as a pair of classes";
	private static final String FACTS = String.join(" \u00b7 ", FACT, FACT, FACT, FACT, FACT, FACT);

	/** Lines of a header in a view of a height, as wide as one fact. */
	private static int lines(int height, String facts) {
		Shell shell = new Shell(Display.getCurrent());
		shell.setSize(800, height);
		HeaderLine header = new HeaderLine(shell, () -> {
			// nothing to cancel
		});
		header.show("layer", facts);
		GC gc = new GC(header);
		int line = gc.getFontMetrics().getHeight();
		int width = gc.textExtent(FACT).x + 40;
		gc.dispose();
		int lines = (header.computeSize(width, SWT.DEFAULT).y - 10) / line;
		shell.dispose();
		return lines;
	}

	@Test
	void factsTakeUpToFiveLinesWhereAViewIsHigh() {
		assertEquals(1 + 5, lines(800, FACTS));
		assertEquals(1 + 3, lines(800, String.join(" \u00b7 ", FACT, FACT, FACT)));
		assertEquals(1 + 1, lines(800, FACT));
	}

	@Test
	void inALowViewTheyLeaveTheHeightToThePlot() {
		assertEquals(1 + 2, lines(200, FACTS));
		assertEquals(1 + 3, lines(300, FACTS));
	}
}
