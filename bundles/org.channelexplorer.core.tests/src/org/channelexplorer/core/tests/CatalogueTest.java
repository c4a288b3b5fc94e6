package org.channelexplorer.core.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.channelexplorer.core.catalogue.Catalogue;
import org.channelexplorer.core.catalogue.Contribution;
import org.channelexplorer.core.catalogue.ExtensionPoint;
import org.channelexplorer.core.extension.DatasetReader;
import org.channelexplorer.core.util.InputException;
import org.eclipse.core.runtime.RegistryFactory;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

class CatalogueTest {
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
}
