package org.channelexplorer.core.catalogue;

/**
 * Names an extension point of another bundle, so that {@link Catalogue#problems()} lists what cannot be used there, too. Contributed to
 * {@link ExtensionPoint#POINTS} by the bundle that declares the point. Stateless.
 */
@FunctionalInterface
public interface PointDeclaration {

	/** The extension point. */
	ExtensionPoint<?> point();
}
