package org.channelexplorer.core.model;

/** Which tokens of a layer with a class token are read; layers without one are read whole. */
public enum Tokens {
	/** The class token and the patches together: a map has all tokens. */
	ALL,
	/** The class token alone, the first one: a map has one value. */
	CLASS,
	/** The patches alone, the last ones: neither the class token nor registers or distillation tokens behind it. */
	PATCHES
}
