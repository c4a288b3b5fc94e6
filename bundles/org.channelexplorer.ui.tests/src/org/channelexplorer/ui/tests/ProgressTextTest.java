package org.channelexplorer.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import org.channelexplorer.ui.internal.ProgressText;
import org.eclipse.core.runtime.NullProgressMonitor;
import org.junit.jupiter.api.Test;

/** How far work is, by another clock. */
class ProgressTextTest {
	private final List<String> said = new ArrayList<>();
	private long seconds = 100;
	private final ProgressText progress = new ProgressText(new NullProgressMonitor(), said::add, () -> seconds * 1_000_000_000);

	private String after(int more) {
		seconds += more;
		progress.tell();
		return said.getLast();
	}

	@Test
	void workThatStandsStillIsNotAboutToEnd() {
		progress.beginTask("Fit", 100);
		seconds += 50;
		progress.worked(50);
		assertEquals("50 %, about 50 seconds left", said.getLast());
		assertEquals("50 %, about 2 minutes left", after(60), "as much is left as took 110 seconds");
		assertEquals("50 %, about 5 minutes left", after(180));
		progress.worked(49);
		assertEquals("99 %, about 3 seconds left", after(1));
		assertEquals("99 %, about 1 minute left", after(60), "no less than it has stood still");
	}

	@Test
	void nothingIsSaidTwiceAtOnce() {
		progress.beginTask("Fit", 100);
		seconds += 10;
		progress.worked(10);
		progress.tell();
		progress.worked(1);
		assertEquals(List.of("10 %, about 2 minutes left"), said);
	}
}
