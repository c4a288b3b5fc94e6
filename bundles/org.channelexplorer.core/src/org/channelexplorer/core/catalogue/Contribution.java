package org.channelexplorer.core.catalogue;

import org.channelexplorer.core.parameter.Documentation;

/**
 * A contribution as its bundle declares it.
 *
 * @param <T> the contract
 */
public interface Contribution<T> {

	/** Extension id: how users, keys and documents name it, e.g. {@code tsne}. */
	String id();

	/** Display name. */
	String name();

	/** A further attribute of the declaration, which the point's schema describes; empty when it is missing. */
	default String attribute(String name) {
		return "";
	}

	/** Symbolic name of the contributing bundle. */
	String bundle();

	/**
	 * A new instance.
	 *
	 * @throws CatalogueException when the class cannot be created; names id, bundle and reason
	 */
	T create();

	/** The implementing class. */
	default Class<?> type() {
		return create().getClass();
	}

	/** Whether the implementing class carries a documentation; readers and importers need none. */
	default boolean documented() {
		return type().isAnnotationPresent(Documentation.class);
	}

	/** The documentation on the implementing class. @throws CatalogueException when there is none */
	default Documentation documentation() {
		Documentation d = type().getAnnotation(Documentation.class);
		if (d == null) {
			throw new CatalogueException("'" + id() + "' of " + bundle() + " carries no @Documentation", null);
		}
		return d;
	}

	/** What a result key adds to the id so that it names one implementation: {@code @} and the bundle; empty for ChannelExplorer's own. */
	default String origin() {
		return ExtensionPoint.own(bundle()) ? "" : "@" + bundle();
	}
}
