package org.channelexplorer.cli.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import org.channelexplorer.start.internal.WindowJar;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The jar that the window starts from: whose classes are in it, and what becomes of files that several bundles have. */
class WindowJarTest {
	private static final String INDEX = "org/channelexplorer/start/internal/window.index";

	@TempDir
	private Path home;

	private final List<String> installed = new ArrayList<>();

	@BeforeEach
	void installApplication() throws IOException {
		bundle("org.channelexplorer.ui", "Require-Bundle: low;bundle-version=\"[1,2)\"\nImport-Package: far;resolution:=optional\n",
				Map.of("ui/A.class", "a", "ui/a.properties", "a", "plugin.properties", "1", "META-INF/services/S", "one", "META-INF/X.SF", "signed"));
		bundle("low", "Export-Package: low,ui\n", Map.of("ui/B.class", "b", "low/C.class", "c", "plugin.properties", "2", "META-INF/services/S", "two"));
		bundle("part", "Fragment-Host: low\n", Map.of("part/P.class", "p"));
		bundle("far", "Export-Package: far\n", Map.of("far/F.class", "f", "plugin.properties", "3"));
		bundle("other", "Require-Bundle: low\n", Map.of("other/O.class", "o"));
	}

	@Test
	void whatTheApplicationRequiresIsInIt() throws IOException {
		Path jar = make(true);
		try (JarFile file = new JarFile(jar.toFile())) {
			assertEquals("a", text(file, "ui/A.class"));
			assertEquals("p", text(file, "part/P.class"));
			assertEquals("f", text(file, "far/F.class"), "of an imported package");
			assertEquals(null, file.getEntry("other/O.class"), "nobody needs it");
			assertEquals(null, file.getEntry("META-INF/X.SF"), "a signature of another file");
			assertEquals(null, file.getEntry("plugin.properties"), "each bundle reads its own");
			assertEquals(List.of("one", "two"), text(file, "META-INF/services/S").lines().sorted().toList());
			List<String> index = text(file, INDEX).lines().sorted().toList();
			assertEquals(List.of("bundle far 1.0.0", "bundle low 1.0.0", "bundle org.channelexplorer.ui 1.0.0", "bundle part 1.0.0", "classes far far",
					"classes low low", "classes part low", "classes ui.A org.channelexplorer.ui", "classes ui.B low"), index);
		}
	}

	@Test
	void whatNeedsAFolderIsLeftOut() throws IOException {
		Path folder = Files.createDirectories(home.resolve("plugins/folder/META-INF"));
		Files.writeString(folder.resolve("MANIFEST.MF"), "Manifest-Version: 1.0\nBundle-SymbolicName: folder\nExport-Package: folder\n");
		installed.add("folder,1.0.0,plugins/folder/,4,false");
		bundle("org.channelexplorer.ui.views", "Require-Bundle: between,low\n", Map.of("views/V.class", "v"));
		bundle("between", "Import-Package: folder\n", Map.of("between/W.class", "w"));
		try (JarFile file = new JarFile(make(true).toFile())) {
			assertEquals("a", text(file, "ui/A.class"));
			assertEquals(null, file.getEntry("views/V.class"));
			assertEquals(null, file.getEntry("between/W.class"));
		}
		bundle("low", "Export-Package: low\nRequire-Bundle: folder\n", Map.of("low/C.class", "c"));
		assertFalse(Files.exists(make(false)), "the application itself");
	}

	private Path make(boolean possible) throws IOException {
		Path info = Files.createDirectories(home.resolve("configuration/org.eclipse.equinox.simpleconfigurator")).resolve("bundles.info");
		Files.writeString(info, "#version=1\n" + String.join("\n", installed) + "\n");
		Path jar = home.resolve("window.jar");
		Files.deleteIfExists(jar);
		assertEquals(possible, WindowJar.make(home, jar));
		return jar;
	}

	private void bundle(String name, String headers, Map<String, String> files) throws IOException {
		Path jar = Files.createDirectories(home.resolve("plugins")).resolve(name + ".jar");
		try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar))) {
			put(out, JarFile.MANIFEST_NAME, "Manifest-Version: 1.0\nBundle-SymbolicName: " + name + "\n" + headers);
			for (Map.Entry<String, String> file : files.entrySet()) {
				put(out, file.getKey(), file.getValue());
			}
		}
		installed.removeIf(l -> l.startsWith(name + ","));
		assertTrue(installed.add(name + ",1.0.0,plugins/" + name + ".jar,4,false"));
	}

	private static void put(JarOutputStream out, String name, String text) throws IOException {
		out.putNextEntry(new JarEntry(name));
		out.write(text.getBytes(StandardCharsets.UTF_8));
		out.closeEntry();
	}

	private static String text(JarFile file, String name) throws IOException {
		try (InputStream in = file.getInputStream(file.getEntry(name))) {
			return new String(in.readAllBytes(), StandardCharsets.UTF_8);
		}
	}
}
