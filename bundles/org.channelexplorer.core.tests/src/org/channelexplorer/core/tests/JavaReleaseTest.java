package org.channelexplorer.core.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.Runtime.Version;
import org.channelexplorer.core.util.JavaRelease;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JavaReleaseTest {

	@ParameterizedTest
	@ValueSource(strings = { "25", "25+36", "25.0.1", "25.0.2", "25.0.2+10-LTS", "25.0.0.1" })
	void damagingReleasesAreRefused(String version) {
		String sentence = JavaRelease.refusal(Version.parse(version)).orElseThrow();
		assertTrue(sentence.contains(version + " damages data") && sentence.contains("25.0.3"), sentence);
	}

	@ParameterizedTest
	@ValueSource(strings = { "25.0.3", "25.0.3+9-LTS", "25.0.10", "25.1", "26", "27.0.1" })
	void laterReleasesAreTaken(String version) {
		assertTrue(JavaRelease.refusal(Version.parse(version)).isEmpty(), version);
	}

	@Test
	void olderReleasesAreRefused() {
		assertEquals("Java 21.0.4 is too old: install Java 25.0.3 or newer", JavaRelease.refusal(Version.parse("21.0.4")).orElseThrow());
	}
}
