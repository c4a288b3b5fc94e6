package org.channelexplorer.core.extraction;

import java.util.Optional;
import org.channelexplorer.core.document.Recipe.StoredLayer;
import org.channelexplorer.core.document.Recipe.TokenRange;
import org.channelexplorer.core.model.Network;
import org.channelexplorer.core.model.Tap;
import org.channelexplorer.core.model.Tokens;
import org.channelexplorer.core.operation.MapLayout;

/** Finds how the values of a layer lie over an image: the patches of a vision transformer go back on the grid they were cut in. */
final class MapLayouts {
	private final Network network;

	/** @param network with the sizes it has when run */
	MapLayouts(Network network) {
		this.network = network;
	}

	/** The layout of what is read of a layer. */
	MapLayout of(StoredLayer layer) {
		Tap tap = layer.read();
		return switch (tap.layout()) {
		case CHANNELS_FIRST, CHANNELS_LAST -> tap.height() * tap.width() > 1 ? MapLayout.of(tap.channels(), tap.height(), tap.width())
				: none(tap, "has one value per channel and image: its maps are no larger than a point");
		case DENSE -> none(tap, "is dense: it has one value per unit and image, and nothing to lay over the image");
		case PLANES -> none(tap, "relates positions to each other: its maps are no maps of the image");
		case TOKENS, ROWS, HEADS -> tokens(layer, tap);
		};
	}

	private MapLayout tokens(StoredLayer layer, Tap tap) {
		int all = tap.height() * tap.width();
		if (all == 1) {
			return none(tap, layer.tokens() == null ? "has one value per channel and image: its maps are no larger than a point"
					: "is read at its class token only, which belongs to no place of the image");
		}
		if (tap.height() > 1 && tap.width() > 1) {
			return none(tap, "is cut into windows, whose places in the image are not known");
		}
		TokenRange patches = layer.tokens() != null ? null : new ClassToken(network, Tokens.PATCHES).tokens(tap);
		int before = patches == null ? 0 : patches.first();
		int count = all - before;
		Optional<Tap> grid = network.layers().stream().filter(l -> l.pre() != null && ClassToken.map(l.pre())).map(l -> l.pre())
				.filter(t -> t.height() * t.width() == count).findFirst();
		int side = (int) Math.round(Math.sqrt(count));
		if (grid.isEmpty() && side * side != count) {
			return none(tap, "has " + count + " tokens per image, which make no grid that is known");
		}
		return new MapLayout(tap.channels(), grid.map(Tap::height).orElse(side), grid.map(Tap::width).orElse(side), before, "");
	}

	private static MapLayout none(Tap tap, String reason) {
		return new MapLayout(tap.channels(), tap.height(), tap.width(), 0, reason);
	}
}
