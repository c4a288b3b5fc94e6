package org.channelexplorer.analysis.internal.overlay;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.channelexplorer.core.data.FloatMatrix;
import org.channelexplorer.core.operation.ActivationMaps;
import org.channelexplorer.core.operation.Call;
import org.channelexplorer.core.operation.Inputs;
import org.channelexplorer.core.operation.MapLayout;
import org.channelexplorer.core.operation.Operation;
import org.channelexplorer.core.operation.Result;
import org.channelexplorer.core.parameter.Documentation;
import org.channelexplorer.core.parameter.Parameter;
import org.channelexplorer.core.result.MapRange;
import org.channelexplorer.core.result.Origin;
import org.channelexplorer.core.util.InputException;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.SubMonitor;

/** Finds the range of the activations of a layer. */
@Documentation(summary = "Finds the smallest and the largest activation of every channel of a layer over all images: the ends of the colour scale that "
		+ "activation overlays share. The network is run on every image.",
		formula = "low = min over images and cells of I, high = max; the class token and other tokens without a place do not count",
		source = "ChannelExplorer (the scale of its activation overlay)",
		caution = "One extreme image stretches the scale of the layer, and the other maps look pale: compare with the scale of each map.")
public final class MapRangeOperation implements Operation<MapRangeOperation.Parameters> {
	/** Images whose ranges are in memory at the same time. */
	private static final int AT_ONCE = 1024;

	/** What the user chooses. */
	public record Parameters(@Parameter(label = "Layer", description = "Layer whose maps are read; empty = the last extracted one.",
			kind = Parameter.Kind.LAYER) String layer) {
	}

	@Override
	public Class<Parameters> parameterType() {
		return Parameters.class;
	}

	@Override
	public Inputs inputs(Call<Parameters> call) throws InputException {
		return Inputs.of(call).maps(List.of(call.parameters().layer()));
	}

	@Override
	public Result run(Call<Parameters> call, IProgressMonitor monitor) throws InputException {
		int n = call.data().images().size();
		SubMonitor progress = SubMonitor.convert(monitor, "Range of activations", n + 1);
		ActivationMaps maps = call.data().maps(List.of(call.parameters().layer()));
		String layer = maps.layers().getFirst();
		if (n == 0) {
			throw new InputException("layer " + layer + ": there is no image whose activations could be read");
		}
		MapLayout layout = maps.layout(0);
		float[] low = new float[layout.channels()];
		float[] high = new float[layout.channels()];
		Arrays.fill(low, Float.POSITIVE_INFINITY);
		Arrays.fill(high, Float.NEGATIVE_INFINITY);
		for (int from = 0; from < n; from += AT_ONCE) {
			int[] rows = IntStream.range(from, Math.min(n, from + AT_ONCE)).toArray();
			FloatMatrix ranges = maps.of(rows).reduce(new Ranges(layout), progress.split(rows.length)).getFirst();
			for (int i = 0; i < rows.length; i++) {
				for (int c = 0; c < low.length; c++) {
					Maps.check(ranges.get(i, 2 * c), call.data().images().get(rows[i]), layer, c);
					Maps.check(ranges.get(i, 2 * c + 1), call.data().images().get(rows[i]), layer, c);
					low[c] = Math.min(low[c], ranges.get(i, 2 * c));
					high[c] = Math.max(high[c], ranges.get(i, 2 * c + 1));
				}
			}
		}
		return new MapRange(new Origin(layer, ""), IntStream.range(0, low.length).mapToObj(c -> new MapRange.Channel(c, low[c], high[c])).toList()).toResult();
	}

	/** Keeps the smallest and the largest value of every channel. */
	private record Ranges(MapLayout layout) implements ActivationMaps.Reduction {
		@Override
		public int length(int layer) {
			return 2 * layout.channels();
		}

		@Override
		public float[] reduce(int layer, MemorySegment values) {
			float[] ranges = new float[length(layer)];
			float[] map = new float[layout.cells()];
			for (int c = 0; c < layout.channels(); c++) {
				long first = (long) c * layout.values() + layout.before();
				MemorySegment.copy(values, ValueLayout.JAVA_FLOAT_UNALIGNED, first * Float.BYTES, map, 0, map.length);
				float low = Float.POSITIVE_INFINITY;
				float high = Float.NEGATIVE_INFINITY;
				for (float v : map) { // NaN stays
					low = Math.min(low, v);
					high = Math.max(high, v);
				}
				ranges[2 * c] = low;
				ranges[2 * c + 1] = high;
			}
			return ranges;
		}
	}
}
