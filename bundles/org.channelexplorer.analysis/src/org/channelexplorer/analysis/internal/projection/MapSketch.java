package org.channelexplorer.analysis.internal.projection;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.List;
import java.util.stream.IntStream;
import org.channelexplorer.core.data.FloatMatrix;
import org.channelexplorer.core.operation.ActivationMaps;
import org.channelexplorer.core.util.InputException;
import org.eclipse.core.runtime.IProgressMonitor;

/**
 * Whole activation maps as points of a few coordinates that keep the Euclidean distances: a sparse random projection (D. Kane and
 * J. Nelson, Sparser Johnson-Lindenstrauss transforms, J. ACM 61, 2014). Every value goes with a random sign to one random
 * coordinate of each of {@value #BLOCKS} blocks. A squared distance is right on average, with a relative standard deviation of at most
 * sqrt(2 / {@value #KEPT}) = 4.4 %; that of a layer of no more than {@value #KEPT} values is exact. What a value does depends on its
 * place and the seed only, so images can be read in any order.
 */
final class MapSketch implements ActivationMaps.Reduction {
	/** Most coordinates that are kept of a layer. */
	static final int KEPT = 1024;
	private static final int BLOCKS = 4;
	private static final int BLOCK = KEPT / BLOCKS;
	private static final ValueLayout.OfFloat FLOAT = ValueLayout.JAVA_FLOAT_UNALIGNED;

	private final ActivationMaps maps;
	private final long seed;

	private MapSketch(ActivationMaps maps, long seed) {
		this.maps = maps;
		this.seed = seed;
	}

	/** Reads the maps. @return images x coordinates; of several layers side by side, each coordinate standardised and each layer of the same weight */
	static FloatMatrix of(ActivationMaps maps, int images, long seed, IProgressMonitor monitor) throws InputException {
		MapSketch sketch = new MapSketch(maps, seed);
		int layers = maps.layers().size();
		Space.checkMemory(images, IntStream.range(0, layers).mapToLong(sketch::length).sum());
		List<FloatMatrix> points = maps.reduce(sketch, monitor);
		return layers == 1 ? points.getFirst() : new StandardisedLayers(points);
	}

	@Override
	public int length(int layer) {
		return (int) Math.min(KEPT, maps.size(layer));
	}

	@Override
	public float[] reduce(int layer, MemorySegment values) {
		long size = maps.size(layer);
		float[] kept = new float[length(layer)];
		if (size <= KEPT) {
			for (int i = 0; i < kept.length; i++) {
				kept[i] = values.get(FLOAT, (long) i * Float.BYTES);
			}
			return kept;
		}
		double[] sums = new double[KEPT];
		long stream = mix(seed ^ mix(layer + 1));
		for (long i = 0; i < size; i++) {
			float v = values.get(FLOAT, i * Float.BYTES);
			if (v != 0) { // most are, behind a non-linearity
				long bits = mix(stream + i * 0x9e3779b97f4a7c15L);
				for (int b = 0; b < BLOCKS; b++) {
					sums[b * BLOCK + (int) (bits >>> 1 & BLOCK - 1)] += (bits & 1) == 0 ? v : -v;
					bits >>>= 9; // sign and place
				}
			}
		}
		for (int k = 0; k < KEPT; k++) {
			kept[k] = (float) (sums[k] / Math.sqrt(BLOCKS));
		}
		return kept;
	}

	// SplittableRandom's (Steele, Lea and Flood, 2014)
	private static long mix(long z) {
		long x = (z ^ z >>> 30) * 0xbf58476d1ce4e5b9L;
		x = (x ^ x >>> 27) * 0x94d049bb133111ebL;
		return x ^ x >>> 31;
	}
}
