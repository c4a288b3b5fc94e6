package org.channelexplorer.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.channelexplorer.cli.CliMain;
import org.channelexplorer.core.catalogue.Catalogue;

/**
 * Peak memory of {@code analyze} by the number of images: the demo's network, all its convolutions, four summaries, each time
 * in a fresh JVM. The peak is the kernel's high-water mark of the resident set (VmHWM), so Linux only.
 */
public final class MemoryBench {
	private MemoryBench() {
	}

	/** The child: runs the command and leaves the kernel's account of the process in a file. */
	public static final class Measured {
		private Measured() {
		}

		public static void main(String[] args) throws IOException {
			int code = CliMain.run(Arrays.copyOfRange(args, 1, args.length), Catalogue.ofClasspath(Measured.class.getClassLoader()));
			Files.writeString(Path.of(args[0]), Files.readString(Path.of("/proc/self/status")));
			System.exit(code);
		}
	}

	public static void main(String[] args) throws Exception {
		Map<String, String> options = new HashMap<>(Map.of("images", "2000,20000", "heap", "512m", "batch", "4", "layers", "conv", "rounds", "1"));
		for (int i = 0; i + 1 < args.length; i += 2) {
			options.put(args[i].replaceFirst("^--", ""), args[i + 1]);
		}
		int rounds = Integer.parseInt(options.get("rounds"));
		Path folder = Files.createTempDirectory("channelexplorer-memory");
		try {
			DemoSet demo = new DemoSet(folder);
			System.out.printf("demo network, layers %s, batch %s, -Xmx%s%n", options.get("layers"), options.get("batch"), options.get("heap"));
			System.out.println("| images | peak RSS, MB | of the first | at the end: anonymous, files | seconds |\n| --- | --- | --- | --- | --- |");
			double first = 0;
			for (String size : options.get("images").split(",")) {
				int n = Integer.parseInt(size.strip());
				Path images = demo.images(n);
				List<Double> peaks = new ArrayList<>();
				for (int r = 0; r < rounds; r++) {
					long start = System.nanoTime();
					Map<String, Double> status = run(folder, demo, images, options);
					double peak = status.get("VmHWM");
					peaks.add(peak);
					first = first == 0 ? peak : first;
					System.out.printf("| %d | %.0f | %.3f | %.0f, %.0f | %.0f |%n", n, peak, peak / first, status.get("RssAnon"), status.get("RssFile"),
							(System.nanoTime() - start) / 1e9);
				}
				DemoSet.delete(images);
			}
		} finally {
			DemoSet.delete(folder);
		}
	}

	private static Map<String, Double> run(Path folder, DemoSet demo, Path images, Map<String, String> options) throws Exception {
		Path status = folder.resolve("status");
		Path log = folder.resolve("log");
		Path out = folder.resolve("a.channelexplorer");
		Process child = ChildJvm.start(options.get("heap"), Measured.class, log, status, "analyze", "--model", demo.model(), "--images", images, "--out", out,
				"--layers", options.get("layers"), "--batch", options.get("batch"));
		if (child.waitFor() != 0) {
			throw new IllegalStateException("analyze failed: " + Files.readString(log));
		}
		Map<String, Double> megabytes = new HashMap<>();
		for (String line : Files.readAllLines(status)) {
			String[] parts = line.split(":\\s+|\\s+kB");
			if (line.endsWith(" kB")) {
				megabytes.put(parts[0], Double.parseDouble(parts[1]) / 1024);
			}
		}
		DemoSet.delete(folder.resolve("a.data"));
		Files.delete(out);
		return megabytes;
	}
}
