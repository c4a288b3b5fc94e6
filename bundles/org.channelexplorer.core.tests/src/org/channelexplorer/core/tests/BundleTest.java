package org.channelexplorer.core.tests;

import static org.junit.jupiter.api.Assertions.assertNotNull;

import org.eclipse.core.runtime.Platform;
import org.junit.jupiter.api.Test;

class BundleTest {

	@Test
	void isInstalled() {
		assertNotNull(Platform.getBundle("org.channelexplorer.core"));
	}
}
