package org.channelexplorer.ui.graph.internal.editor;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.channelexplorer.core.util.InputException;
import org.channelexplorer.core.util.Json;
import org.channelexplorer.plot.PlotFile;
import org.channelexplorer.ui.graph.internal.layout.Box;
import org.channelexplorer.ui.graph.internal.model.Drawing;
import org.channelexplorer.ui.graph.internal.model.DrawingJson;
import org.channelexplorer.ui.graph.internal.viewer.NetworkViewer;
import org.eclipse.draw2d.IFigure;
import org.eclipse.draw2d.SWTGraphics;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.graphics.ImageData;
import org.eclipse.swt.graphics.ImageLoader;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.graphics.Transform;
import org.eclipse.swt.widgets.Display;

/** Writes and reads the drawing outside the document: layouts as JSON, pictures as PNG, SVG or PDF. */
public final class LayoutFiles {
	private static final long MOST_PIXELS = 100_000_000;
	private static final int LEGEND = 640;
	private static final int LONGEST_SIDE = 30_000; // what the graphics system can paint on

	private LayoutFiles() {
	}

	public static void exportLayout(Drawing drawing, Path file) throws IOException {
		Files.writeString(file, Json.pretty(DrawingJson.write(drawing)), StandardCharsets.UTF_8);
	}

	/** @throws InputException naming the file when it is no layout of the viewer's network */
	public static Drawing importLayout(NetworkViewer viewer, Path file) throws InputException {
		try {
			return DrawingJson.read(Json.read(file), viewer.getInput(), viewer.extracted());
		} catch (InputException e) {
			String message = e.getMessage();
			throw new InputException(message.startsWith(file.toString()) ? message : file + ": " + message, e);
		}
	}

	/**
	 * Writes the whole drawing: SVG, PDF or PNG, as the name ends; PNG without an ending.
	 *
	 * @throws InputException when it ends otherwise
	 */
	public static void exportPicture(NetworkViewer viewer, Path file) throws IOException, InputException {
		switch (PlotFile.of(file)) {
		case SVG -> Files.writeString(file, new NetworkPicture(viewer).picture().svg(), StandardCharsets.UTF_8);
		case PDF -> Files.write(file, new NetworkPicture(viewer).picture().pdf());
		case PNG -> png(viewer, file);
		case CSV -> throw new InputException(file.getFileName() + ": the network is a picture, written as .png, .svg, .pdf");
		}
	}

	private static void png(NetworkViewer viewer, Path file) throws IOException {
		ImageLoader loader = new ImageLoader();
		loader.data = new ImageData[] { picture(viewer) };
		try (var out = Files.newOutputStream(file)) {
			loader.save(out, SWT.IMAGE_PNG);
		}
	}

	/** The whole drawing at 100 %, or as large as a picture may be, above the scale of its colours. */
	public static ImageData picture(NetworkViewer viewer) {
		ImageData[] data = new ImageData[1];
		viewer.paint(part -> {
			IFigure figure = part.getFigure();
			Box bounds = NetworkPicture.extent(viewer.drawing()); // the figure is as large as the window
			double scale = Math.min(1, Math.min(Math.sqrt(MOST_PIXELS / ((double) bounds.width() * bounds.height())),
					(double) LONGEST_SIDE / Math.max(bounds.width(), bounds.height())));
			Display display = viewer.getControl().getDisplay();
			int width = Math.max(LEGEND, (int) (bounds.width() * scale));
			int height = Math.max(1, (int) (bounds.height() * scale));
			int line = viewer.sizes().line() + 10;
			Image image = new Image(display, width, height + line);
			GC gc = new GC(image);
			Transform transform = new Transform(display);
			try {
				gc.setBackground(viewer.palette().background());
				gc.fillRectangle(image.getBounds());
				Legend.paint(gc, new Rectangle(0, height, width, line), viewer.palette(), viewer.scores());
				transform.scale((float) scale, (float) scale);
				transform.translate(-bounds.x(), -bounds.y());
				gc.setTransform(transform);
				SWTGraphics graphics = new SWTGraphics(gc);
				figure.paint(graphics);
				graphics.dispose();
				data[0] = image.getImageData();
			} finally {
				transform.dispose();
				gc.dispose();
				image.dispose();
			}
		});
		return data[0];
	}
}
