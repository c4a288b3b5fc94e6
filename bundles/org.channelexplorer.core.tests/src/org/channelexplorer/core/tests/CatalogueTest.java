package org.channelexplorer.core.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import org.channelexplorer.core.catalogue.Catalogue;
import org.channelexplorer.core.catalogue.CatalogueException;
import org.channelexplorer.core.catalogue.Contribution;
import org.channelexplorer.core.catalogue.ExtensionPoint;
import org.channelexplorer.core.extension.DatasetReader;
import org.channelexplorer.core.util.InputException;
import org.eclipse.core.runtime.RegistryFactory;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CatalogueTest {
	@TempDir
	Path dir;

	@Test
	void equinoxAndThePlainClassPathReadTheSameDeclarations() {
		Catalogue plain = Catalogue.ofClasspath(Catalogue.class.getClassLoader());
		assertEquals(java.util.List.of("folders", "table"), plain.contributions(ExtensionPoint.DATASET_READERS).stream().map(Contribution::id).toList());
		Assumptions.assumeTrue(RegistryFactory.getRegistry() != null, "Equinox does not run");
		Catalogue equinox = Catalogue.ofEquinox();
		assertEquals(plain.contributions(ExtensionPoint.DATASET_READERS).stream().map(c -> c.id() + c.name() + c.create().getClass()).toList(),
				equinox.contributions(ExtensionPoint.DATASET_READERS).stream().map(c -> c.id() + c.name() + c.create().getClass()).toList());
	}

	@Test
	void theInstalledIdsAreNamedWhenOneIsNot() throws Exception {
		Catalogue plain = Catalogue.ofClasspath(Catalogue.class.getClassLoader());
		Contribution<DatasetReader> folders = plain.get(ExtensionPoint.DATASET_READERS, "folders");
		assertEquals("org.channelexplorer.core", folders.bundle());
		String message = assertThrows(InputException.class, () -> plain.get(ExtensionPoint.DATASET_READERS, "tar")).getMessage();
		assertTrue(message.contains("there is no reader 'tar' (installed: folders, table)"), message);
	}

	@Test
	void aBrokenContributionIsNamedAndEntitiesAreNotRead() throws Exception {
		Files.writeString(dir.resolve("plugin.xml"), "<plugin><extension point=\"org.channelexplorer.core.datasetReaders\">"
				+ "<reader id=\"zip\" name=\"Zip\" class=\"no.such.Reader\"/></extension></plugin>");
		try (URLClassLoader loader = new URLClassLoader(new URL[] { dir.toUri().toURL() }, null)) {
			Contribution<DatasetReader> c = Catalogue.ofClasspath(loader).get(ExtensionPoint.DATASET_READERS, "zip");
			assertTrue(assertThrows(CatalogueException.class, c::create).getMessage().contains("no.such.Reader"));
		}
		Files.writeString(dir.resolve("plugin.xml"), "<!DOCTYPE p [<!ENTITY e SYSTEM \"file:///etc/passwd\">]><plugin>&e;</plugin>");
		try (URLClassLoader loader = new URLClassLoader(new URL[] { dir.toUri().toURL() }, null)) {
			assertTrue(assertThrows(CatalogueException.class, () -> Catalogue.ofClasspath(loader)).getMessage().contains("plugin.xml"));
		}
	}
}
