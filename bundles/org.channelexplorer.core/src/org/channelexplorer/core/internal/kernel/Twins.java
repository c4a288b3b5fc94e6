package org.channelexplorer.core.internal.kernel;

import java.util.function.Supplier;

/** Chooses between a kernel written with the incubating vector module and its scalar twin, which gives the same bytes. */
public final class Twins {
	private static final String MODULE = "jdk.incubator.vector"; //$NON-NLS-1$
	/** Set by the launcher when it leaves the module out of Java's start, with which Java would take no linked classes from its cache. */
	private static final String LATER = "channelexplorer.vectors"; //$NON-NLS-1$
	private static final boolean VECTORS = ModuleLayer.boot().findModule(MODULE).isPresent() || Boolean.getBoolean(LATER) && load();

	private Twins() {
	}

	// as Java itself loads a module that it turns out to need
	private static boolean load() {
		try {
			Class.forName("jdk.internal.module.Modules").getMethod("loadModule", String.class).invoke(null, MODULE); //$NON-NLS-1$ //$NON-NLS-2$
			return true;
		} catch (ReflectiveOperationException e) {
			// another Java, or one whose options keep us out: slower, not different
			return false;
		}
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
		if (!VECTORS) {
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
