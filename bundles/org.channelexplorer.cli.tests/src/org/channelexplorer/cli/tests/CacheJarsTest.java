package org.channelexplorer.cli.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.InputStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import org.channelexplorer.cli.internal.CacheJars;
import org.eclipse.core.runtime.IProgressMonitor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** Copies of jars for Java's cache: they hold the same classes, and Java takes them. */
class CacheJarsTest {
	@TempDir
	private Path folder;

	@Test
	void oldClassesGetStackMapsAndRun() throws Exception {
		Path jar = jarOf(CommandLine.class);
		Path copy = folder.resolve("copy.jar");
		assertTrue(CacheJars.copy(jar, copy, CommandLine.class.getClassLoader()));
		assertEquals(names(jar), names(copy));
		try (URLClassLoader loader = new URLClassLoader(new URL[] { copy.toUri().toURL() }, ClassLoader.getPlatformClassLoader())) {
			for (String name : names(copy)) {
				if (name.startsWith("picocli/CommandLine") && name.endsWith(".class")) {
					byte[] bytes;
					try (InputStream in = loader.getResourceAsStream(name)) {
						bytes = in.readAllBytes();
					}
					assertTrue(bytes[7] >= 51, () -> name + " has version " + bytes[7]);
					Class.forName(name.substring(0, name.length() - ".class".length()).replace('/', '.'), true, loader); // verifies it
				}
			}
			Object usage = loader.loadClass("picocli.CommandLine$Help$Ansi").getMethod("valueOf", String.class).invoke(null, "OFF");
			assertEquals("OFF", usage.toString());
		}
	}

	@Test
	void signaturesGo() throws Exception {
		Path signed = jarOf(IProgressMonitor.class);
		List<String> before = names(signed);
		assertTrue(before.stream().anyMatch(n -> n.endsWith(".SF")), "the platform's jars are signed");
		Path copy = folder.resolve("copy.jar");
		assertTrue(CacheJars.copy(signed, copy, IProgressMonitor.class.getClassLoader()));
		before.removeIf(n -> n.matches("META-INF/[^/]+\\.(SF|RSA)"));
		assertEquals(before, names(copy));
		try (JarFile file = new JarFile(copy.toFile()); JarFile original = new JarFile(signed.toFile())) {
			assertEquals(original.getManifest().getMainAttributes(), file.getManifest().getMainAttributes());
			assertTrue(file.getManifest().getEntries().isEmpty());
			String name = IProgressMonitor.class.getName().replace('.', '/') + ".class";
			try (InputStream a = original.getInputStream(original.getEntry(name)); InputStream b = file.getInputStream(file.getEntry(name))) {
				assertEquals(-1, Arrays.mismatch(a.readAllBytes(), b.readAllBytes()));
			}
		}
	}

	@Test
	void otherJarsHaveNoCopy() throws Exception {
		Path jar = folder.resolve("plain.jar");
		try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar))) {
			out.putNextEntry(new JarEntry("plugin.xml"));
			out.write("<plugin/>".getBytes(StandardCharsets.UTF_8));
		}
		Path copy = folder.resolve("copy.jar");
		assertFalse(CacheJars.copy(jar, copy, CacheJarsTest.class.getClassLoader()));
		assertFalse(Files.exists(copy));
	}

	private static Path jarOf(Class<?> type) throws Exception {
		return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
	}

	private static List<String> names(Path jar) throws Exception {
		try (JarFile file = new JarFile(jar.toFile())) {
			return new ArrayList<>(Collections.list(file.entries()).stream().map(JarEntry::getName).toList());
		}
	}
}
