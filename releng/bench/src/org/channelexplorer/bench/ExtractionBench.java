package org.channelexplorer.bench;

import java.lang.foreign.MemorySegment;
import java.lang.management.ManagementFactory;
import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.channelexplorer.core.analysis.Analyses;
import org.channelexplorer.core.catalogue.Catalogue;
import org.channelexplorer.core.catalogue.ExtensionPoint;
import org.channelexplorer.core.extension.ActivationMap;
import org.channelexplorer.core.extension.ImportedModel;
import org.channelexplorer.core.extension.ModelImporter;
import org.channelexplorer.core.extension.NetworkRunner;
import org.channelexplorer.core.extension.SummaryFunction;
import org.channelexplorer.core.model.InputTensor;
import org.channelexplorer.core.model.Network;
import org.channelexplorer.core.model.Tap;
import org.channelexplorer.core.model.TapKind;
import org.channelexplorer.core.model.TensorInfo;
import com.sun.management.OperatingSystemMXBean;

/**
 * CPU time per image: the plain network, the same with layers exposed, with the four summaries on top and with the four summaries
 * of ten layers only. They take turns in one process; input is seeded noise (the arithmetic does not depend on it, Otsu's
 * histogram hardly), further inputs are 0. {@code --peer NET}: in each round also PyTorch's network of that name with hooks, numpy and scikit-image.
 */
public final class ExtractionBench {
	private static final OperatingSystemMXBean OS = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);

	private ExtractionBench() {
	}

	public static void main(String[] args) throws Exception {
		Map<String, String> options = new HashMap<>(Map.of("layers", "conv", "size", "0x0", "images", "32", "batch", "4", "rounds", "5", "python", "/usr/bin/python3",
				"peers", System.getProperty("bench.home", "releng/bench") + "/peers"));
		for (int i = 0; i + 1 < args.length; i += 2) {
			options.put(args[i].replaceFirst("^--", ""), args[i + 1]);
		}
		Path model = Path.of(java.util.Objects.requireNonNull(options.get("model"), "--model MODEL is needed"));
		int images = Integer.parseInt(options.get("images"));
		int rounds = Integer.parseInt(options.get("rounds"));
		int batch = Integer.parseInt(options.get("batch"));
		Map<String, Variant> others = new LinkedHashMap<>();
		if (options.containsKey("peer")) {
			List<String> command = List.of(options.get("python"), options.get("peers") + "/extract_torch.py", options.get("peer"), "--batch", "" + batch,
					"--images", "" + images);
			others.put("PyTorch hooks + numpy + scikit-image", () -> JsonProcess.run(command).get("cpu_ms_per_image").getAsDouble());
		}
		Costs costs = measure(new Case(model, options.get("layers"), options.get("size")), images, batch, rounds, 10, others);
		System.out.printf("%s: %d layers, %d channels, batch %d, one thread, median of %d rounds of %d images, CPU ms per image%n", model.getFileName(),
				costs.taps.size(), costs.taps.stream().mapToInt(Tap::channels).sum(), costs.batch, rounds, images);
		System.out.println("| variant | ms | ratio | min..max |\n| --- | --- | --- | --- |");
		for (String name : costs.ms.keySet()) {
			System.out.printf("| %s | %.2f | %.2f | %.2f..%.2f |%n", name, costs.median(name), costs.median(name) / costs.median(Costs.PLAIN),
					costs.ms.get(name).stream().min(Double::compare).orElseThrow(), costs.ms.get(name).stream().max(Double::compare).orElseThrow());
		}
	}

	/** What takes a turn. */
	interface Variant {

		/** CPU milliseconds per image of one round. */
		double round() throws Exception;
	}

	/**
	 * What a network costs.
	 *
	 * @param network what was read
	 * @param taps    the tensors exposed
	 * @param batch   images per run
	 * @param openMs  CPU ms to read the file
	 * @param ms      CPU ms per image by variant and round
	 */
	record Costs(Network network, List<Tap> taps, int batch, double openMs, Map<String, List<Double>> ms) {
		static final String PLAIN = "plain network";
		static final String ALL = "exposed + four summaries";

		double median(String variant) {
			double[] sorted = ms.get(variant).stream().mapToDouble(Double::doubleValue).sorted().toArray();
			return sorted.length % 2 == 1 ? sorted[sorted.length / 2] : (sorted[sorted.length / 2 - 1] + sorted[sorted.length / 2]) / 2;
		}
	}

	/**
	 * What is run.
	 *
	 * @param layers those exposed, as {@code analyze --layers} takes them
	 * @param size   height x width of the input where the network leaves it free, 0x0 for our default
	 */
	record Case(Path model, String layers, String size) {
		ModelImporter.RunnerOptions options(Network network, List<Tap> taps, int batch) {
			String[] sides = size.split("x");
			return new ModelImporter.RunnerOptions(taps, batch, Integer.parseInt(sides[0]), Integer.parseInt(sides[1]), "",
					network.inputs().stream().skip(1).map(Case::further).toList());
		}

		private static InputTensor further(TensorInfo input) {
			List<Integer> shape = input.shape().stream().skip(1).map(Integer::valueOf).toList(); // the first axis counts the images
			return new InputTensor(input.name(), InputTensor.Element.of(input.type()).orElseThrow(), true, shape);
		}
	}

	/**
	 * Measures.
	 *
	 * @param few    so many layers, evenly spread, are also read alone; 0 for none
	 * @param others take their turns after ours, warmed up by themselves
	 */
	static Costs measure(Case of, int images, int batch, int rounds, int few, Map<String, Variant> others) throws Exception {
		Catalogue catalogue = Catalogue.ofClasspath(ExtractionBench.class.getClassLoader());
		ModelImporter importer = new Analyses(catalogue).importerFor(of.model).create();
		long begin = OS.getProcessCpuTime();
		ImportedModel model = importer.open(of.model);
		Network network = model.network();
		double open = (OS.getProcessCpuTime() - begin) / 1e6;
		List<Tap> taps = network.select(of.layers, TapKind.PRE).stream().map(l -> l.tap(TapKind.PRE).orElseThrow()).toList();
		List<SummaryFunction> functions = new ArrayList<>();
		for (String id : List.of("otsuSum", "l2", "mean", "max")) {
			functions.add(catalogue.get(ExtensionPoint.SUMMARY_FUNCTIONS, id).create());
		}
		try (NetworkRunner plain = model.run(of.options(network, List.of(), batch));
				NetworkRunner exposed = model.run(of.options(network, taps, batch));
				NetworkRunner some = few == 0 ? null : model.run(of.options(network, spread(taps, few), batch))) {
			model.close(); // as extraction does
			Map<String, Variant> variants = new LinkedHashMap<>();
			variants.put(Costs.PLAIN, variant(plain, plain.worker(), List.of(), images));
			NetworkRunner.Worker worker = exposed.worker();
			variants.put("layers exposed", variant(exposed, worker, List.of(), images));
			variants.put(Costs.ALL, variant(exposed, worker, functions, images));
			if (some != null) {
				variants.put(some.taps().size() + " layers + four summaries", variant(some, some.worker(), functions, images));
			}
			for (int warmUp = 0; warmUp < 2; warmUp++) {
				for (Variant v : variants.values()) {
					v.round();
				}
				Compilation.settle();
			}
			variants.putAll(others);
			Map<String, List<Double>> ms = new LinkedHashMap<>();
			for (int r = 0; r < rounds; r++) {
				for (Map.Entry<String, Variant> v : variants.entrySet()) {
					ms.computeIfAbsent(v.getKey(), k -> new ArrayList<>()).add(v.getValue().round());
				}
			}
			return new Costs(network, taps, exposed.batch(), open, ms);
		}
	}

	private static List<Tap> spread(List<Tap> taps, int few) {
		return IntStream.range(0, few).mapToObj(i -> taps.get(i * (taps.size() - 1) / Math.max(1, few - 1))).distinct().toList();
	}

	private static Variant variant(NetworkRunner runner, NetworkRunner.Worker worker, List<SummaryFunction> functions, int images) {
		fill(worker.inputBuffer());
		return () -> {
			long start = OS.getProcessCpuTime();
			for (int i = 0; i < images; i += runner.batch()) {
				worker.run(runner.batch());
				if (!functions.isEmpty()) {
					summarise(runner, worker, functions);
				}
			}
			return (OS.getProcessCpuTime() - start) / 1e6 / images;
		};
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
