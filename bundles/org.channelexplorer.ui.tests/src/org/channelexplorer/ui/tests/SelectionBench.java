package org.channelexplorer.ui.tests;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Random;
import org.channelexplorer.core.analysis.Analyses;
import org.channelexplorer.core.catalogue.Catalogue;
import org.channelexplorer.core.util.InputException;
import org.channelexplorer.ui.AnalysisSession;
import org.channelexplorer.ui.Sessions;
import org.channelexplorer.ui.internal.ExplorePerspective;
import org.channelexplorer.ui.views.internal.scatter.ScatterView;
import org.eclipse.core.runtime.NullProgressMonitor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a change of the selection costs: {@code releng/bench/run ui-selection}. No test: it runs only when it is named. */
class SelectionBench {
	private static final int ROUNDS = 60;
	private static final int WARM = 20;
	@TempDir
	private Path folder;

	@AfterEach
	void close() {
		Samples.closeAll();
	}

	@Test
	void change() throws Exception {
		int images = Integer.getInteger("bench.images", 50_000);
		Path document = analysis(images);
		try (Sessions.Borrowed borrowed = Sessions.get().open(document)) {
			print("the session alone", images, times(borrowed.session(), images));
		}
		AnalysisSession session = Samples.open(document);
		Ui.page().showView(ExplorePerspective.DATASET);
		ScatterView scatter = (ScatterView) Ui.page().showView(ExplorePerspective.SCATTERPLOT);
		Ui.until("the first question is asked", () -> scatter.state() != null);
		scatter.method("counting");
		Ui.until("the plot is there", () -> scatter.result() != null);
		print("with Dataset, Scatterplot, Properties (without their painting)", images, times(session, images));
	}

	private static double[] times(AnalysisSession session, int images) {
		Random random = new Random(1);
		double[] times = new double[ROUNDS];
		for (int round = -WARM; round < ROUNDS; round++) {
			int[] half = random.ints(images / 2, 0, images).toArray();
			long start = System.nanoTime();
			session.selection().change(s -> s.withImages(half), new Object());
			double ms = (System.nanoTime() - start) / 1e6;
			if (round >= 0) {
				times[round] = ms;
			}
			Ui.settle();
		}
		Arrays.sort(times);
		return times;
	}

	private static void print(String what, int images, double[] times) {
		System.out.println(String.format(Locale.ROOT, "BENCH %d images, %d selected at random, %s: median %.2f ms, p90 %.2f ms", images, images / 2, what,
				times[times.length / 2], times[times.length * 9 / 10]));
	}

	private Path analysis(int images) throws IOException, InputException {
		Path data = folder.resolve("images");
		Path one = folder.resolve("one.png");
		Samples.image(one, 200, 30, 40);
		byte[] bytes = Files.readAllBytes(one);
		for (int i = 0; i < images; i++) {
			Path file = data.resolve("class" + i % 10).resolve("i" + i + ".png");
			Files.createDirectories(file.getParent());
			Files.write(file, bytes);
		}
		Path document = folder.resolve("large.channelexplorer");
		new Analyses(Catalogue.ofEquinox()).analyze(Samples.request(document, Samples.model(folder), data), new NullProgressMonitor());
		return document;
	}
}
