package org.channelexplorer.core.result;

import java.util.Map;
import org.channelexplorer.core.util.InputException;

/**
 * What a result was computed from.
 *
 * @param layer   id of the layer, {@code *} for all layers together
 * @param summary id of the summary function, empty when whole maps were read
 */
public record Origin(String layer, String summary) {

	static Origin of(Reading r) throws InputException {
		return new Origin(r.text(Names.LAYER), r.text(Names.SUMMARY));
	}

	void put(Map<String, Object> scalars) {
		scalars.put(Names.LAYER, layer);
		scalars.put(Names.SUMMARY, summary);
	}
}
