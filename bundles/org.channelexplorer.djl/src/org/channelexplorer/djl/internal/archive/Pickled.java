package org.channelexplorer.djl.internal.archive;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What is in a pickle. Besides these a value is a {@link Long}, {@link Double}, {@link Boolean}, {@link String}, or {@link #NONE}. */
public sealed interface Pickled {
	/** Python's {@code None}. */
	Pickled NONE = new Other("None");

	/** An object, with its attributes by name. */
	final class Instance implements Pickled {
		private final String type;
		private final Map<String, Object> attributes = new LinkedHashMap<>();

		Instance(String type) {
			this.type = type;
		}

		/** Qualified name of its class. */
		public String type() {
			return type;
		}

		/** Attributes in their order. */
		public Map<String, Object> attributes() {
			return attributes;
		}
	}

	/**
	 * A tensor.
	 *
	 * @param storage name of the entry below {@code data/}
	 * @param element type of the storage, such as {@code FloatStorage}
	 * @param offset  elements before the first value
	 */
	record Tensor(String storage, String element, long offset, List<Long> shape, List<Long> strides) implements Pickled {
	}

	/** A list or tuple. @param list whether it can grow */
	record Items(boolean list, List<Object> values) implements Pickled {
	}

	/** A dictionary; keys may be of any kind. */
	record Table(Map<Object, Object> values) implements Pickled {
	}

	/** A class, a function, or what is made by one and not looked into. */
	record Other(String name) implements Pickled {
	}
}
