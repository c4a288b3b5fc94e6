package org.channelexplorer.core.catalogue;

import org.channelexplorer.core.parameter.Documentation;

/**
 * A contribution as its bundle declares it; the class is loaded when {@link #create()} is called.
 *
 * @param <T> the contract
 */
public interface Contribution<T> {

	/** Extension id: how users, keys and documents name it, e.g. {@code tsne}. */
	String id();

	/** Display name. */
	String name();

	/** Symbolic name of the contributing bundle. */
	String bundle();

	/**
	 * A new instance.
	 *
	 * @throws CatalogueException when the class cannot be loaded or does not fit the contract; names bundle and class
	 */
	T create();

	/** The documentation on the implementing class. @throws CatalogueException when there is none */
	default Documentation documentation() {
		Documentation d = create().getClass().getAnnotation(Documentation.class);
		if (d == null) {
			throw new CatalogueException(id() + " of " + bundle() + " carries no @Documentation", null);
		}
		return d;
	}
}
