package org.channelexplorer.core.note;

/**
 * What an annotation is about.
 *
 * @param kind    what kind of thing
 * @param name    the image's file relative to the data set's folder, the name of the class, or the id of the layer
 * @param channel index of the channel in the layer, from 0; null unless it is one
 */
public record Subject(Kind kind, String name, Integer channel) {

	/** Kinds of things. */
	public enum Kind {
		/** An image. */
		IMAGE,
		/** A class. */
		CLASS,
		/** A layer. */
		LAYER,
		/** A channel of a layer. */
		CHANNEL
	}

	/** @throws IllegalArgumentException when a part is missing or does not fit the kind */
	public Subject {
		if (kind == null || name == null || name.isBlank()) {
			throw new IllegalArgumentException("an annotation names what it is about");
		}
		if (kind == Kind.CHANNEL != (channel != null) || channel != null && channel < 0) {
			throw new IllegalArgumentException("the annotation about " + name + " has the channel " + channel + ": a channel of a layer is an index from 0");
		}
	}

	/** An image. */
	public static Subject image(String file) {
		return new Subject(Kind.IMAGE, file, null);
	}

	/** A class. */
	public static Subject ofClass(String name) {
		return new Subject(Kind.CLASS, name, null);
	}

	/** A layer. */
	public static Subject layer(String id) {
		return new Subject(Kind.LAYER, id, null);
	}

	/** A channel. */
	public static Subject channel(String layer, int channel) {
		return new Subject(Kind.CHANNEL, layer, channel);
	}

	/** In words: {@code image cat/1.png}, {@code channel 3 of layer4.1}. */
	public String text() {
		return switch (kind) {
		case IMAGE -> "image " + name;
		case CLASS -> "class " + name;
		case LAYER -> "layer " + name;
		case CHANNEL -> "channel " + channel + " of " + name;
		};
	}
}
