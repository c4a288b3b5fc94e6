package org.channelexplorer.core.catalogue;

/** A contribution that does not keep its contract. */
public class CatalogueException extends RuntimeException {
	private static final long serialVersionUID = 1L;

	public CatalogueException(String message, Throwable cause) {
		super(message, cause);
	}
}
