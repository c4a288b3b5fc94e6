package org.channelexplorer.cli.tests;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import org.channelexplorer.cli.internal.CliApplication;
import org.channelexplorer.cli.internal.ProgressPrinter;
import org.channelexplorer.core.data.Table;
import org.channelexplorer.core.store.Csv;
import org.junit.jupiter.api.Test;

class PartsTest {

	@Test
	void csvIsPlainAndExact() {
		Table table = Table.builder().strings("name, quoted", "a \"b\"", "c,d").doubles("x", 0.1 + 0.2, Double.NaN).longs("n", 1, Long.MAX_VALUE).build();
		assertEquals("\"name, quoted\",x,n\n\"a \"\"b\"\"\",0.30000000000000004,1\n\"c,d\",,9223372036854775807\n", Csv.text(table));
	}

	@Test
	void progressInAFileIsAtMostOneLineATenth() {
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		long[] now = new long[1];
		ProgressPrinter progress = new ProgressPrinter(new PrintStream(bytes, true), false, () -> now[0] += 20_000_000L);
		progress.beginTask("Work", 1000);
		for (int i = 0; i < 1000; i++) {
			progress.worked(1);
		}
		progress.done();
		assertEquals(10, bytes.toString().lines().count(), bytes::toString);
		assertTrue(bytes.toString().contains("100 %"), bytes::toString);
		assertFalse(bytes.toString().contains("\u001b") || bytes.toString().contains("\r"), bytes::toString);
	}

	@Test
	void whatIsDoneWithinASecondHasNoLineInAFile() {
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		long[] now = new long[1];
		ProgressPrinter progress = new ProgressPrinter(new PrintStream(bytes, true), false, () -> now[0] += 100_000_000L);
		progress.beginTask("Work", 2);
		progress.worked(1);
		progress.done();
		assertEquals("", bytes.toString());
	}

	@Test
	void barIsTakenAwayBeforeAMessage() {
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		ProgressPrinter progress = new ProgressPrinter(new PrintStream(bytes, true), true);
		progress.beginTask("Work", 10);
		progress.done();
		String drawn = bytes.toString();
		assertTrue(drawn.contains("] 100 % Work"), drawn);
		assertTrue(drawn.endsWith(" \r"), "the line is empty again");
	}

	@Test
	void argumentsOfThePlatformAreDropped() {
		assertArrayEquals(new String[] { "run", "x", "-p", "a=b" },
				CliApplication.withoutPlatform(new String[] { "-application", "a.b", "-nosplash", "-data", "@none", "run", "x", "-p", "a=b" }));
		assertArrayEquals(new String[] { "-h" }, CliApplication.withoutPlatform(new String[] { "-h" }));
		assertArrayEquals(new String[0], CliApplication.withoutPlatform(null));
	}
}
