package org.channelexplorer.core.extraction;

import java.util.List;
import org.channelexplorer.core.document.Recipe.StoredLayer;
import org.channelexplorer.core.document.Recipe.TokenRange;
import org.channelexplorer.core.model.Network;
import org.channelexplorer.core.model.Tap;
import org.channelexplorer.core.model.Tokens;
import org.channelexplorer.core.util.InputException;

/**
 * Finds the class token among the tokens of a layer. A vision transformer makes patches by a map (the patch embedding), puts the class
 * token before them and at times a few more behind it (distillation, registers): T = 1 + few + height x width of that map. Where the
 * network has no such map, T - 1 must be a square.
 */
public final class ClassToken {
	/** The class token, one of distillation, registers. */
	private static final int MOST_BEFORE = 9;

	private final Network network;
	private final Tokens choice;

	/** @param network with the sizes it has when run */
	public ClassToken(Network network, Tokens choice) {
		this.network = network;
		this.choice = choice;
	}

	/** The tokens of a tap that are read; null for the whole map: all are asked for, or there is no class token. */
	public TokenRange tokens(Tap tap) {
		int patches = choice == Tokens.ALL ? 0 : patches(tap);
		return patches == 0 ? null : choice == Tokens.CLASS ? new TokenRange(0, 1) : new TokenRange(tap.height() * tap.width() - patches, patches);
	}

	/** @throws InputException when tokens are chosen and no layer has a class token */
	public void check(List<StoredLayer> layers) throws InputException {
		if (choice != Tokens.ALL && layers.stream().allMatch(l -> l.tokens() == null)) {
			throw new InputException(network.name() + ": no layer that is read has a class token (as many tokens as patches, and one or a few more): "
					+ "read all tokens, or choose layers that have one");
		}
	}

	/** The patches behind the class token, 0 when there is none. */
	private int patches(Tap tap) {
		boolean listed = switch (tap.layout()) {
		case TOKENS, ROWS, HEADS -> true;
		case CHANNELS_FIRST, CHANNELS_LAST, DENSE, PLANES -> false;
		};
		int tokens = tap.height() * tap.width();
		if (!listed || tokens < 3) {
			return 0;
		}
		int largest = network.layers().stream().filter(l -> l.pre() != null && map(l.pre())).mapToInt(l -> l.pre().height() * l.pre().width())
				.filter(size -> size < tokens).max().orElse(0);
		if (largest > 1) {
			return tokens - largest <= MOST_BEFORE ? largest : 0;
		}
		int side = (int) Math.round(Math.sqrt(tokens - 1.0));
		return side * side == tokens - 1 ? tokens - 1 : 0;
	}

	/** Whether a tap has maps of more than a row or column. */
	static boolean map(Tap tap) {
		return (tap.layout() == Tap.Layout.CHANNELS_FIRST || tap.layout() == Tap.Layout.CHANNELS_LAST) && tap.height() > 1 && tap.width() > 1;
	}
}
