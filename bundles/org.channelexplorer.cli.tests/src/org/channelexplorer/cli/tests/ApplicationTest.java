package org.channelexplorer.cli.tests;

import static org.junit.jupiter.api.Assertions.assertNotNull;

import org.eclipse.core.runtime.Platform;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;

class ApplicationTest {

	@Test
	@EnabledIf("org.eclipse.core.runtime.Platform#isRunning")
	void isRegistered() {
		assertNotNull(Platform.getExtensionRegistry().getExtension("org.eclipse.core.runtime.applications",
				"org.channelexplorer.cli.application"));
	}
}
