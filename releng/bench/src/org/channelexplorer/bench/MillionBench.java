package org.channelexplorer.bench;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
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
import org.channelexplorer.core.store.MappedMatrix;
import org.channelexplorer.core.store.Npy;
import org.eclipse.core.runtime.NullProgressMonitor;

/**
 * Analyses of very many images on one machine: a made-up layer is written as the store has it (.npy), mapped, and analysed, each analysis in a
 * JVM of its own with little heap. The file is removed at the end.
 */
public final class MillionBench {
	private static final Map<String, Map<String, String>> RUNS = Map.of(
			"kmeans", Map.of("operation", "clusters", "method", "kmeans", "clusters", "10", "starts", "1"),
			"classMeans", Map.of("operation", "typicality"),
			"separability", Map.of("operation", "separability", "metrics", "fisherRatio,daviesBouldin,calinskiHarabasz"),
			"jaccard", Map.of("operation", "jaccard"),
			"pca", Map.of("operation", "projection", "method", "pca"),
			"umap", Map.of("operation", "projection", "method", "umap"),
			"tsne", Map.of("operation", "projection", "method", "tsne"));
	private static final int CLASSES = 10;

	private MillionBench() {
	}

	/** A mapped layer as an analysis. */
	private record Mapped(FloatMatrix x, Labels labels, List<ImageEntry> images) implements AnalysisData {
		@Override
		public Network network() {
			return new Network("made up", "none", "", List.of(), List.of(), List.of(), List.of(), Map.of());
		}

		@Override
		public List<String> layers() {
			return List.of("layer");
		}

		@Override
		public List<String> summaries() {
			return List.of("l2");
		}

		@Override
		public String labelsHash() {
			return "";
		}

		@Override
		public SummaryMatrix summary(String layer, String function) {
			return new SummaryMatrix("layer", "l2", x, "");
		}

		@Override
		public Optional<FloatMatrix> predictions() {
			return Optional.empty();
		}
	}

	/** The child: one analysis of the mapped file. */
	public static final class Child {
		private Child() {
		}

		public static void main(String[] args) throws Exception {
			Map<String, String> parameters = new HashMap<>(RUNS.get(args[1]));
			String operation = parameters.remove("operation");
			try (Arena arena = Arena.ofShared()) {
				MappedMatrix x = MappedMatrix.open(Path.of(args[0]), arena);
				Labels labels = labels(x.rows());
				List<ImageEntry> images = IntStream.range(0, x.rows()).mapToObj(i -> new ImageEntry("image" + i, "class " + labels.classOf(i))).toList();
				long start = System.nanoTime();
				Result result = new Operations(Catalogue.ofClasspath(MillionBench.class.getClassLoader()))
						.prepare(operation, parameters, 1, new Mapped(x, labels, images)).compute().run(new NullProgressMonitor());
				double seconds = (System.nanoTime() - start) / 1e9;
				System.out.printf("| %s | %.0f | %.0f | %.0f | %s |%n", args[1], seconds, peak() / 1e6, status("RssAnon") / 1e3, result.type());
			}
			System.exit(0);
		}
	}

	/** The largest use of the heap, what is no longer needed included. */
	private static long peak() {
		return java.lang.management.ManagementFactory.getMemoryPoolMXBeans().stream().filter(p -> p.getType() == java.lang.management.MemoryType.HEAP)
				.mapToLong(p -> p.getPeakUsage().getUsed()).sum();
	}

	private static double status(String key) throws IOException {
		return Files.readAllLines(Path.of("/proc/self/status")).stream().filter(l -> l.startsWith(key)).mapToDouble(l -> Double.parseDouble(l.replaceAll("\\D", "")))
				.findFirst().orElse(0);
	}

	private static Labels labels(int rows) {
		return new Labels(IntStream.range(0, CLASSES).mapToObj(c -> "class " + c).toList(), IntStream.range(0, rows).map(i -> i % CLASSES).toArray());
	}

	// non-negative values, a channel in ten larger in its own class; with factors their weighted sums and a tenth of the noise, as layers have them
	private static void write(Path file, int rows, int channels, int factors) throws IOException {
		SplittableRandom random = new SplittableRandom(1);
		float noisy = factors == 0 ? 1 : 0.1f;
		float[][] factor = new float[factors][channels];
		for (float[] f : factor) {
			for (int c = 0; c < channels; c++) {
				f[c] = (float) Math.abs(random.nextGaussian());
			}
		}
		float[] sums = new float[channels];
		float[] noise = new float[1 << 20];
		for (int i = 0; i < noise.length; i++) {
			noise[i] = (float) Math.abs(random.nextGaussian());
		}
		try (FileChannel out = FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
			out.write(ByteBuffer.wrap(Npy.header(Npy.Type.FLOAT32, rows, channels)));
			int block = Math.max(1, (1 << 20) / channels);
			ByteBuffer bytes = ByteBuffer.allocateDirect(block * channels * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
			for (int row = 0; row < rows; row += block) {
				bytes.clear();
				for (int r = row; r < Math.min(rows, row + block); r++) {
					int at = random.nextInt(noise.length);
					java.util.Arrays.fill(sums, 0);
					for (float[] f : factor) {
						float weight = (float) Math.abs(random.nextGaussian());
						for (int c = 0; c < channels; c++) {
							sums[c] += weight * f[c];
						}
					}
					for (int c = 0; c < channels; c++) {
						bytes.putFloat(noisy * noise[at + c & noise.length - 1] + sums[c] + (c % CLASSES == r % CLASSES ? 0.5f : 0));
					}
				}
				bytes.flip();
				while (bytes.hasRemaining()) {
					out.write(bytes);
				}
			}
		}
	}

	public static void main(String[] args) throws Exception {
		Map<String, String> options = new HashMap<>(
				Map.of("rows", "100000", "channels", "2048", "heap", "2g", "run", "classMeans,separability,jaccard,pca,umap,kmeans", "folder", "", "factors", "0"));
		for (int i = 0; i + 1 < args.length; i += 2) {
			options.put(args[i].replaceFirst("^--", ""), args[i + 1]);
		}
		int rows = Integer.parseInt(options.get("rows"));
		int channels = Integer.parseInt(options.get("channels"));
		Path folder = options.get("folder").isEmpty() ? Files.createTempDirectory("channelexplorer-million")
				: Files.createTempDirectory(Path.of(options.get("folder")), "channelexplorer-million");
		Path file = folder.resolve("layer.npy");
		List<Process> children = new ArrayList<>();
		Thread removal = new Thread(() -> {
			children.forEach(Process::destroyForcibly);
			try {
				DemoSet.delete(folder);
			} catch (IOException e) {
				System.err.println("bench: " + folder + " is left: " + e.getMessage());
			}
		});
		Runtime.getRuntime().addShutdownHook(removal);
		long start = System.nanoTime();
		write(file, rows, channels, Integer.parseInt(options.get("factors")));
		System.out.printf("%d x %d, %.1f GB, written in %.0f s; -Xmx%s, %d processors%n", rows, channels, Files.size(file) / 1e9,
				(System.nanoTime() - start) / 1e9, options.get("heap"), Runtime.getRuntime().availableProcessors());
		System.out.println("| analysis | seconds | heap at its largest, garbage included, MB | anonymous memory at the end, MB | result |\n| --- | --- | --- | --- | --- |");
		for (String run : options.get("run").split(",")) {
			Path log = folder.resolve(run + ".log");
			Process child = ChildJvm.start(options.get("heap"), Child.class, log, file, run.strip());
			children.add(child);
			int code = child.waitFor();
			String text = Files.readString(log);
			System.out.println(code == 0 ? text.lines().filter(l -> l.startsWith("|")).findFirst().orElse(text)
					: "| " + run + " | failed | " + text.lines().filter(l -> l.contains("rror") || l.contains("xception")).findFirst().orElse(text) + " | | |");
		}
	}
}
