package org.channelexplorer.ui.graph.tests;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.channelexplorer.core.analysis.Analyses;
import org.channelexplorer.core.catalogue.Catalogue;
import org.channelexplorer.core.document.AnalysisDocument;
import org.channelexplorer.core.document.AnalysisRequest;
import org.channelexplorer.core.document.Iteration;
import org.channelexplorer.core.image.PreprocessingReader;
import org.channelexplorer.core.util.InputException;
import org.channelexplorer.core.util.Json;
import org.eclipse.core.runtime.NullProgressMonitor;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.ImageData;
import org.eclipse.swt.graphics.ImageLoader;
import org.eclipse.swt.graphics.PaletteData;

/** Makes a small analysis on disk: two classes of six images, all convolutions of the fake network. */
final class FakeAnalysis {
	private static final int IMAGES = 12;
	private static final int HEADER = 128;

	private FakeAnalysis() {
	}

	static Path create(Path folder) throws IOException, InputException {
		Path images = folder.resolve("images");
		for (int i = 0; i < IMAGES; i++) {
			Path file = images.resolve(i % 2 == 0 ? "dark" : "light").resolve("image" + i + ".png");
			Files.createDirectories(file.getParent());
			ImageData data = new ImageData(8, 8, 24, new PaletteData(0xff0000, 0xff00, 0xff));
			for (int p = 0; p < 64; p++) {
				int grey = (i % 2 == 0 ? 20 : 200) + (i * 7 + p * 3) % 40;
				data.setPixel(p % 8, p / 8, grey << 16 | grey << 8 | grey);
			}
			ImageLoader loader = new ImageLoader();
			loader.data = new ImageData[] { data };
			loader.save(file.toString(), SWT.IMAGE_PNG);
		}
		Path model = Files.writeString(folder.resolve("net.graphfake"), "fake");
		Path document = folder.resolve("test.channelexplorer");
		new Analyses(Catalogue.ofEquinox())
				.analyze(AnalysisRequest.of(document, model, images).preprocessed(PreprocessingReader.find("inception").preprocessing()).run(1, 1),
						new NullProgressMonitor());
		return document;
	}

	/** The same as if the network had been run twice: the first step as above, the second with the images mixed up. */
	static Path withSteps(Path folder) throws IOException, InputException {
		Path document = create(folder);
		Path data = AnalysisDocument.dataFolder(document);
		JsonObject manifest = Json.read(data.resolve("manifest.json")).getAsJsonObject();
		JsonObject recipe = manifest.getAsJsonObject("recipe");
		recipe.add("iteration", Json.tree(Iteration.ddim(2)));
		recipe.add("steps", Json.tree(List.of(1, 2)));
		Files.writeString(data.resolve("manifest.json"), Json.pretty(manifest));
		for (JsonElement layer : recipe.getAsJsonArray("layers")) {
			String name = layer.getAsJsonObject().get("file").getAsString();
			byte[] matrix = Files.readAllBytes(data.resolve(name + ".otsuSum.npy"));
			Files.write(data.resolve(name + ".step0001.otsuSum.npy"), matrix);
			byte[] mixed = matrix.clone();
			int row = (matrix.length - HEADER) / IMAGES;
			for (int i = 0; i < IMAGES; i++) {
				System.arraycopy(matrix, HEADER + i * row, mixed, HEADER + i * 5 % IMAGES * row, row);
			}
			Files.write(data.resolve(name + ".step0002.otsuSum.npy"), mixed);
		}
		return document;
	}
}
