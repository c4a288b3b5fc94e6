package org.channelexplorer.core.internal.kernel;

import java.util.function.Supplier;

/** Chooses between a kernel written with the incubating vector module and its scalar twin, which gives the same bytes. */
public final class Twins {
	private Twins() {
	}

	/**
	 * The vector kernel where the module can be linked, else its twin.
	 *
	 * @param contract   what both implement
	 * @param vectorName class with a public constructor without arguments, named and not referenced so that a JVM without the
	 *                   module never loads it
	 * @param scalar     makes the twin
	 */
	public static <T> T choose(Class<T> contract, String vectorName, Supplier<? extends T> scalar) {
		if (ModuleLayer.boot().findModule("jdk.incubator.vector").isEmpty()) {
			return scalar.get();
		}
		try {
			return contract.cast(Class.forName(vectorName, true, contract.getClassLoader()).getConstructor().newInstance());
		} catch (ReflectiveOperationException | LinkageError e) {
			// present but not exported to us (a framework without the import): slower, not different
			return scalar.get();
		}
	}
}
