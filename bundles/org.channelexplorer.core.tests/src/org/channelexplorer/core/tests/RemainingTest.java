package org.channelexplorer.core.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.channelexplorer.core.util.Remaining;
import org.junit.jupiter.api.Test;

class RemainingTest {

	@Test
	void theRestTakesAsLongAsTheWorkBefore() {
		assertEquals(", about 20 seconds left", Remaining.text(100, 400, 5), "0.05 s each");
		assertEquals(", about 7 seconds left", Remaining.text(10, 14, 5));
		assertEquals(", about 1 second left", Remaining.text(500, 1, 5));
		assertEquals(", about 1 minute left", Remaining.text(10, 110, 6));
		assertEquals(", about 17 minutes left", Remaining.text(1, 100, 10));
		assertEquals(", about 3 hours left", Remaining.text(1, 1000, 10));
	}

	@Test
	void theRestIsNoShorterThanTheWaitForTheNextThing() {
		assertEquals(", about 4 minutes left", Remaining.text(99, 1, 250, 240));
		assertEquals(", about 6 minutes left", Remaining.text(50, 50, 350, 240), "by what was done until now");
	}

	@Test
	void nothingIsPromisedBeforeAnythingWasMeasured() {
		assertEquals("", Remaining.text(0, 400, 5));
		assertEquals("", Remaining.text(100, 400, 1));
		assertEquals("", Remaining.text(100, 0, 50));
	}
}
