package org.channelexplorer.ui.graph.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Set;
import org.channelexplorer.core.model.Network;
import org.channelexplorer.plot.internal.arrangement.DisplayGraph;
import org.channelexplorer.plot.internal.arrangement.Drawing;
import org.channelexplorer.plot.internal.arrangement.Orientation;
import org.channelexplorer.ui.graph.internal.layout.Layouts;
import org.channelexplorer.ui.graph.internal.viewer.NetworkViewer;
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
			Widgets.settle();
			double opening = Yardstick.pieces(() -> {
				DisplayGraph graph = DisplayGraph.of(network, List.of(), Set.of());
				viewer.setInput(network);
				viewer.show(new Drawing(graph, Set.of(), Orientation.DOWN,
						Layouts.place(graph, viewer.sizes(), Orientation.DOWN, new NullProgressMonitor())));
				viewer.zoom().fit();
				viewer.getControl().update();
				Widgets.settle();
			});
			assertTrue(opening < 250, "took " + opening + " pieces of the yardstick"); // 26 when written
			double selecting = Yardstick.pieces(() -> {
				for (String id : List.of("l4000", "l10", "l7999")) {
					viewer.setSelectedLayers(List.of(id), true);
					Widgets.settle();
				}
			});
			assertTrue(selecting / 3 < 35, "selecting took " + selecting / 3 + " pieces of the yardstick"); // 6.6 when written
			assertEquals(List.of("l7999"), viewer.selectedLayers());
		} finally {
			shell.dispose();
		}
	}
}
