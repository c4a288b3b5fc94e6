package org.channelexplorer.core.catalogue;

/**
 * A contribution that is left out because it cannot be used; everything else works.
 *
 * @param bundle symbolic name of the contributing bundle
 * @param point  id of the extension point
 * @param id     the contribution's id, empty when it has none
 * @param reason what is wrong, e.g. {@code its class org.example.Median is missing}
 */
public record Problem(String bundle, String point, String id, String reason) {

	/** One sentence that names bundle, extension point and reason. */
	public String text() {
		return (id.isEmpty() ? "A contribution" : "'" + id + "'") + " of " + bundle + (point.isEmpty() ? "" : " to " + point) + " is left out: " + reason;
	}

	/** What to say to a user who asks for it by id. */
	public String needs() {
		return "'" + id + "' needs a sound " + bundle + ": " + reason;
	}
}
