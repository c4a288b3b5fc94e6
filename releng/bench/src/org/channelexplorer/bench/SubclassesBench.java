package org.channelexplorer.bench;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.channelexplorer.core.analysis.Analyses;
import org.channelexplorer.core.analysis.Analysis;
import org.channelexplorer.core.catalogue.Catalogue;
import org.channelexplorer.core.data.FloatMatrix;
import org.channelexplorer.core.data.Labels;
import org.channelexplorer.core.result.ClassTree;
import org.channelexplorer.testkit.MemoryAnalysis;

/** {@code subclasses ANALYSIS PER_CLASS LAYER ...}: which classes the hierarchy divides in disjoint samples of an analysis' images. */
public final class SubclassesBench {
	private SubclassesBench() {
	}

	public static void main(String[] args) throws Exception {
		try (Analysis analysis = new Analyses(Catalogue.ofClasspath(SubclassesBench.class.getClassLoader())).open(Path.of(args[0]))) {
			for (String layer : Arrays.copyOfRange(args, 2, args.length)) {
				measure(analysis, Integer.parseInt(args[1]), layer);
			}
		}
	}

	private static void measure(Analysis analysis, int perClass, String layer) throws Exception {
		String id = analysis.layers().stream().filter(l -> l.contains(layer)).findFirst().orElseThrow();
		FloatMatrix x = analysis.summary(id, "").values();
		Labels labels = analysis.labels();
		int[][] orders = new int[labels.classes().size()][];
		int samples = Integer.MAX_VALUE;
		for (int c = 0; c < orders.length; c++) {
			orders[c] = shuffled(labels.rowsOf(c), c);
			samples = Math.min(samples, Math.max(1, orders[c].length / perClass));
		}
		long start = System.nanoTime();
		int divided = 0;
		Map<String, String> which = new TreeMap<>();
		for (int s = 0; s < samples; s++) {
			int sample = s;
			int[] rows = IntStream.range(0, orders.length)
					.flatMap(c -> Arrays.stream(orders[c], sample * perClass, Math.min(orders[c].length, (sample + 1) * perClass))).toArray();
			MemoryAnalysis data = MemoryAnalysis.of(Map.of("layer", x.selectRows(rows)), labels.select(rows));
			Set<String> classes = new TreeSet<>();
			for (ClassTree.SubClass k : ClassTree.of(MadeUp.run(data, "hierarchy", Map.of("bootstrap", "0"))).subClasses()) {
				if (classes.add(k.className())) {
					which.merge(k.className(), "%.4f".formatted(k.p()), (a, b) -> a + " " + b);
				}
			}
			divided += classes.size();
		}
		System.out.printf("%s: %d of %d classes of %d images divided, %.1f s; p %s%n", id, divided, samples * orders.length, perClass,
				(System.nanoTime() - start) / 1e9, which);
	}

	private static int[] shuffled(int[] rows, int seed) {
		SplittableRandom random = new SplittableRandom(seed);
		for (int i = rows.length - 1; i > 0; i--) {
			int j = random.nextInt(i + 1);
			int swap = rows[i];
			rows[i] = rows[j];
			rows[j] = swap;
		}
		return rows;
	}
}
