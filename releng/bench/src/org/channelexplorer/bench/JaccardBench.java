package org.channelexplorer.bench;

import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.channelexplorer.core.data.FloatMatrix;
import org.channelexplorer.core.data.Labels;
import org.channelexplorer.core.similarity.ChannelOrder;
import org.channelexplorer.core.similarity.ChannelSets;
import org.eclipse.core.runtime.NullProgressMonitor;

/**
 * Milliseconds of a Jaccard step: top channels, class similarities, all image pairs, and one move of the eta slider. Median of the
 * rounds, wall clock and CPU. Arguments: images, channels.
 */
public final class JaccardBench {
	private static final com.sun.management.OperatingSystemMXBean OS = ManagementFactory
			.getPlatformMXBean(com.sun.management.OperatingSystemMXBean.class);
	private static final int ROUNDS = 15;

	private JaccardBench() {
	}

	public static void main(String[] args) {
		int n = args.length > 0 ? Integer.parseInt(args[0]) : 5000;
		int k = args.length > 1 ? Integer.parseInt(args[1]) : 2048;
		SplittableRandom random = new SplittableRandom(1);
		float[] values = new float[n * k];
		for (int v = 0; v < values.length; v++) {
			values[v] = (float) Math.exp(random.nextGaussian());
		}
		FloatMatrix x = FloatMatrix.of(n, k, values);
		int[] of = new int[n];
		for (int i = 0; i < n; i++) {
			of[i] = i * 10 / n;
		}
		Labels labels = new Labels(java.util.stream.IntStream.range(0, 10).mapToObj(c -> "class " + c).toList(), of);
		var none = new NullProgressMonitor();
		ChannelSets sets = ChannelSets.of(x, 0.1);
		measure("top channels", () -> ChannelSets.of(x, 0.1));
		measure("class similarities", () -> sets.classSimilarities(labels, none));
		measure("both", () -> ChannelSets.of(x, 0.1).classSimilarities(labels, none));
		if (n <= 5000) {
			measure("both, all image pairs kept", () -> ChannelSets.of(x, 0.1).similarities(labels, new float[n * n], none));
		}
		measure("order (once per layer)", () -> ChannelOrder.of(x));
		ChannelOrder order = ChannelOrder.of(x);
		measure("slider step, classes", () -> order.sets(0.13).classSimilarities(labels, none));
		if (n <= 5000) {
			float[] pairs = new float[n * n];
			measure("slider step, classes and image pairs", () -> order.sets(0.13).similarities(labels, pairs, none));
		}
	}

	private static void measure(String what, Runnable step) {
		double[] wall = new double[ROUNDS];
		double[] cpu = new double[ROUNDS];
		for (int r = -5; r < ROUNDS; r++) {
			long c = OS.getProcessCpuTime();
			long t = System.nanoTime();
			step.run();
			if (r >= 0) {
				wall[r] = (System.nanoTime() - t) / 1e6;
				cpu[r] = (OS.getProcessCpuTime() - c) / 1e6;
			}
		}
		Arrays.sort(wall);
		Arrays.sort(cpu);
		System.out.printf("%-38s wall %8.1f ms   cpu %8.1f ms%n", what, wall[ROUNDS / 2], cpu[ROUNDS / 2]);
	}
}
