package org.channelexplorer.testkit;

import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;
import org.channelexplorer.core.data.FloatMatrix;
import org.channelexplorer.core.model.Seen;
import org.channelexplorer.core.operation.ActivationMaps;
import org.channelexplorer.core.operation.MapLayout;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.SubMonitor;

/** Maps of 2 x 2 that are made from summaries: the value, half of it, its negative, zero. */
record DataMaps(List<String> layers, List<FloatMatrix> matrices, String hash) implements ActivationMaps {

	@Override
	public long size(int layer) {
		return 4L * matrices.get(layer).columns();
	}

	@Override
	public MapLayout layout(int layer) {
		return MapLayout.of(matrices.get(layer).columns(), 2, 2);
	}

	@Override
	public Seen seen(int image) {
		return new Seen(12, 8, 2, 0, 10, 8);
	}

	@Override
	public List<FloatMatrix> reduce(Reduction reduction, IProgressMonitor monitor) {
		SubMonitor progress = SubMonitor.convert(monitor, layers.size());
		List<FloatMatrix> all = new ArrayList<>();
		for (int l = 0; l < layers.size(); l++) {
			progress.split(1);
			FloatMatrix x = matrices.get(l);
			float[] kept = new float[x.rows() * reduction.length(l)];
			for (int i = 0; i < x.rows(); i++) {
				float[] maps = new float[4 * x.columns()];
				for (int c = 0; c < x.columns(); c++) {
					maps[4 * c] = x.get(i, c);
					maps[4 * c + 1] = x.get(i, c) / 2;
					maps[4 * c + 2] = -x.get(i, c);
				}
				System.arraycopy(reduction.reduce(l, MemorySegment.ofArray(maps)), 0, kept, i * reduction.length(l), reduction.length(l));
			}
			all.add(FloatMatrix.of(x.rows(), reduction.length(l), kept));
		}
		return all;
	}
}
