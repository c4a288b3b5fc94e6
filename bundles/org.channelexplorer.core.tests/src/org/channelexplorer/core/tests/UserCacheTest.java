package org.channelexplorer.core.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.Map;
import org.channelexplorer.core.util.UserCache;
import org.junit.jupiter.api.Test;

class UserCacheTest {

	@Test
	void everySystemHasItsPlace() {
		assertEquals(Path.of("/h/.cache/channelexplorer"), UserCache.folder("Linux", "/h", Map.of()));
		assertEquals(Path.of("/h/.cache/channelexplorer"), UserCache.folder("Linux", "/h", Map.of("XDG_CACHE_HOME", "")));
		assertEquals(Path.of("/c/channelexplorer"), UserCache.folder("Linux", "/h", Map.of("XDG_CACHE_HOME", "/c")));
		assertEquals(Path.of("/h/Library/Caches/channelexplorer"), UserCache.folder("Mac OS X", "/h", Map.of("XDG_CACHE_HOME", "/c")));
		assertEquals(Path.of("/l/channelexplorer"), UserCache.folder("Windows 11", "/h", Map.of("LOCALAPPDATA", "/l")));
		assertEquals(Path.of("/h/AppData/Local/channelexplorer"), UserCache.folder("Windows 11", "/h", Map.of()));
	}
}
