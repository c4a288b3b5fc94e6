package org.channelexplorer.djl.internal.archive;

/** What the values of a storage are. */
final class Elements {
	private Elements() {
	}

	/** Bytes of a value; 0 when it is not known. */
	static int bytes(String storage) {
		return switch (storage) {
		case "ByteStorage", "CharStorage", "BoolStorage" -> 1;
		case "HalfStorage", "BFloat16Storage", "ShortStorage" -> 2;
		case "FloatStorage", "IntStorage" -> 4;
		case "DoubleStorage", "LongStorage" -> 8;
		default -> 0;
		};
	}
}
