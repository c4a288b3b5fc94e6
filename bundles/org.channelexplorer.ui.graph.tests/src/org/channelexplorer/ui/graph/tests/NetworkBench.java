package org.channelexplorer.ui.graph.tests;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Supplier;
import org.channelexplorer.core.model.Network;
import org.channelexplorer.plot.internal.arrangement.DisplayGraph;
import org.channelexplorer.plot.internal.arrangement.Drawing;
import org.channelexplorer.plot.internal.arrangement.Orientation;
import org.channelexplorer.ui.graph.internal.layout.Layouts;
import org.channelexplorer.ui.graph.internal.viewer.NetworkViewer;
import org.eclipse.core.runtime.NullProgressMonitor;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.FillLayout;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Shell;
import org.junit.jupiter.api.Test;

/**
 * Seconds until a large network with all its blocks unfolded is laid out and painted, and until a layer of it is selected: {@code releng/bench/run ui}. Wall clock.
 * No test: it runs only when it is named.
 */
class NetworkBench {
	private static final int ROUNDS = 7;

	@Test
	void painted() {
		measure("U-Net of 4,859 nodes", () -> Networks.unet(4859));
		measure("residual network of 8,000 nodes", () -> Networks.residual(8000));
	}

	private static void measure(String name, Supplier<Network> made) {
		double[] opening = new double[ROUNDS];
		double[] selecting = new double[ROUNDS];
		for (int round = 0; round < ROUNDS; round++) {
			Network network = made.get();
			Shell shell = new Shell(Display.getCurrent());
			try {
				shell.setLayout(new FillLayout());
				shell.setSize(900, 700);
				shell.open();
				Widgets.settle();
				long start = System.nanoTime();
				NetworkViewer viewer = new NetworkViewer(shell);
				DisplayGraph graph = DisplayGraph.of(network, List.of(), Set.of());
				viewer.setInput(network);
				viewer.show(new Drawing(graph, Set.of(), Orientation.DOWN, Layouts.place(graph, viewer.sizes(), Orientation.DOWN, new NullProgressMonitor())));
				shell.layout(true);
				viewer.zoom().fit();
				paint(viewer);
				opening[round] = (System.nanoTime() - start) / 1e9;
				start = System.nanoTime();
				viewer.setSelectedLayers(List.of(network.layers().get(network.layers().size() / 2).id()), true);
				paint(viewer);
				selecting[round] = (System.nanoTime() - start) / 1e9;
			} finally {
				shell.dispose();
			}
		}
		print(name + ": laid out and painted", opening);
		print(name + ": a layer selected and painted", selecting);
	}

	private static void paint(NetworkViewer viewer) {
		boolean[] done = new boolean[1];
		viewer.getControl().addListener(SWT.Paint, _ -> done[0] = true);
		viewer.getControl().redraw();
		Widgets.waitFor("the paint", () -> done[0]);
		Widgets.settle();
	}

	private static void print(String what, double[] seconds) {
		Arrays.sort(seconds);
		System.out.println(String.format(Locale.ROOT, "BENCH %-58s median %.2f s, slowest %.2f s", what, seconds[ROUNDS / 2], seconds[ROUNDS - 1]));
	}
}
