package org.channelexplorer.bench;

import java.lang.management.ManagementFactory;
import java.util.LinkedHashMap;
import java.util.Map;
import org.channelexplorer.core.data.FloatMatrix;
import org.channelexplorer.core.data.Labels;
import org.channelexplorer.core.data.Table;
import org.channelexplorer.testkit.MemoryAnalysis;

/**
 * {@code profile [LAYERS IMAGES CHANNELS]}: CPU seconds of the layer profile with all metrics and 200 resamples.
 * {@code coverage ...}: {@link Coverage}.
 */
public final class SeparabilityBench {
	private SeparabilityBench() {
	}

	public static void main(String[] args) throws Exception {
		if (args.length > 0 && args[0].equals("coverage")) {
			Coverage.main(args);
		} else {
			profile(args);
		}
	}

	private static void profile(String[] args) throws Exception {
		int layers = args.length > 1 ? Integer.parseInt(args[1]) : 20;
		int images = args.length > 2 ? Integer.parseInt(args[2]) : 500;
		int channels = args.length > 3 ? Integer.parseInt(args[3]) : 512;
		Labels labels = MadeUp.labels(10, images / 10);
		Map<String, FloatMatrix> matrices = new LinkedHashMap<>();
		for (int l = 0; l < layers; l++) {
			matrices.put("layer" + l, MadeUp.gaussians(labels, channels, 0.5 * l, l));
		}
		MemoryAnalysis data = MemoryAnalysis.of(matrices, labels);
		for (Table warm = null; warm == null;) {
			warm = MadeUp.run(data, "separability", Map.of("layer", "layer0")).table();
		}
		var os = ManagementFactory.getPlatformMXBean(com.sun.management.OperatingSystemMXBean.class);
		for (String metrics : new String[] { "", "silhouette", "knnPurity", "fisherRatio", "daviesBouldin", "calinskiHarabasz", "linearProbe" }) {
			long cpu = os.getProcessCpuTime();
			long wall = System.nanoTime();
			MadeUp.run(data, "separability", Map.of("metrics", metrics));
			System.out.printf("%-18s %2d layers x %d images x %d channels: cpu %6.2f s, wall %6.2f s%n", metrics.isEmpty() ? "all" : metrics, layers, images, channels,
					(os.getProcessCpuTime() - cpu) / 1e9, (System.nanoTime() - wall) / 1e9);
		}
	}
}
