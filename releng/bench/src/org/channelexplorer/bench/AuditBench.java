package org.channelexplorer.bench;

import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.channelexplorer.core.analysis.Analyses;
import org.channelexplorer.core.analysis.Analysis;
import org.channelexplorer.core.catalogue.Catalogue;
import org.channelexplorer.core.data.FloatMatrix;
import org.channelexplorer.core.data.Labels;
import org.channelexplorer.core.operation.Operations;
import org.channelexplorer.core.operation.Result;
import org.channelexplorer.core.result.LabelIssues;
import org.channelexplorer.core.result.LabelIssues.OfImage;
import org.channelexplorer.testkit.MemoryAnalysis;
import org.eclipse.core.runtime.NullProgressMonitor;

/**
 * {@code ANALYSIS TRUTH.csv [NAME=VALUE ...]}: how well the label audit of an analysis finds the labels that differ from those of a table whose first
 * column is the file and whose columns {@code label} or {@code true_label} is the truth, beside the network's own confidence.
 * {@code cost [LAYERS IMAGES CHANNELS]}: CPU seconds.
 */
public final class AuditBench {
	private AuditBench() {
	}

	public static void main(String[] args) throws Exception {
		if (args.length > 0 && args[0].equals("cost")) {
			cost(args);
			return;
		}
		if (args.length < 2) {
			System.err.println("audit ANALYSIS TRUTH.csv [NAME=VALUE ...] | audit cost [LAYERS IMAGES CHANNELS]");
			System.exit(2);
		}
		Map<String, String> parameters = new LinkedHashMap<>();
		for (int i = 2; i < args.length; i++) {
			parameters.put(args[i].substring(0, args[i].indexOf('=')), args[i].substring(args[i].indexOf('=') + 1));
		}
		Catalogue catalogue = Catalogue.ofClasspath(AuditBench.class.getClassLoader());
		try (Analysis analysis = new Analyses(catalogue).open(Path.of(args[0]))) {
			Map<String, String> truth = truth(Path.of(args[1]));
			long cpu = cpu();
			LabelIssues audit = run(catalogue, analysis, parameters);
			double seconds = (cpu() - cpu) / 1e9;
			Set<String> wrong = new HashSet<>();
			for (OfImage i : audit.images()) {
				String right = truth.getOrDefault(i.file(), truth.get(i.file().substring(i.file().lastIndexOf('/') + 1)));
				if (right != null && !right.equals(i.classes().given())) {
					wrong.add(i.file());
				}
			}
			double found = audit.averagePrecision(wrong);
			System.out.printf("%d images, %d wrong: average precision %.3f, P@%d %.3f, recall@%d %.3f, calibration error %.3f, cpu %.1f s%n", audit.images().size(),
					wrong.size(), found, wrong.size(), share(audit.images(), wrong, wrong.size()) / wrong.size(), 2 * wrong.size(),
					share(audit.images(), wrong, 2 * wrong.size()) / wrong.size(), calibration(audit.images(), wrong), seconds);
			System.out.println(audit.basis().why());
			if (analysis.predictions().isPresent()) {
				double own = run(catalogue, analysis, Map.of("source", "network", "method", "selfConfidence")).averagePrecision(wrong);
				System.out.printf("the network's own confidence: %.3f, ratio %.2f%n", own, found / own);
			}
		}
	}

	private static LabelIssues run(Catalogue catalogue, Analysis analysis, Map<String, String> parameters) throws Exception {
		Result result = new Operations(catalogue).prepare("audit", parameters, 1, analysis).compute().run(new NullProgressMonitor());
		return LabelIssues.of(result);
	}

	private static double share(List<OfImage> images, Set<String> wrong, int first) {
		return images.stream().limit(first).filter(i -> wrong.contains(i.file())).count();
	}

	private static double calibration(List<OfImage> images, Set<String> wrong) {
		double error = 0;
		int places = 0;
		int found = 0;
		for (int i = 0; i < Math.min(images.size(), 2 * wrong.size()); i++) {
			found += wrong.contains(images.get(i).file()) ? 1 : 0;
			if (i >= 20) {
				error += Math.abs(images.get(i).verdict().expectedPrecision() - found / (i + 1.0));
				places++;
			}
		}
		return error / places;
	}

	// both by the whole path and by the file's name, for tables that name another folder
	private static Map<String, String> truth(Path table) throws Exception {
		List<String> lines = Files.readAllLines(table);
		List<String> header = List.of(lines.getFirst().split(","));
		int column = header.contains("true_label") ? header.indexOf("true_label") : header.indexOf("label");
		Map<String, String> truth = new HashMap<>();
		for (String line : lines.subList(1, lines.size())) {
			String[] cells = line.split(",", -1);
			truth.put(cells[0], cells[column]);
			truth.put(cells[0].substring(cells[0].lastIndexOf('/') + 1), cells[column]);
		}
		return truth;
	}

	private static void cost(String[] args) throws Exception {
		int layers = args.length > 1 ? Integer.parseInt(args[1]) : 17;
		int images = args.length > 2 ? Integer.parseInt(args[2]) : 1250;
		int channels = args.length > 3 ? Integer.parseInt(args[3]) : 2048;
		int classes = 25;
		Labels labels = MadeUp.labels(classes, images / classes);
		Map<String, FloatMatrix> matrices = new LinkedHashMap<>();
		for (int l = 0; l < layers; l++) {
			matrices.put("layer" + l, MadeUp.gaussians(labels, channels, 0.3 * (l + 1), l));
		}
		long cpu = cpu();
		long wall = System.nanoTime();
		MadeUp.run(MemoryAnalysis.of(matrices, labels), "audit", Map.of());
		System.out.printf("%d layers x %d images x %d channels, probes: cpu %.1f s, wall %.1f s%n", layers, images, channels, (cpu() - cpu) / 1e9,
				(System.nanoTime() - wall) / 1e9);
	}

	private static long cpu() {
		return ManagementFactory.getPlatformMXBean(com.sun.management.OperatingSystemMXBean.class).getProcessCpuTime();
	}
}
