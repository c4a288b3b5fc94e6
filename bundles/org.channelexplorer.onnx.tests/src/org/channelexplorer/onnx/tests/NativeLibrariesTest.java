package org.channelexplorer.onnx.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtLoggingLevel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.FrameworkUtil;

/** Inside Equinox and outside, the native libraries are used where they are and nothing is left in the temporary folder. */
class NativeLibrariesTest {
	@TempDir
	Path folder;

	@Test
	void librariesAreNotUnpackedIntoTheTemporaryFolder() throws Exception {
		Opened.network(ModelBuilder.classifier("N").write(folder.resolve("model.onnx")));
		String path = System.getProperty("onnxruntime.native.path");
		try (Stream<Path> files = Files.list(Path.of(path))) {
			assertEquals(2, files.filter(f -> f.getFileName().toString().matches("(lib)?onnxruntime(4j_jni)?\\.(so|dylib|dll)")).count());
		}
		if (FrameworkUtil.getBundle(OrtEnvironment.class) != null) {
			assertTrue(Path.of(path).toString().replace('\\', '/').contains("/ai/onnxruntime/native/"), path + " is not in the bundle's fragment");
		}
		assertTrue(!Path.of(path).startsWith(Path.of(System.getProperty("java.io.tmpdir"))) || path.contains("channelexplorer"), path);
		// 1.29.0 reports home
		assertEquals("1.28.0", OrtEnvironment.getEnvironment(OrtLoggingLevel.ORT_LOGGING_LEVEL_FATAL, "channelexplorer").getVersion());
	}
}
