package org.channelexplorer.ui.graph.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Set;
import org.channelexplorer.core.model.Network;
import org.channelexplorer.ui.graph.internal.viewer.NetworkViewer;
import org.channelexplorer.ui.graph.internal.layout.Layouts;
import org.channelexplorer.ui.graph.internal.layout.Orientation;
import org.channelexplorer.ui.graph.internal.model.DisplayGraph;
import org.channelexplorer.ui.graph.internal.model.Drawing;
import org.eclipse.core.runtime.NullProgressMonitor;
import org.eclipse.swt.layout.FillLayout;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Shell;
import org.junit.jupiter.api.Test;

class LargeNetworkTest {

	@Test
	void eightThousandLayersAreShownInTime() {
		Network network = Networks.residual(8000);
		Shell shell = new Shell(Display.getCurrent());
		try {
			shell.setLayout(new FillLayout());
			NetworkViewer viewer = new NetworkViewer(shell);
			shell.setSize(900, 700);
			shell.open();
			Ui.settle();
			long start = System.nanoTime();
			DisplayGraph graph = DisplayGraph.of(network, List.of(), Set.of());
			viewer.setInput(network);
			viewer.show(new Drawing(graph, Set.of(), Orientation.DOWN,
					Layouts.place(graph, viewer.sizes(), Orientation.DOWN, new NullProgressMonitor())));
			viewer.zoom().fit();
			viewer.getControl().update();
			Ui.settle();
			long millis = (System.nanoTime() - start) / 1_000_000;
			assertTrue(millis < 5000, "took " + millis + " ms");
			start = System.nanoTime();
			for (String id : List.of("l4000", "l10", "l7999")) {
				viewer.setSelectedLayers(List.of(id), true);
				Ui.settle();
			}
			long each = (System.nanoTime() - start) / 3_000_000;
			assertTrue(each < 500, "selecting took " + each + " ms");
			assertEquals(List.of("l7999"), viewer.selectedLayers());
		} finally {
			shell.dispose();
		}
	}
}
