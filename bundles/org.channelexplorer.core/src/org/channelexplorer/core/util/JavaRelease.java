package org.channelexplorer.core.util;

import java.util.Optional;

/** Releases of Java that ChannelExplorer does not run on. */
public final class JavaRelease {
	private static final int FEATURE = 25;
	/** Before this update objects that native code has pinned are moved (JDK-8377811). */
	private static final int FIXED = 3;

	private JavaRelease() {
	}

	/** Why the Java of this process is refused, one sentence; empty when it is not. */
	public static Optional<String> refusal() {
		return refusal(Runtime.version());
	}

	/** Why a release is refused, one sentence; empty when it is not. */
	public static Optional<String> refusal(Runtime.Version version) {
		if (version.feature() < FEATURE) {
			return Optional.of("Java " + version + " is too old: install Java 25.0.3 or newer");
		}
		if (version.feature() == FEATURE && version.interim() == 0 && version.update() < FIXED) {
			return Optional.of("Java " + version + " damages data in memory (JDK-8377811): install Java 25.0.3 or newer");
		}
		return Optional.empty();
	}
}
