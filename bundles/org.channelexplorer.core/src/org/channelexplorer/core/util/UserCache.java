package org.channelexplorer.core.util;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;

/** Where files go that can be made again at any time, such as unpacked native libraries. */
public final class UserCache {
	private static final String PROPERTY = "channelexplorer.cache";

	private UserCache() {
	}

	/**
	 * This user's cache folder for ChannelExplorer, which need not exist yet: below {@code $XDG_CACHE_HOME} or {@code ~/.cache} on
	 * Linux, {@code ~/Library/Caches} on macOS, {@code %LOCALAPPDATA%} on Windows; or what the system property {@code channelexplorer.cache} names.
	 */
	public static Path folder() {
		String chosen = System.getProperty(PROPERTY, "");
		if (!chosen.isEmpty()) {
			return Path.of(chosen);
		}
		return folder(System.getProperty("os.name"), System.getProperty("user.home"), System.getenv());
	}

	/** The same for a given system ({@code os.name}), home folder and environment. */
	public static Path folder(String system, String userHome, Map<String, String> environment) {
		Path home = Path.of(userHome);
		String os = system.toLowerCase(Locale.ROOT);
		Path base;
		if (os.contains("win")) {
			String local = environment.getOrDefault("LOCALAPPDATA", "");
			base = local.isEmpty() ? home.resolve("AppData/Local") : Path.of(local);
		} else if (os.contains("mac")) {
			base = home.resolve("Library/Caches");
		} else {
			String xdg = environment.getOrDefault("XDG_CACHE_HOME", "");
			base = xdg.isEmpty() ? home.resolve(".cache") : Path.of(xdg);
		}
		return base.resolve("channelexplorer");
	}
}
