package org.channelexplorer.bench;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.CompilationMXBean;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.channelexplorer.analysis.internal.projection.Trust;
import org.channelexplorer.core.data.FloatMatrix;
import org.channelexplorer.core.data.NdArray;
import org.channelexplorer.core.extension.Catalogue;
import org.channelexplorer.core.extension.ExtensionPoint;
import org.channelexplorer.core.extension.Projection;
import org.channelexplorer.core.operation.ParameterSpec;
import org.channelexplorer.core.store.Npy;
import org.eclipse.core.runtime.NullProgressMonitor;

/**
 * Our projections and their Python peers on the same data, in turn, every run in a process of its own. CPU seconds of the process
 * from the data in memory to the places: ours with all that a fresh JVM compiles for it (and once more warm, as in a running
 * workbench), the peers on one thread without imports and without what numba compiles. Trustworthiness of both by our measure.
 */
public final class ProjectionBench {
	private static final OperatingSystemMXBean OS = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);

	private ProjectionBench() {
	}

	public static void main(String[] args) throws Exception {
		if (args.length > 0 && args[0].equals("one")) {
			one(args[1], Path.of(args[2]), Path.of(args[3]));
			return;
		}
		Map<String, String> options = new HashMap<>(Map.of("sizes", "1000,2000,5000,10000,20000", "channels", "2048", "methods", "pca,tsne,umap",
				"rounds", "3", "python", "/usr/bin/python3", "peers", System.getProperty("bench.home", "releng/bench") + "/peers"));
		for (int i = 0; i + 1 < args.length; i += 2) {
			options.put(args[i].replaceFirst("^--", ""), args[i + 1]);
		}
		System.out.println("| n | method | ours, s | ours warm, s | peer, s | ratio | ours trust | peer trust |");
		System.out.println("| ---: | --- | ---: | ---: | ---: | ---: | ---: | ---: |");
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
		for (String size : options.get("sizes").split(",")) {
			Path data = folder.resolve(size + ".npy");
			NdArray images = Layered.images(Integer.parseInt(size), Integer.parseInt(options.get("channels")));
			Npy.write(data, images);
			for (String method : options.get("methods").split(",")) {
				row(size, method, images.asMatrix(), data, options);
			}
		}
	}

	private static void row(String size, String method, FloatMatrix x, Path data, Map<String, String> options) throws Exception {
		Path ours = Path.of(data.toString().replace(".npy", "." + method + ".npy"));
		Path peers = Path.of(data.toString().replace(".npy", "." + method + ".peer.npy"));
		List<JsonObject> our = new ArrayList<>();
		List<JsonObject> peer = new ArrayList<>();
		for (int round = 0; round < Integer.parseInt(options.get("rounds")); round++) {
			our.add(run(jvm(method, data, ours)));
			peer.add(run(List.of(options.get("python"), options.get("peers") + "/embed.py", method, data.toString())));
		}
		double a = median(our, "cpu_s");
		double b = median(peer, "cpu_s");
		System.out.printf(Locale.ROOT, "| %s | %s | %.2f | %.2f | %.2f | %.2f | %.4f | %.4f |%n", size, method, a, median(our, "warm_s"), b, a / b,
				trust(x, ours), trust(x, peers));
	}

	private static double trust(FloatMatrix x, Path positions) throws Exception {
		return Trust.of(x, Npy.read(positions).asMatrix(), 12, 0, new NullProgressMonitor()).trustworthiness();
	}

	private static List<String> jvm(String method, Path data, Path positions) {
		List<String> command = new ArrayList<>(List.of(ProcessHandle.current().info().command().orElseThrow()));
		command.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments());
		command.addAll(List.of("-cp", System.getProperty("java.class.path"), ProjectionBench.class.getName(), "one", method, data.toString(),
				positions.toString()));
		return command;
	}

	private static JsonObject run(List<String> command) throws IOException, InterruptedException {
		Process process = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
		String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
		if (process.waitFor() != 0) {
			throw new IOException(command + " failed: " + out);
		}
		return JsonParser.parseString(out.lines().filter(l -> l.startsWith("{")).findFirst().orElseThrow()).getAsJsonObject();
	}

	private static double median(List<JsonObject> runs, String name) {
		double[] values = runs.stream().mapToDouble(r -> r.get(name).getAsDouble()).sorted().toArray();
		return values[values.length / 2];
	}

	// what the compiler still does for the start of the JVM is not the method's
	private static void settle() throws InterruptedException {
		CompilationMXBean compiler = ManagementFactory.getCompilationMXBean();
		for (long before = -1; before != compiler.getTotalCompilationTime();) {
			before = compiler.getTotalCompilationTime();
			Thread.sleep(300);
		}
	}

	@SuppressWarnings("unchecked")
	private static void one(String id, Path data, Path positions) throws Exception {
		FloatMatrix x = Npy.read(data).asMatrix();
		Projection<Record> method = Catalogue.ofClasspath(ProjectionBench.class.getClassLoader()).get(ExtensionPoint.PROJECTIONS, id).create();
		Record parameters = ParameterSpec.bind(method.parameterType(), Map.of());
		settle();
		double[] cpu = new double[2];
		for (int run = 0; run < 2; run++) {
			long before = OS.getProcessCpuTime();
			Projection.Embedding e = method.project(x, parameters, 1, new NullProgressMonitor());
			cpu[run] = (OS.getProcessCpuTime() - before) / 1e9;
			byte[] again = run == 0 ? null : Files.readAllBytes(positions);
			Npy.write(positions, NdArray.of(e.positions()));
			if (again != null && !Arrays.equals(again, Files.readAllBytes(positions))) {
				throw new IllegalStateException("the second run gave other places");
			}
		}
		System.out.printf(Locale.ROOT, "{\"cpu_s\": %.3f, \"warm_s\": %.3f}%n", cpu[0], cpu[1]);
	}
}
