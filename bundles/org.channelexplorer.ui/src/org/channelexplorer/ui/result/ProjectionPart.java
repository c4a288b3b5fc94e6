package org.channelexplorer.ui.result;

import java.util.Map;
import java.util.Optional;

/**
 * A view that places images in the plane by a projection, or its adapter: the Comparison view compares what it shows with what another seed gives.
 */
public interface ProjectionPart {

	/**
	 * How the images were placed.
	 *
	 * @param method     id of the projection
	 * @param parameters that were chosen, the projection's among them; others are left out where they mean nothing
	 * @param seed       of the projection
	 */
	record Shown(String method, Map<String, String> parameters, long seed) {
		public Shown {
			parameters = Map.copyOf(parameters);
		}
	}

	/** What is shown now, empty for nothing. UI thread. */
	Optional<Shown> projection();
}
