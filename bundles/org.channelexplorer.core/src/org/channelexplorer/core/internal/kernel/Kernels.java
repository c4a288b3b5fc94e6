package org.channelexplorer.core.internal.kernel;

/** Chooses once: immutable, so sharing it is harmless. */
final class Kernels {
	static final MagnitudeKernel BEST = choose();

	private Kernels() {
	}

	private static MagnitudeKernel choose() {
		if (ModuleLayer.boot().findModule("jdk.incubator.vector").isEmpty()) {
			return new ScalarMagnitudeKernel();
		}
		try { // by name: only that class mentions the incubator module
			return (MagnitudeKernel) Class.forName("org.channelexplorer.core.internal.kernel.VectorMagnitudeKernel").getDeclaredConstructor()
					.newInstance();
		} catch (ReflectiveOperationException | LinkageError e) {
			// the module is there but cannot be linked (a framework that does not export it): the twin gives the same bytes
			return new ScalarMagnitudeKernel();
		}
	}
}
