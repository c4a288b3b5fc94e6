package org.channelexplorer.djl.tests;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import org.channelexplorer.testkit.internal.ChildProcess;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Damaged archives in a Java process of their own with little memory: whatever native code does, a hang is ended and a crash is seen. None takes more
 * than 256 MB or 5 seconds, and each is refused in one sentence or opened.
 */
class FuzzTest {
	private static final int MUTATIONS = Integer.getInteger("fuzz.mutations", 60);
	private static final long SEED = Long.getLong("fuzz.seed", 1);
	private static final int MEGABYTES = 256;
	private static final int SECONDS = 5;
	private static final int SECONDS_WITHOUT_PROGRESS = 120;

	@TempDir
	Path folder;

	@Test
	void damagedArchivesAreRefusedOrOpened() throws Exception {
		Path sound = Networks.copy("residual.pt", folder);
		String[] result = new ChildProcess(folder, "200m", SECONDS_WITHOUT_PROGRESS).run(TorchFuzz.class, sound, SEED, MUTATIONS).split(" ");
		int opened = Integer.parseInt(result[0]);
		int refused = Integer.parseInt(result[1]);
		assertTrue(refused > MUTATIONS && opened > MUTATIONS / 10, refused + " refused, " + opened + " opened");
		assertTrue(Double.parseDouble(result[2]) < SECONDS, "one took " + result[2] + " s");
		assertTrue(Integer.parseInt(result[3]) < MEGABYTES, "the process has grown by " + result[3] + " MB");
	}
}
