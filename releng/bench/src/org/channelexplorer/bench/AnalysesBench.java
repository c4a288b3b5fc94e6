package org.channelexplorer.bench;

import java.lang.management.ManagementFactory;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.channelexplorer.core.similarity.ChannelSets;
import org.channelexplorer.analysis.internal.projection.Trust;
import org.channelexplorer.core.catalogue.Catalogue;
import org.channelexplorer.core.catalogue.ExtensionPoint;
import org.channelexplorer.core.data.FloatMatrix;
import org.channelexplorer.core.data.Labels;
import org.channelexplorer.core.data.NdArray;
import org.channelexplorer.core.extension.Clustering;
import org.channelexplorer.core.extension.Projection;
import org.channelexplorer.core.parameter.ParameterSpec;
import org.channelexplorer.core.store.Npy;
import org.eclipse.core.runtime.NullProgressMonitor;
import com.google.gson.JsonObject;
import com.sun.management.OperatingSystemMXBean;

/**
 * Our analyses and their Python peers on the same data, in turn, every run in a process of its own. CPU seconds of the process
 * from the data in memory to the result: ours with all that a fresh JVM compiles for it (<i>first</i>), and the median of later calls, as in a
 * running workbench (<i>again</i>); both on one thread; the peers without imports and without what numba compiles. Trustworthiness of both by our
 * measure, for k-means the mean squared distance to the centroid. Then how ours grows: the exponent e of n^e between neighbouring sizes.
 */
public final class AnalysesBench {
	private static final double LATER_SECONDS = 3;
	private static final int MOST_PAIRED = 10_000; // a matrix of all pairs of more images takes gigabytes
	private static final OperatingSystemMXBean OS = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);

	private AnalysesBench() {
	}

	public static void main(String[] args) throws Exception {
		if (args.length > 0 && args[0].equals("one")) {
			one(args[1], Path.of(args[2]), Path.of(args[3]));
			return;
		}
		Map<String, String> options = new HashMap<>(Map.of("sizes", "1000,2000,5000,10000,20000", "channels", "2048", "methods", "tsne,pca,umap,kmeans,jaccard,jaccardImages",
				"rounds", "3", "python", "/usr/bin/python3", "peers", System.getProperty("bench.home", "releng/bench") + "/peers"));
		for (int i = 0; i + 1 < args.length; i += 2) {
			options.put(args[i].replaceFirst("^--", ""), args[i + 1]);
		}
		System.out.println("| n | method | first, s | again, s | peer, s | first / peer | again / peer | quality ours | quality peer |");
		System.out.println("| ---: | --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: |");
		Path folder = Files.createTempDirectory("projections");
		try {
			rows(folder, options);
		} finally {
			try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
				for (Path file : files) {
					Files.delete(file);
				}
			}
			Files.delete(folder);
		}
	}

	private static void rows(Path folder, Map<String, String> options) throws Exception {
		Map<String, List<String>> growth = new LinkedHashMap<>();
		Map<String, double[]> last = new HashMap<>();
		for (String size : options.get("sizes").split(",")) {
			int n = Integer.parseInt(size);
			Path data = folder.resolve(size + ".npy");
			NdArray images = Layered.images(n, Integer.parseInt(options.get("channels")));
			Npy.write(data, images);
			for (String method : options.get("methods").split(",")) {
				if (method.startsWith("jaccard") && n > MOST_PAIRED) {
					continue;
				}
				double seconds = row(size, method, images.asMatrix(), data, options);
				double[] before = last.put(method, new double[] { n, seconds });
				if (before != null) {
					growth.computeIfAbsent(method, m -> new ArrayList<>())
							.add(String.format(Locale.ROOT, "%.2f to %d", Math.log(seconds / before[1]) / Math.log(n / before[0]), n));
				}
			}
		}
		growth.forEach((method, exponents) -> System.out.println("growth of " + method + ": n^" + String.join(", n^", exponents)));
	}

	private static double row(String size, String method, FloatMatrix x, Path data, Map<String, String> options) throws Exception {
		Path ours = Path.of(data.toString().replace(".npy", "." + method + ".npy"));
		Path peers = Path.of(data.toString().replace(".npy", "." + method + ".peer.npy"));
		List<JsonObject> our = new ArrayList<>();
		List<JsonObject> peer = new ArrayList<>();
		for (int round = 0; round < Integer.parseInt(options.get("rounds")); round++) {
			our.add(JsonProcess.run(jvm(method, data, ours)));
			if (options.get("python").equals("none")) {
				continue;
			}
			peer.add(JsonProcess.run(List.of(options.get("python"), options.get("peers") + "/embed.py", method.replace("Images", ""), data.toString())));
		}
		double first = median(our, "cpu_s");
		double again = median(our, "warm_s");
		boolean projection = Files.exists(ours);
		String quality = projection ? trust(x, ours) : quality(our.getFirst(), "quality");
		if (peer.isEmpty()) {
			System.out.printf(Locale.ROOT, "| %s | %s | %.2f | %.2f | | | | %s | |%n", size, method, first, again, quality);
			return again;
		}
		double b = median(peer, "cpu_s");
		System.out.printf(Locale.ROOT, "| %s | %s | %.2f | %.2f | %.2f | %.2f | %.2f | %s | %s |%n", size, method, first, again, b, first / b, again / b,
				quality, projection ? trust(x, peers) : quality(peer.getFirst().getAsJsonObject("quality"), "inertia_per_item"));
		return again;
	}

	private static String quality(JsonObject run, String name) {
		return run.has(name) ? String.format(Locale.ROOT, "%.4g", run.get(name).getAsDouble()) : "";
	}

	private static String trust(FloatMatrix x, Path positions) throws Exception {
		return String.format(Locale.ROOT, "%.4f", Trust.of(x, Npy.read(positions).asMatrix(), 12, 0, new NullProgressMonitor()).trustworthiness());
	}

	private static List<String> jvm(String method, Path data, Path positions) {
		List<String> command = new ArrayList<>(List.of(ProcessHandle.current().info().command().orElseThrow()));
		command.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments());
		command.add("-Djava.util.concurrent.ForkJoinPool.common.parallelism=0"); // one thread, as the peers
		command.addAll(List.of("-cp", System.getProperty("java.class.path"), AnalysesBench.class.getName(), "one", method, data.toString(),
				positions.toString()));
		return command;
	}

	private static double median(List<JsonObject> runs, String name) {
		double[] values = runs.stream().mapToDouble(r -> r.get(name).getAsDouble()).sorted().toArray();
		return values[values.length / 2];
	}

	/** Does the analysis once; gives what tells results apart. */
	private interface Analysis {
		float[] run() throws Exception;
	}

	private static void one(String id, Path data, Path positions) throws Exception {
		FloatMatrix x = Npy.read(data).asMatrix();
		Analysis analysis = switch (id) {
		case "kmeans" -> kMeans(x);
		case "jaccard" -> jaccard(x, false);
		case "jaccardImages" -> jaccard(x, true);
		default -> projection(id, x);
		};
		Compilation.settle();
		List<Double> cpu = new ArrayList<>();
		float[] result = null;
		double later = 0;
		while (cpu.size() < 2 || later < LATER_SECONDS && cpu.size() < 20) {
			long before = OS.getProcessCpuTime();
			float[] again = analysis.run();
			cpu.add((OS.getProcessCpuTime() - before) / 1e9);
			if (result != null && !Arrays.equals(result, again)) {
				throw new IllegalStateException("another run gave another result");
			}
			later += result == null ? 0 : cpu.getLast();
			result = again;
		}
		if (id.equals("kmeans")) {
			System.out.printf(Locale.ROOT, "{\"cpu_s\": %.3f, \"warm_s\": %.3f, \"quality\": %.6f}%n", cpu.getFirst(), laterMedian(cpu), result[0]);
			return;
		}
		if (!id.startsWith("jaccard")) {
			Npy.write(positions, new NdArray(new int[] { x.rows(), result.length / x.rows() }, result));
		}
		System.out.printf(Locale.ROOT, "{\"cpu_s\": %.3f, \"warm_s\": %.3f}%n", cpu.getFirst(), laterMedian(cpu));
	}

	private static double laterMedian(List<Double> cpu) {
		double[] later = cpu.stream().skip(1).mapToDouble(Double::doubleValue).sorted().toArray();
		return later[later.length / 2];
	}

	@SuppressWarnings("unchecked")
	private static Analysis projection(String id, FloatMatrix x) throws Exception {
		Projection<Record> method = Catalogue.ofClasspath(AnalysesBench.class.getClassLoader()).get(ExtensionPoint.PROJECTIONS, id).create();
		Record parameters = ParameterSpec.bind(method.parameterType(), Map.of());
		return () -> method.project(x, parameters, 1, new NullProgressMonitor()).positions().toArray();
	}

	/** Ten clusters from one start, as the peer. */
	@SuppressWarnings("unchecked")
	private static Analysis kMeans(FloatMatrix x) throws Exception {
		Clustering<Record> method = Catalogue.ofClasspath(AnalysesBench.class.getClassLoader()).get(ExtensionPoint.CLUSTERINGS, "kmeans").create();
		Record parameters = ParameterSpec.bind(method.parameterType(), Map.of("clusters", "10", "starts", "1"));
		return () -> new float[] { (float) (method.cluster(x, parameters, 1, new NullProgressMonitor()).diagnostics().get("inertia") / x.rows()) };
	}

	/** The mean similarities of ten classes, from all image pairs; with the similarities of the pairs kept, or without. */
	private static Analysis jaccard(FloatMatrix x, boolean images) {
		int n = x.rows();
		Labels labels = MadeUp.labels(10, n / 10);
		float[] pairs = images ? new float[n * n] : null; // once: fresh memory costs more than the work
		return () -> {
			double[] means = ChannelSets.of(x, 0.1).similarities(labels, pairs, new NullProgressMonitor()).matrix();
			float[] result = images ? Arrays.copyOf(pairs, n + means.length) : new float[means.length];
			for (int m = 0; m < means.length; m++) {
				result[result.length - 1 - m] = (float) means[m];
			}
			return result;
		};
	}
}
