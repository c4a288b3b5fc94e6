package org.channelexplorer.spark;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JavaVersionTest {
	@ParameterizedTest
	@ValueSource(strings = { "25", "25.0.1+8", "25.0.2+10-LTS" })
	void thoseThatCorruptPinnedObjectsAreRefusedByName(String version) {
		String refusal = JavaVersion.refusal(Runtime.Version.parse(version), "node7").orElseThrow();
		assertTrue(refusal.matches("the executor on node7 runs Java 25\\.0\\.[012], .*JDK-8377811.*25\\.0\\.3.*"), refusal);
	}

	@ParameterizedTest
	@ValueSource(strings = { "25.0.3+9", "25.0.10", "25.1", "26", "26.0.1" })
	void othersAreTaken(String version) {
		assertEquals(Optional.empty(), JavaVersion.refusal(Runtime.Version.parse(version), "node7"));
	}
}
