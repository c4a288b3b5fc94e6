package org.channelexplorer.bench;

import com.sun.management.OperatingSystemMXBean;
import java.lang.foreign.MemorySegment;
import java.lang.management.ManagementFactory;
import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.channelexplorer.core.analysis.Analyses;
import org.channelexplorer.core.extension.ActivationMap;
import org.channelexplorer.core.extension.Catalogue;
import org.channelexplorer.core.extension.ExtensionPoint;
import org.channelexplorer.core.extension.ModelImporter;
import org.channelexplorer.core.extension.NetworkRunner;
import org.channelexplorer.core.extension.SummaryFunction;
import org.channelexplorer.core.model.Network;
import org.channelexplorer.core.model.Tap;
import org.channelexplorer.core.model.TapKind;

/**
 * CPU time per image: the plain network, the same with layers exposed, and with the four summaries on top. The three take
 * turns in one process; input is seeded noise (the arithmetic does not depend on it, Otsu's histogram hardly).
 */
public final class ExtractionBench {
	private static final OperatingSystemMXBean OS = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);

	private ExtractionBench() {
	}

	public static void main(String[] args) throws Exception {
		Map<String, String> options = new HashMap<>(Map.of("layers", "conv", "images", "32", "batch", "4", "rounds", "5"));
		for (int i = 0; i + 1 < args.length; i += 2) {
			options.put(args[i].replaceFirst("^--", ""), args[i + 1]);
		}
		Path model = Path.of(java.util.Objects.requireNonNull(options.get("model"), "--model MODEL is needed"));
		int images = Integer.parseInt(options.get("images"));
		int rounds = Integer.parseInt(options.get("rounds"));
		Costs costs = measure(model, options.get("layers"), images, Integer.parseInt(options.get("batch")), rounds);
		System.out.printf("%s: %d layers, %d channels, batch %d, one thread, median of %d rounds of %d images, CPU ms per image%n", model.getFileName(),
				costs.taps.size(), costs.taps.stream().mapToInt(Tap::channels).sum(), costs.batch, rounds, images);
		System.out.println("| variant | ms | ratio | min..max |\n| --- | --- | --- | --- |");
		String[] names = { "plain network", "layers exposed", "exposed + four summaries" };
		for (int v = 0; v < 3; v++) {
			System.out.printf("| %s | %.2f | %.2f | %.2f..%.2f |%n", names[v], costs.median(v), costs.median(v) / costs.median(0),
					Arrays.stream(costs.ms[v]).min().orElseThrow(), Arrays.stream(costs.ms[v]).max().orElseThrow());
		}
	}

	/**
	 * What a network costs.
	 *
	 * @param network what was read
	 * @param taps    the tensors exposed
	 * @param batch   images per run
	 * @param openMs  CPU ms to read the file
	 * @param ms      CPU ms per image: plain, exposed, with summaries; by round
	 */
	record Costs(Network network, List<Tap> taps, int batch, double openMs, double[][] ms) {

		double median(int variant) {
			double[] sorted = ms[variant].clone();
			Arrays.sort(sorted);
			return sorted.length % 2 == 1 ? sorted[sorted.length / 2] : (sorted[sorted.length / 2 - 1] + sorted[sorted.length / 2]) / 2;
		}
	}

	static Costs measure(Path model, String layers, int images, int batch, int rounds) throws Exception {
		Catalogue catalogue = Catalogue.ofClasspath(ExtractionBench.class.getClassLoader());
		ModelImporter importer = new Analyses(catalogue).importerFor(model).create();
		long begin = OS.getProcessCpuTime();
		Network network = importer.read(model);
		double open = (OS.getProcessCpuTime() - begin) / 1e6;
		List<Tap> taps = network.select(layers, TapKind.PRE).stream().map(l -> l.tap(TapKind.PRE).orElseThrow()).toList();
		List<SummaryFunction> functions = new ArrayList<>();
		for (String id : List.of("otsuSum", "l2", "mean", "max")) {
			functions.add(catalogue.get(ExtensionPoint.SUMMARY_FUNCTIONS, id).create());
		}
		try (NetworkRunner plain = importer.open(model, new ModelImporter.RunnerOptions(List.of(), batch, 0, 0));
				NetworkRunner exposed = importer.open(model, new ModelImporter.RunnerOptions(taps, batch, 0, 0))) {
			NetworkRunner.Worker[] workers = { plain.worker(), exposed.worker() };
			fill(workers[0].inputBuffer());
			fill(workers[1].inputBuffer());
			double[][] ms = new double[3][rounds];
			for (int r = -1; r < rounds; r++) { // round -1 warms up
				for (int variant = 0; variant < 3; variant++) {
					long start = OS.getProcessCpuTime();
					for (int i = 0; i < images; i += exposed.batch()) {
						NetworkRunner.Worker worker = workers[Math.min(variant, 1)];
						worker.run(exposed.batch());
						if (variant == 2) {
							summarise(exposed, worker, functions);
						}
					}
					if (r >= 0) {
						ms[variant][r] = (OS.getProcessCpuTime() - start) / 1e6 / images;
					}
				}
			}
			return new Costs(network, taps, exposed.batch(), open, ms);
		}
	}

	private static void summarise(NetworkRunner runner, NetworkRunner.Worker worker, List<SummaryFunction> functions) {
		ActivationMap map = new ActivationMap();
		float sink = 0;
		for (int t = 0; t < runner.taps().size(); t++) {
			Tap tap = runner.taps().get(t);
			MemorySegment values = worker.activations(t);
			int size = tap.height() * tap.width();
			for (int i = 0; i < runner.batch() * tap.channels(); i++) {
				map.moveTo(values, (long) i * size, size);
				for (SummaryFunction f : functions) {
					sink += f.summarise(map);
				}
			}
		}
		if (sink == 42) {
			System.out.println(); // keeps the work alive
		}
	}

	private static void fill(FloatBuffer input) {
		Random random = new Random(1);
		for (int i = 0; i < input.capacity(); i++) {
			input.put(i, (float) random.nextGaussian());
		}
	}
}
