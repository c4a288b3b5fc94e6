package org.channelexplorer.ui.graph.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.eclipse.draw2d.ScalableFigure;
import org.eclipse.draw2d.ScalableLayeredPane;
import org.eclipse.draw2d.Viewport;
import org.eclipse.elk.alg.layered.options.LayeredOptions;
import org.eclipse.elk.core.RecursiveGraphLayoutEngine;
import org.eclipse.elk.core.data.LayoutMetaDataService;
import org.eclipse.elk.core.options.CoreOptions;
import org.eclipse.elk.core.util.NullElkProgressMonitor;
import org.eclipse.elk.graph.ElkNode;
import org.eclipse.elk.graph.util.ElkGraphUtil;
import org.eclipse.gef.editparts.ZoomManager;
import org.junit.jupiter.api.Test;

class GraphLibrariesTest {

	@Test
	void zoomWorks() {
		ScalableFigure pane = new ScalableLayeredPane();
		ZoomManager zoom = new ZoomManager(pane, new Viewport());
		assertEquals(1.0, zoom.getZoom());
	}

	@Test
	void layeredLayoutWorks() {
		LayoutMetaDataService.getInstance().registerLayoutMetaDataProviders(new LayeredOptions());
		ElkNode graph = ElkGraphUtil.createGraph();
		graph.setProperty(CoreOptions.ALGORITHM, LayeredOptions.ALGORITHM_ID);
		ElkNode from = ElkGraphUtil.createNode(graph);
		ElkNode to = ElkGraphUtil.createNode(graph);
		from.setDimensions(30, 20);
		to.setDimensions(30, 20);
		ElkGraphUtil.createSimpleEdge(from, to);
		new RecursiveGraphLayoutEngine().layout(graph, new NullElkProgressMonitor());
		assertTrue(to.getX() >= from.getX() + 30);
	}
}
