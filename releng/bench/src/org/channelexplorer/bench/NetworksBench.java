package org.channelexplorer.bench;

import static org.channelexplorer.bench.ExtractionBench.Costs.ALL;
import static org.channelexplorer.bench.ExtractionBench.Costs.PLAIN;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.channelexplorer.core.model.Layer;
import org.channelexplorer.core.model.TapKind;

/**
 * What is readable in networks and what reading costs, each in a JVM of its own: {@code [--layers conv] [--size 0x0] [--images 8] [--rounds 3]
 * MODEL|FOLDER ...}. The peak is that of the process with the plain network and the one with layers exposed open at once (Linux only).
 */
public final class NetworksBench {
	private NetworksBench() {
	}

	/** The child. */
	public static final class One {
		private One() {
		}

		public static void main(String[] args) throws Exception {
			int images = Integer.parseInt(args[2]);
			ExtractionBench.Case of = new ExtractionBench.Case(Path.of(args[0]), args[1], args[4]);
			// the clock ticks every 10 ms: small networks are run more often
			double once = Math.max(0.5, ExtractionBench.measure(of, images, 1, 1, 0, Map.of()).median(PLAIN));
			ExtractionBench.Costs c = ExtractionBench.measure(of, Math.max(images, (int) (500 / once)), 1, Integer.parseInt(args[3]), 0,
					Map.of());
			List<Layer> layers = c.network().layers();
			long before = layers.stream().filter(l -> l.tap(TapKind.PRE).isPresent()).count();
			long after = layers.stream().filter(l -> l.tap(TapKind.POST).isPresent()).count();
			System.out.printf(Locale.ROOT, "row %d | %d, %d | %.0f | %d | %.1f | %.1f | %.2f | %.0f%n", layers.size(), before, after, c.openMs(), c.taps().size(),
					c.median(PLAIN), c.median(ALL), c.median(ALL) / c.median(PLAIN), peak());
		}

		private static double peak() throws IOException {
			String line = Files.readAllLines(Path.of("/proc/self/status")).stream().filter(l -> l.startsWith("VmHWM")).findFirst().orElseThrow();
			return Double.parseDouble(line.replaceAll("\\D", "")) / 1024;
		}
	}

	public static void main(String[] args) throws Exception {
		Map<String, String> options = new HashMap<>(Map.of("layers", "conv", "size", "0x0", "images", "8", "rounds", "3"));
		List<Path> models = ModelFiles.of(args, options);
		System.out.printf("layers exposed: %s; one thread, median of %s rounds of at least %s images%n", options.get("layers"), options.get("rounds"), options.get("images"));
		System.out.println("| network | layers | readable before, after the non-linearity | read the file, CPU ms | exposed | plain, CPU ms per image | with four summaries "
				+ "| ratio | peak RSS, MB |\n| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |");
		Path log = Files.createTempFile("networks", ".log");
		for (Path model : models) {
			Process child = ChildJvm.start("4g", One.class, log, model.toAbsolutePath(), options.get("layers"), options.get("images"), options.get("rounds"),
					options.get("size"));
			child.waitFor();
			List<String> lines = Files.readAllLines(log);
			String row = lines.stream().filter(l -> l.startsWith("row ")).findFirst().map(l -> l.substring(4))
					.orElseGet(() -> lines.stream().filter(l -> l.contains("Exception")).findFirst().orElse("ended with " + child.exitValue()));
			String folder = String.valueOf(model.toAbsolutePath().getParent().getFileName());
			System.out.println("| " + (model.getFileName().toString().startsWith("model") ? folder + " " : "") + model.getFileName() + " | " + row + " |");
		}
		Files.delete(log);
	}
}
