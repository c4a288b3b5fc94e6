package org.channelexplorer.bench;

import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.channelexplorer.core.catalogue.Catalogue;
import org.channelexplorer.core.data.FloatMatrix;
import org.channelexplorer.core.data.Labels;
import org.channelexplorer.core.model.ImageEntry;
import org.channelexplorer.core.operation.AnalysisData;
import org.channelexplorer.core.operation.Result;
import org.channelexplorer.core.result.Origin;
import org.channelexplorer.core.similarity.ChannelOrder;
import org.channelexplorer.core.similarity.ChannelSets;
import org.channelexplorer.core.similarity.LayerSimilarity;
import org.channelexplorer.core.util.InputException;
import org.channelexplorer.plot.EtaPlot;
import org.channelexplorer.plot.Palette;
import org.channelexplorer.plot.Picture;
import org.channelexplorer.plot.Plot;
import org.channelexplorer.plot.PlotData;
import org.channelexplorer.plot.Plots;
import org.channelexplorer.plot.Theme;
import org.channelexplorer.plot.View;
import org.channelexplorer.testkit.MemoryAnalysis;
import org.eclipse.core.runtime.NullProgressMonitor;

/**
 * Milliseconds of the Jaccard Similarity view without its window: a step of the eta slider (sets, similarities, plot, pixels), and the
 * pictures of a stored result. Median of the rounds, wall clock and CPU. Arguments: channels, then numbers of images.
 */
public final class JaccardViewBench {
	private static final com.sun.management.OperatingSystemMXBean OS = ManagementFactory
			.getPlatformMXBean(com.sun.management.OperatingSystemMXBean.class);
	private static final int ROUNDS = 9;
	private static final int CLASSES = 10;

	private JaccardViewBench() {
	}

	public static void main(String[] args) throws InputException {
		int k = args.length > 0 ? Integer.parseInt(args[0]) : 2048;
		int[] sizes = args.length > 1 ? Arrays.stream(args).skip(1).mapToInt(Integer::parseInt).toArray() : new int[] { 500, 5000, 20_000 };
		for (int n : sizes) {
			measure(n, k);
		}
	}

	private static void measure(int n, int k) throws InputException {
		SplittableRandom random = new SplittableRandom(1);
		float[] values = new float[n * k];
		for (int v = 0; v < values.length; v++) {
			values[v] = (float) Math.exp(random.nextGaussian() + (v % k % CLASSES == v / k * CLASSES / n ? 1 : 0));
		}
		FloatMatrix x = FloatMatrix.of(n, k, values);
		Labels labels = new Labels(IntStream.range(0, CLASSES).mapToObj(c -> "class " + c).toList(),
				IntStream.range(0, n).map(i -> (int) ((long) i * CLASSES / n)).toArray());
		MemoryAnalysis data = MemoryAnalysis.of(Map.of("conv", x), labels);
		Origin origin = new Origin(data.layers().getFirst(), data.summaries().getFirst());
		List<ImageEntry> images = data.images();
		Catalogue catalogue = Catalogue.ofClasspath(JaccardViewBench.class.getClassLoader());
		ChannelOrder order = ChannelOrder.of(x);
		NullProgressMonitor none = new NullProgressMonitor();
		if (n <= LayerSimilarity.IMAGES_KEPT) {
			Result first = LayerSimilarity.of(origin, 0.1, order.sets(0.1), labels, none).toResult();
			EtaPlot[] shown = { (EtaPlot) plot(first, images, labels, catalogue, data, Map.of()) };
			steps(n + " images, step of the slider", n > 1000 ? 60 : 300, round -> {
				double eta = 0.05 + 0.001 * (Math.abs(round % 160 - 80)); // forth and back in the slider's steps
				shown[0] = shown[0].at(eta, order.sets(eta), none).plot();
				draw(shown[0]);
			});
		}
		Result stored = LayerSimilarity.of(origin, 0.1, ChannelSets.of(x, 0.1), labels, none).toResult();
		if (n > LayerSimilarity.IMAGES_KEPT) {
			time(n + " images, first picture of a stored result", _ -> draw(plot(stored, images, labels, catalogue, data, Map.of("quick", "true"))));
		}
		time(n + " images, picture of all pairs", _ -> draw(plot(stored, images, labels, catalogue, data, Map.of())));
		Plot plot = plot(stored, images, labels, catalogue, data, Map.of());
		time(n + " images, drawn again", _ -> draw(plot));
		View whole = View.of(plot, 1000, 560, Theme.LIGHT);
		View close = new View(whole.viewport().zoomed(20, 500, 280), whole.selected(), Theme.LIGHT);
		time(n + " images, drawn again, a twentieth seen", _ -> draw(plot, close));
	}

	private static Plot plot(Result result, List<ImageEntry> images, Labels labels, Catalogue catalogue, AnalysisData data, Map<String, String> options)
			throws InputException {
		return Plots.plot(new PlotData(result, images, labels, Palette.of(labels.classes()), catalogue, data, options));
	}

	private static void draw(Plot plot) {
		draw(plot, View.of(plot, 1000, 560, Theme.LIGHT));
	}

	private static void draw(Plot plot, View view) {
		new Picture(1000, 560, Theme.LIGHT, s -> plot.draw(s, view)).draw(new NoSurface());
	}

	/** A step of what is measured. */
	@FunctionalInterface
	private interface Step {
		void run(int round) throws InputException;
	}

	// many rounds after many that warm up: what somebody feels who moves the slider to and fro
	private static void steps(String what, int rounds, Step step) throws InputException {
		double[] wall = new double[rounds];
		long cpu = 0;
		for (int r = -rounds; r < rounds; r++) {
			cpu = r == 0 ? OS.getProcessCpuTime() : cpu;
			long t = System.nanoTime();
			step.run(r + rounds);
			if (r >= 0) {
				wall[r] = (System.nanoTime() - t) / 1e6;
			}
		}
		cpu = OS.getProcessCpuTime() - cpu;
		Arrays.sort(wall);
		System.out.printf("%-52s wall p50 %6.1f ms, p95 %6.1f, p99 %6.1f; mean cpu %6.1f ms (%d steps)%n", what, wall[rounds / 2], wall[rounds * 95 / 100],
				wall[rounds * 99 / 100], cpu / 1e6 / rounds, rounds);
	}

	private static void time(String what, Step step) throws InputException {
		double[] wall = new double[ROUNDS];
		double[] cpu = new double[ROUNDS];
		for (int r = -3; r < ROUNDS; r++) {
			long c = OS.getProcessCpuTime();
			long t = System.nanoTime();
			step.run(r + 3);
			if (r >= 0) {
				cpu[r] = (OS.getProcessCpuTime() - c) / 1e6;
				wall[r] = (System.nanoTime() - t) / 1e6;
			}
		}
		Arrays.sort(wall);
		Arrays.sort(cpu);
		System.out.printf("%-52s wall %8.1f ms (fastest %8.1f, slowest %8.1f)   cpu %8.1f ms%n", what, wall[ROUNDS / 2], wall[0], wall[ROUNDS - 1],
				cpu[ROUNDS / 2]);
	}
}
