package org.channelexplorer.core.catalogue;

import java.util.ArrayList;
import java.util.List;
import org.eclipse.core.runtime.ContributorFactoryOSGi;
import org.eclipse.core.runtime.IConfigurationElement;
import org.eclipse.core.runtime.IExtension;
import org.eclipse.core.runtime.IExtensionRegistry;
import org.eclipse.core.runtime.ILog;
import org.eclipse.core.runtime.Platform;
import org.eclipse.core.runtime.RegistryFactory;
import org.osgi.framework.Bundle;
import org.osgi.framework.Constants;

/** The extension registry of the running Equinox. */
public final class RegistryCatalogue extends CheckedCatalogue {
	private final IExtensionRegistry registry;

	/** One catalogue for the one registry, so that a problem is known and logged once. */
	private static final class Holder {
		private static final RegistryCatalogue PLATFORM = new RegistryCatalogue(RegistryFactory.getRegistry());
	}

	/** The contributions of this registry. */
	public RegistryCatalogue(IExtensionRegistry registry) {
		this.registry = registry;
	}

	/** @throws IllegalStateException when there is no registry */
	public static RegistryCatalogue ofPlatform() {
		if (RegistryFactory.getRegistry() == null) {
			throw new IllegalStateException("no extension registry: Equinox does not run");
		}
		return Holder.PLATFORM;
	}

	@Override
	List<Declaration> declarations(ExtensionPoint<?> point) {
		List<Declaration> found = new ArrayList<>();
		for (IConfigurationElement e : registry.getConfigurationElementsFor(point.id())) {
			if (point.element().isEmpty() || e.getName().equals(point.element())) {
				found.add(new Declaration(e, e.getContributor().getName(), e::getAttribute, () -> e.createExecutableExtension("class")));
			}
		}
		return found;
	}

	@Override
	List<Placed> elements() {
		List<Placed> found = new ArrayList<>();
		// by bundle: what is contributed to a point that is not there is found in no other way
		for (Bundle bundle : Platform.getBundle(Constants.SYSTEM_BUNDLE_SYMBOLICNAME).getBundleContext().getBundles()) {
			for (IExtension extension : registry.getExtensions(ContributorFactoryOSGi.createContributor(bundle))) {
				if (ExtensionPoint.ofCore(extension.getExtensionPointUniqueIdentifier())) {
					for (IConfigurationElement e : extension.getConfigurationElements()) {
						found.add(new Placed(e.getContributor().getName(), extension.getExtensionPointUniqueIdentifier(), e.getName(),
								Declaration.text(e.getAttribute("id"))));
					}
				}
			}
		}
		return found;
	}

	@Override
	void log(Problem problem) {
		ILog.of(RegistryCatalogue.class).warn(problem.text());
	}
}
