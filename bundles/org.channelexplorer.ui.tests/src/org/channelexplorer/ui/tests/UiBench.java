package org.channelexplorer.ui.tests;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import org.channelexplorer.core.analysis.Analyses;
import org.channelexplorer.core.catalogue.Catalogue;
import org.channelexplorer.core.data.FloatMatrix;
import org.channelexplorer.core.data.Labels;
import org.channelexplorer.core.operation.Operations;
import org.channelexplorer.core.operation.ResultStore;
import org.channelexplorer.core.similarity.ChannelOrder;
import org.channelexplorer.plot.EtaPlot;
import org.channelexplorer.plot.Plot;
import org.channelexplorer.plot.PlotData;
import org.channelexplorer.plot.Plots;
import org.channelexplorer.testkit.MemoryAnalysis;
import org.channelexplorer.ui.AnalysisSession;
import org.channelexplorer.ui.PlotView;
import org.channelexplorer.ui.internal.ExplorePerspective;
import org.channelexplorer.ui.internal.run.Projects;
import org.channelexplorer.ui.plot.PlotPane;
import org.channelexplorer.ui.views.internal.heatmap.HeatmapView;
import org.channelexplorer.ui.views.internal.hierarchy.HierarchyView;
import org.channelexplorer.ui.views.internal.jaccard.JaccardView;
import org.channelexplorer.ui.views.internal.scatter.ScatterView;
import org.eclipse.core.runtime.NullProgressMonitor;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.FillLayout;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Listener;
import org.eclipse.swt.widgets.Shell;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * What somebody waits for in the window, as percentiles: {@code releng/bench/run ui}. Every figure is the time from the event to the end of its painting, wall
 * clock with the wait for the frame, and beside it the processor time of the window's thread, which a busy machine changes less. No test: it runs only when it is named.
 */
class UiBench {
	private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
	private static final int IMAGES = 500;
	private static final String LAST = "conv219";
	private AnalysisSession session;
	private Path document;

	@BeforeEach
	void open() throws Exception {
		document = analysis();
		session = Samples.open(document);
		Ui.page().showView(ExplorePerspective.DATASET);
	}

	@AfterEach
	void close() {
		Samples.closeAll();
	}

	@Test
	void waits() throws Exception {
		System.out.println("BENCH " + IMAGES + " images, 219 layers, 2,048 channels in the last; ms, wall clock (processor time of the window's thread)");
		session.selection().change(s -> s.withLayers(List.of(LAST)), this);
		if (wanted("gestures")) {
			for (String id : List.of(ExplorePerspective.SCATTERPLOT, JaccardView.ID, HeatmapView.ID, HierarchyView.ID)) {
				gestures(id);
			}
		}
		if (wanted("eta")) {
			eta();
		}
		if (wanted("points")) {
			manyPoints();
		}
		if (wanted("heatmap")) {
			manyImages();
		}
		if (wanted("layers")) {
			layers();
		}
		if (wanted("reopening")) {
			reopening();
		}
	}

	private static boolean wanted(String part) {
		String parts = System.getProperty("bench.parts", "");
		return parts.isEmpty() || List.of(parts.split(",")).contains(part);
	}

	private PlotPane shown(String id) throws Exception {
		PlotView view = (PlotView) Ui.page().showView(id);
		Ui.untilComputed("a plot is there", () -> view.plot() != null && view.pane().message() == null && view.result() != null
				&& LAST.equals(view.result().scalars().get("layer")));
		painted(view.pane());
		return view.pane();
	}

	// GTK paints with its own clock, whatever Control.update is asked: up to a frame later, with no work in between
	private static void painted(PlotPane pane) {
		boolean[] done = new boolean[1];
		Listener listener = _ -> done[0] = true;
		pane.addListener(SWT.Paint, listener);
		pane.redraw();
		Display display = pane.getDisplay();
		while (!done[0] && !pane.isDisposed()) {
			if (!display.readAndDispatch() && !done[0]) {
				display.sleep();
			}
		}
		if (!pane.isDisposed()) {
			pane.removeListener(SWT.Paint, listener);
		}
		Ui.settle();
	}

	private void gestures(String id) throws Exception {
		PlotPane pane = shown(id);
		String name = Ui.page().findView(id).getTitle();
		Random random = new Random(1);
		int w = pane.getSize().x;
		int h = pane.getSize().y;
		measure(name + ": zoom by the wheel", 100, r -> {
			Event e = new Event();
			e.x = w / 2;
			e.y = h / 2;
			e.count = r % 16 < 8 ? 3 : -3;
			pane.notifyListeners(SWT.MouseWheel, e);
			painted(pane);
		});
		pane.fit();
		measure(name + ": hover", 100, _ -> {
			Ui.mouse(pane, SWT.MouseMove, random.nextInt(w), random.nextInt(h), 0, 0);
			painted(pane);
		});
		measure(name + ": pan by the middle button", 100, r -> {
			int at = w / 2 + (r % 20 < 10 ? r % 10 : 10 - r % 10) * 6;
			if (r % 20 == 0) {
				Ui.mouse(pane, SWT.MouseDown, w / 2, h / 2, 2, 0);
			}
			Ui.mouse(pane, SWT.MouseMove, at, h / 2, 0, SWT.BUTTON2);
			painted(pane);
			if (r % 20 == 19) {
				Ui.mouse(pane, SWT.MouseUp, at, h / 2, 2, SWT.BUTTON2);
			}
		});
		pane.fit();
		if (Ui.page().findView(id) instanceof JaccardView jaccard) {
			measure(name + ": the pair under a mouse that rests (after .15 s)", 40, r -> {
				String before = jaccard.pair().text();
				do { // two images, two classes
					Ui.mouse(pane, SWT.MouseMove, random.nextInt(w), random.nextInt(h), 0, 0);
				} while (pane.hovered() == null || pane.hovered().images().length == 0 || (pane.hovered().classes().isEmpty()
						? r % 2 == 1 || pane.hovered().images().length != 2
						: r % 2 == 0));
				Ui.until("it is described", () -> !jaccard.pair().text().equals(before));
				painted(pane);
			});
		}
		measure(name + ": selection of half of the images", 60, _ -> {
			int[] half = random.ints(IMAGES / 2, 0, IMAGES).distinct().sorted().toArray();
			session.selection().change(s -> s.withImages(half), new Object());
			painted(pane);
		});
		session.selection().change(s -> s.withImages(), new Object());
		Ui.settle();
	}

	private void eta() throws Exception {
		PlotPane pane = shown(JaccardView.ID);
		JaccardView view = (JaccardView) Ui.page().findView(JaccardView.ID);
		Ui.until("the slider can be moved", () -> view.slider().scale().isEnabled());
		Ui.until("the channels are ordered", () -> view.pair().size() > 0);
		measure("Jaccard Similarity: step of eta, 500 images", 300, r -> {
			Plot before = view.plot();
			view.slider().scale().setSelection(50 + Math.abs(r % 160 - 80));
			view.slider().scale().notifyListeners(SWT.Selection, new Event());
			Ui.until("the step is shown", () -> view.plot() != before);
			painted(pane);
		});
		int n = 5000;
		MemoryAnalysis layer = memory(n, 2048);
		EtaPlot[] plot = { (EtaPlot) plot(layer, "jaccard", Map.of()) };
		ChannelOrder order = ChannelOrder.of(layer.matrices().get("conv"));
		inShell((shell, p) -> measure("Jaccard Similarity: step of eta, 5,000 images", 60, r -> {
			double eta = 0.05 + 0.001 * Math.abs(r % 160 - 80);
			plot[0] = plot[0].at(eta, order.sets(eta), new NullProgressMonitor()).plot();
			p.show(plot[0], IntStream.range(0, n).toArray());
			painted(p);
		}));
	}

	private void manyPoints() throws Exception {
		int n = 50_000;
		MemoryAnalysis layer = memory(n, 2);
		Plot plot = plot(layer, "projection", Map.of("method", "counting"));
		inShell((shell, p) -> {
			p.show(plot, IntStream.range(0, n).toArray());
			painted(p);
			double median = measure("Scatterplot of 50,000 points: a frame while panning", 120, r -> {
				p.viewport(p.viewport().panned(r % 40 < 20 ? 5 : -5, r % 20 < 10 ? 3 : -3));
				painted(p);
			});
			Spoken.listening(p);
			measure("Scatterplot of 50,000 points: arrow key, screen reader", 40, r -> {
				p.item(100 * (r % 80) + r);
				painted(p);
			});
			System.out.println(String.format(Locale.ROOT, "BENCH %-58s %6.1f frames a second (goal 30)", "Scatterplot of 50,000 points", 1000 / median));
		});
	}

	private void manyImages() throws Exception {
		int n = 20_000;
		MemoryAnalysis layer = memory(n, 2048);
		PlotData data = data(layer, "heatmap", Map.of("method", "variance"));
		int[] rows = IntStream.range(0, n).toArray();
		inShell((shell, p) -> {
			measure("Heatmap of 2,048 x 20,000: first picture", 5, _ -> {
				p.show(made(data), rows);
				painted(p);
			});
			measure("Heatmap of 2,048 x 20,000: zoom", 60, r -> {
				p.viewport(p.viewport().zoomed(r % 24 < 12 ? 1.25 : 0.8, 400, 300));
				painted(p);
			});
			measure("Heatmap of 2,048 x 20,000: pan", 60, r -> {
				p.viewport(p.viewport().panned(r % 40 < 20 ? 9 : -9, 3));
				painted(p);
			});
		});
	}

	private void layers() throws Exception {
		for (String id : List.of(ExplorePerspective.SCATTERPLOT, JaccardView.ID, HeatmapView.ID)) {
			PlotPane pane = shown(id);
			PlotView view = (PlotView) Ui.page().findView(id);
			IntConsumer click = r -> {
				String layer = r % 2 == 0 ? "conv200" : LAST;
				session.selection().change(s -> s.withLayers(List.of(layer)), new Object());
				Ui.untilComputed("the layer is shown", () -> view.result() != null && layer.equals(view.result().scalars().get("layer")));
				painted(pane);
			};
			click.accept(0); // stored from now on
			click.accept(1);
			measure(view.getTitle() + ": click on a layer to its stored picture", 40, click);
		}
	}

	private void reopening() throws Exception {
		PlotPane[] pane = { shown(ExplorePerspective.SCATTERPLOT) };
		measure("Reopening, to the stored picture of the Scatterplot", 15, _ -> {
			Samples.closeAll();
			try {
				session = Samples.open(document);
			} catch (org.eclipse.core.runtime.CoreException e) {
				throw new IllegalStateException(e);
			}
			ScatterView view = (ScatterView) Ui.page().findView(ExplorePerspective.SCATTERPLOT);
			Ui.until("the picture is there", () -> view.pane() != null && view.result() != null);
			pane[0] = view.pane();
			painted(pane[0]);
		});
	}

	/** What is done with a pane in a window of its own. */
	@FunctionalInterface
	private interface InShell {
		void run(Shell shell, PlotPane pane);
	}

	private void inShell(InShell work) {
		Shell shell = new Shell(Display.getCurrent());
		try {
			shell.setLayout(new FillLayout());
			PlotPane pane = new PlotPane(shell, session);
			shell.setSize(1000, 700);
			shell.open();
			Ui.settle();
			work.run(shell, pane);
		} finally {
			shell.dispose();
		}
	}

	// as many rounds to warm up as are measured, at most 40; gives the median
	private static double measure(String what, int rounds, IntConsumer round) {
		double[] wall = new double[rounds];
		double[] cpu = new double[rounds];
		int warm = Math.min(rounds, 40);
		for (int r = -warm; r < rounds; r++) {
			long c = THREADS.getCurrentThreadCpuTime();
			long t = System.nanoTime();
			round.accept(r + warm);
			if (r >= 0) {
				wall[r] = (System.nanoTime() - t) / 1e6;
				cpu[r] = (THREADS.getCurrentThreadCpuTime() - c) / 1e6;
			}
		}
		Arrays.sort(wall);
		Arrays.sort(cpu);
		System.out.println(String.format(Locale.ROOT, "BENCH %-58s p50 %6.1f (%6.1f)   p95 %6.1f (%6.1f)   p99 %6.1f (%6.1f)", what, wall[rounds / 2],
				cpu[rounds / 2], wall[rounds * 95 / 100], cpu[rounds * 95 / 100], wall[rounds * 99 / 100], cpu[rounds * 99 / 100]));
		return wall[rounds / 2];
	}

	private static MemoryAnalysis memory(int n, int k) {
		SplittableRandom random = new SplittableRandom(1);
		float[] values = new float[n * k];
		for (int v = 0; v < values.length; v++) {
			values[v] = (float) (random.nextDouble() * random.nextDouble() * 10);
		}
		return MemoryAnalysis.of(FloatMatrix.of(n, k, values), new Labels(IntStream.range(0, 10).mapToObj(c -> "class " + c).toList(),
				IntStream.range(0, n).map(i -> (int) (i * 10L / n)).toArray()));
	}

	private static PlotData data(MemoryAnalysis layer, String operation, Map<String, String> parameters) throws Exception {
		Catalogue catalogue = Catalogue.ofEquinox();
		return PlotData.of(new Operations(catalogue).run(operation, parameters, 1, layer, ResultStore.NONE, new NullProgressMonitor()), layer, catalogue);
	}

	private static Plot plot(MemoryAnalysis layer, String operation, Map<String, String> parameters) throws Exception {
		return made(data(layer, operation, parameters));
	}

	private static Plot made(PlotData data) {
		try {
			return Plots.plot(data);
		} catch (org.channelexplorer.core.util.InputException e) {
			throw new IllegalStateException(e);
		}
	}

	private static Path analysis() throws Exception {
		Path folder = Projects.ensure("bench").getLocation().toPath();
		for (int i = 0; i < IMAGES; i++) {
			Samples.image(folder.resolve("images").resolve("class" + i % 10).resolve("i" + i + ".png"), i % 10, i / 256, i % 256);
		}
		Path document = folder.resolve("bench.channelexplorer");
		Path model = Files.writeString(folder.resolve("net.wide"), "219 200 2048\n");
		new Analyses(Catalogue.ofEquinox()).analyze(Samples.request(document, model, folder.resolve("images")), new NullProgressMonitor());
		org.channelexplorer.ui.AnalysisEditors.refresh(document, null);
		return document;
	}
}
