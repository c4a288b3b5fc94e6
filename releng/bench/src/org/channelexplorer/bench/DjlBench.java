package org.channelexplorer.bench;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.channelexplorer.core.analysis.Analyses;
import org.channelexplorer.core.catalogue.Catalogue;
import org.channelexplorer.core.extension.ImportedModel;
import org.channelexplorer.core.extension.ModelImporter.RunnerOptions;
import org.channelexplorer.core.extension.NetworkRunner;
import org.channelexplorer.core.model.Tap;
import org.channelexplorer.core.model.TapKind;
import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.Random;

/**
 * CPU time per image of a TorchScript file and of the same network as ONNX: plain, and with layers exposed. They take turns in one process, one
 * thread, one image at a time; input is seeded noise.
 */
public final class DjlBench {
	private static final OperatingSystemMXBean OS = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);

	private DjlBench() {
	}

	public static void main(String[] args) throws Exception {
		Map<String, String> options = new HashMap<>(Map.of("layers", "conv", "images", "16", "rounds", "5"));
		for (int i = 0; i + 1 < args.length; i += 2) {
			options.put(args[i].replaceFirst("^--", ""), args[i + 1]);
		}
		int images = Integer.parseInt(options.get("images"));
		int rounds = Integer.parseInt(options.get("rounds"));
		Analyses analyses = new Analyses(Catalogue.ofClasspath(DjlBench.class.getClassLoader()));
		Map<String, NetworkRunner> runners = new LinkedHashMap<>();
		for (String format : List.of("torch", "onnx")) {
			Path model = Path.of(Objects.requireNonNull(options.get(format), "--torch NET.pt --onnx NET.onnx are needed"));
			long from = OS.getProcessCpuTime();
			try (ImportedModel opened = analyses.importerFor(model).create().open(model)) {
				System.out.printf("%s opened in %.1f s of CPU, %d layers%n", model.getFileName(), (OS.getProcessCpuTime() - from) / 1e9,
						opened.network().layers().size());
				List<Tap> taps = opened.network().select(options.get("layers"), TapKind.PRE).stream().map(l -> l.pre()).toList();
				runners.put(format + ", plain", opened.run(new RunnerOptions(List.of(), 1, 0, 0)));
				runners.put(format + ", " + taps.size() + " layers exposed", opened.run(new RunnerOptions(taps, 1, 0, 0)));
			}
		}
		Map<String, List<Double>> ms = new LinkedHashMap<>();
		for (int round = -2; round < rounds; round++) {
			for (Map.Entry<String, NetworkRunner> e : runners.entrySet()) {
				double one = round(e.getValue(), images);
				if (round >= 0) {
					ms.computeIfAbsent(e.getKey(), _ -> new ArrayList<>()).add(one);
				}
			}
		}
		runners.values().forEach(NetworkRunner::close);
		System.out.printf("median of %d rounds of %d images, CPU ms per image%n| variant | ms | min..max |%n| --- | ---: | --- |%n", rounds, images);
		ms.forEach((name, all) -> {
			List<Double> sorted = all.stream().sorted().toList();
			System.out.printf("| %s | %.2f | %.2f..%.2f |%n", name, sorted.get(sorted.size() / 2), sorted.getFirst(), sorted.getLast());
		});
	}

	private static double round(NetworkRunner runner, int images) throws Exception {
		try (NetworkRunner.Worker worker = runner.worker()) {
			Random random = new Random(1);
			FloatBuffer input = worker.inputBuffer();
			while (input.hasRemaining()) {
				input.put(random.nextFloat() * 2 - 1);
			}
			long from = OS.getProcessCpuTime();
			for (int i = 0; i < images; i++) {
				worker.run(1);
				for (int t = 0; t < runner.taps().size(); t++) {
					worker.activations(t);
				}
			}
			return (OS.getProcessCpuTime() - from) / 1e6 / images;
		}
	}
}
