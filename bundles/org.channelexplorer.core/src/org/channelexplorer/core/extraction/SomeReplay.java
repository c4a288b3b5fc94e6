package org.channelexplorer.core.extraction;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.channelexplorer.core.data.FloatMatrix;
import org.channelexplorer.core.operation.PartOfMaps;
import org.channelexplorer.core.util.Hashes;
import org.channelexplorer.core.util.InputException;
import org.eclipse.core.runtime.IProgressMonitor;

/** The maps of some images: each is run alone. Those of a few images are kept for a while. */
final class SomeReplay extends PartOfMaps<MapReplay> {
	/** Images that are looked at together; more are work through the whole data set. */
	private static final int FEW = 64;

	SomeReplay(MapReplay all, int[] images) {
		super(all, images);
	}

	@Override
	public String hash() {
		return Hashes.of(all().hash() + "\n" + Arrays.toString(images()));
	}

	@Override
	public List<FloatMatrix> reduce(Reduction reduction, IProgressMonitor monitor) throws InputException {
		Map<String, Integer> rowOf = new LinkedHashMap<>();
		Arrays.stream(images()).forEach(i -> rowOf.putIfAbsent(all().file(i), rowOf.size()));
		int[] rows = Arrays.stream(images()).map(i -> rowOf.get(all().file(i))).toArray();
		List<FloatMatrix> reduced = rowOf.size() > FEW ? all().reduceSome(rowOf, reduction, monitor) : few(rowOf, reduction, monitor);
		return reduced.stream().map(m -> m.selectRows(rows)).toList();
	}

	private List<FloatMatrix> few(Map<String, Integer> rowOf, Reduction reduction, IProgressMonitor monitor) throws InputException {
		Map<String, float[][]> whole = new HashMap<>();
		Map<String, Integer> missing = new LinkedHashMap<>();
		for (String file : rowOf.keySet()) {
			float[][] known = all().recent().get(new RecentMaps.Image(all().hash(), file));
			if (known == null) {
				missing.put(file, missing.size());
			} else {
				whole.put(file, known);
			}
		}
		if (!missing.isEmpty()) {
			List<FloatMatrix> read = all().reduceSome(missing, new Everything(), monitor);
			missing.forEach((file, row) -> {
				float[][] values = read.stream().map(m -> m.row(row)).toArray(float[][]::new);
				whole.put(file, values);
				all().recent().put(new RecentMaps.Image(all().hash(), file), values);
			});
		}
		List<FloatMatrix> reduced = new ArrayList<>();
		for (int l = 0; l < layers().size(); l++) {
			float[] values = new float[Math.multiplyExact(rowOf.size(), reduction.length(l))];
			for (var file : rowOf.entrySet()) {
				float[] one = reduction.reduce(l, MemorySegment.ofArray(whole.get(file.getKey())[l]));
				System.arraycopy(one, 0, values, file.getValue() * reduction.length(l), reduction.length(l));
			}
			reduced.add(FloatMatrix.of(rowOf.size(), reduction.length(l), values));
		}
		return reduced;
	}

	/** Keeps all values. */
	private final class Everything implements Reduction {
		@Override
		public int length(int layer) {
			return Math.toIntExact(size(layer));
		}

		@Override
		public float[] reduce(int layer, MemorySegment values) {
			return values.toArray(ValueLayout.JAVA_FLOAT_UNALIGNED);
		}
	}
}
