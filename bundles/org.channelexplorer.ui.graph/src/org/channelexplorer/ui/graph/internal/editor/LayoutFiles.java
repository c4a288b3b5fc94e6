package org.channelexplorer.ui.graph.internal.editor;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.channelexplorer.core.util.InputException;
import org.channelexplorer.core.util.Json;
import org.channelexplorer.plot.internal.arrangement.Drawing;
import org.channelexplorer.plot.internal.arrangement.DrawingJson;
import org.channelexplorer.ui.graph.internal.viewer.NetworkViewer;

/** Writes and reads layouts outside the document, as JSON. */
public final class LayoutFiles {
	private LayoutFiles() {
	}

	public static void exportLayout(Drawing drawing, Path file) throws IOException {
		Files.writeString(file, Json.pretty(DrawingJson.write(drawing)), StandardCharsets.UTF_8);
	}

	/** @throws InputException naming the file when it is no layout of the viewer's network */
	public static Drawing importLayout(NetworkViewer viewer, Path file) throws InputException {
		try {
			return viewer.sizes().fit(DrawingJson.read(Json.read(file), viewer.getInput(), viewer.extracted()));
		} catch (InputException e) {
			String message = e.getMessage();
			throw new InputException(message.startsWith(file.toString()) ? message : file + ": " + message, e);
		}
	}
}
