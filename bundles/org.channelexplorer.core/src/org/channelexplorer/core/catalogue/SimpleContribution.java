package org.channelexplorer.core.catalogue;

import java.util.concurrent.Callable;

/** A declared contribution; {@code factory} makes the instance. */
record SimpleContribution<T>(String id, String name, String bundle, String type, Class<T> contract, Callable<Object> factory)
		implements Contribution<T> {

	@Override
	public T create() {
		try {
			return contract.cast(factory.call());
		} catch (Exception | LinkageError e) {
			throw new CatalogueException("'" + id + "' of " + bundle + ": " + type + " cannot be used as " + contract.getSimpleName() + ": " + e, e);
		}
	}
}
