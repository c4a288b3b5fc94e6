package org.channelexplorer.spark;

import java.util.Optional;

/** Which Java an executor may have. */
final class JavaVersion {
	private JavaVersion() {
	}

	/** Why a version must not be used. @param host names the machine */
	static Optional<String> refusal(Runtime.Version version, String host) {
		if (version.feature() == 25 && version.interim() == 0 && version.update() < 3) {
			return Optional.of("the executor on " + host + " runs Java " + version.feature() + "." + version.interim() + "." + version.update()
					+ ", which can corrupt what native code is given (JDK-8377811): install 25.0.3 or newer there");
		}
		return Optional.empty();
	}
}
