package org.channelexplorer.core.internal.kernel;

/** Chooses once: immutable, so sharing it is harmless. */
final class Kernels {
	static final MagnitudeKernel BEST = Twins.choose(MagnitudeKernel.class, "org.channelexplorer.core.internal.kernel.VectorMagnitudeKernel",
			ScalarMagnitudeKernel::new);

	private Kernels() {
	}
}
