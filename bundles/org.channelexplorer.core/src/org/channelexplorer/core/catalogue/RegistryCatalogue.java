package org.channelexplorer.core.catalogue;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.eclipse.core.runtime.IConfigurationElement;
import org.eclipse.core.runtime.IExtensionRegistry;
import org.eclipse.core.runtime.RegistryFactory;

/** The extension registry of the running Equinox. */
public final class RegistryCatalogue implements Catalogue {
	private final IExtensionRegistry registry;

	private RegistryCatalogue(IExtensionRegistry registry) {
		this.registry = registry;
	}

	/** @throws IllegalStateException when there is no registry */
	public static RegistryCatalogue ofPlatform() {
		IExtensionRegistry registry = RegistryFactory.getRegistry();
		if (registry == null) {
			throw new IllegalStateException("no extension registry: Equinox does not run");
		}
		return new RegistryCatalogue(registry);
	}

	@Override
	public <T> List<Contribution<T>> contributions(ExtensionPoint<T> point) {
		List<Contribution<T>> found = new ArrayList<>();
		for (IConfigurationElement e : registry.getConfigurationElementsFor(point.id())) {
			if (e.getName().equals(point.element())) {
				found.add(new SimpleContribution<>(e.getAttribute("id"), e.getAttribute("name"), e.getContributor().getName(),
						e.getAttribute("class"), point.contract(), () -> e.createExecutableExtension("class")));
			}
		}
		found.sort(Comparator.comparing(Contribution::id));
		return found;
	}
}
