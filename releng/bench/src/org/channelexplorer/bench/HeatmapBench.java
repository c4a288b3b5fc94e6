package org.channelexplorer.bench;

import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.channelexplorer.core.catalogue.Catalogue;
import org.channelexplorer.core.data.FloatMatrix;
import org.channelexplorer.core.data.Labels;
import org.channelexplorer.core.model.ImageEntry;
import org.channelexplorer.core.model.Network;
import org.channelexplorer.core.operation.AnalysisData;
import org.channelexplorer.core.operation.Operations;
import org.channelexplorer.core.operation.Result;
import org.channelexplorer.core.operation.ResultStore;
import org.channelexplorer.core.util.InputException;
import org.channelexplorer.plot.Picture;
import org.channelexplorer.plot.Plot;
import org.channelexplorer.plot.PlotData;
import org.channelexplorer.plot.Plots;
import org.channelexplorer.plot.Theme;
import org.channelexplorer.plot.View;
import org.channelexplorer.plot.Viewport;
import org.eclipse.core.runtime.NullProgressMonitor;

/**
 * Milliseconds of the activation heatmap: the operation, the first picture of a stored result (plot and drawing), and gestures: zooming at a place,
 * panning, zooming each axis, a change of the selection, hovering. CPU time of the process, all threads together. Arguments: images, channels.
 */
public final class HeatmapBench {
	private static final com.sun.management.OperatingSystemMXBean OS = ManagementFactory
			.getPlatformMXBean(com.sun.management.OperatingSystemMXBean.class);
	private static final int WIDTH = 1200;
	private static final int HEIGHT = 800;

	private HeatmapBench() {
	}

	/** One layer in memory. */
	private record Layer(FloatMatrix x, Labels labels, List<ImageEntry> images) implements AnalysisData {
		@Override
		public Network network() {
			return new Network("memory", "none", "hash", List.of(), List.of(), List.of(), List.of(), Map.of());
		}

		@Override
		public List<String> layers() {
			return List.of("conv");
		}

		@Override
		public List<String> summaries() {
			return List.of("l2");
		}

		@Override
		public String labelsHash() {
			return "hash";
		}

		@Override
		public SummaryMatrix summary(String layer, String function) {
			return new SummaryMatrix("conv", "l2", x, "hash");
		}

		@Override
		public Optional<FloatMatrix> predictions() {
			return Optional.empty();
		}
	}

	public static void main(String[] args) throws InputException {
		int n = args.length > 0 ? Integer.parseInt(args[0]) : 20_000;
		int k = args.length > 1 ? Integer.parseInt(args[1]) : 2048;
		SplittableRandom random = new SplittableRandom(1);
		float[] values = new float[n * k];
		for (int v = 0; v < values.length; v++) {
			values[v] = (float) (random.nextDouble() * random.nextDouble() * 10);
		}
		int[] of = IntStream.range(0, n).map(_ -> random.nextInt(10)).toArray();
		Labels labels = new Labels(IntStream.range(0, 10).mapToObj(c -> "class " + c).toList(), of);
		Layer layer = new Layer(FloatMatrix.of(n, k, values), labels,
				IntStream.range(0, n).mapToObj(i -> new ImageEntry("image" + i + ".png", labels.nameOf(i))).toList());
		Catalogue catalogue = Catalogue.ofClasspath(HeatmapBench.class.getClassLoader());
		long start = OS.getProcessCpuTime();
		Result result = new Operations(catalogue).run("heatmap", Map.of("method", "variance", "rankings", "variance,etaSquared"), 1, layer, ResultStore.NONE,
				new NullProgressMonitor());
		print("operation, two rankings", (OS.getProcessCpuTime() - start) / 1e6);
		for (String combine : List.of("mean", "max")) {
			double[] first = new double[7];
			Plot plot = null;
			for (int r = 0; r < first.length; r++) {
				start = OS.getProcessCpuTime();
				plot = Plots.plot(PlotData.of(result, layer, catalogue).with(Map.of("combine", combine)));
				draw(plot, View.of(plot, WIDTH, HEIGHT, Theme.LIGHT));
				first[r] = (OS.getProcessCpuTime() - start) / 1e6;
			}
			print(combine + ": first picture, cold", first[0]);
			Arrays.sort(first);
			print(combine + ": first picture, median", first[first.length / 2]);
			gestures(combine, plot, random);
		}
	}

	private static void gestures(String combine, Plot plot, SplittableRandom random) {
		View all = View.of(plot, WIDTH, HEIGHT, Theme.LIGHT);
		String[] names = { "zoom", "zoom columns", "zoom rows", "pan", "selection", "hover" };
		for (int g = 0; g < names.length; g++) {
			double[] t = new double[120];
			Viewport v = all.viewport();
			for (int r = -20; r < t.length; r++) {
				int x = random.nextInt(WIDTH);
				int y = random.nextInt(HEIGHT);
				double factor = r % 24 < 12 ? 1.25 : 0.8;
				BitSet selected = new BitSet();
				if (g == 4) {
					selected.set(random.nextInt(100), 200 + random.nextInt(1000));
				}
				v = switch (g) {
				case 0 -> v.zoomed(factor, x, y);
				case 1 -> v.zoomedX(factor, x, y);
				case 2 -> v.zoomedY(factor, x, y);
				case 3 -> (r % 12 == 0 ? all.viewport().zoomed(Math.pow(1.6, Math.floorMod(r / 12, 8)), x, y) : v).panned(random.nextInt(-40, 40), 7);
				default -> all.viewport();
				};
				View view = new View(v, selected, Theme.LIGHT);
				long start = OS.getProcessCpuTime();
				if (g == 5) {
					plot.hit(view, x, y, 3);
				} else {
					draw(plot, view);
				}
				if (r >= 0) {
					t[r] = (OS.getProcessCpuTime() - start) / 1e6;
				}
			}
			Arrays.sort(t);
			System.out.printf(Locale.ROOT, "%s: %-16s median %6.1f ms, p95 %6.1f ms%n", combine, names[g], t[t.length / 2], t[t.length * 95 / 100]);
		}
	}

	// the picture's pixels are made; a window copies them as they are
	private static void draw(Plot plot, View view) {
		new Picture(WIDTH, HEIGHT, Theme.LIGHT, s -> plot.draw(s, view)).draw(new NoSurface());
	}

	private static void print(String what, double milliseconds) {
		System.out.printf(Locale.ROOT, "%-40s %8.1f ms%n", what, milliseconds);
	}
}
