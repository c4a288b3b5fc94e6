package org.channelexplorer.bench;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.channelexplorer.core.document.AnalysisRequest;
import org.channelexplorer.core.util.InputException;
import org.channelexplorer.demo.Demo;

/** The demo's network with as many images as wanted: the demo's own, each time with some of their pixels changed. */
final class DemoSet {
	private final Path folder;
	private final AnalysisRequest demo;

	/** Unpacks the demo below a folder. */
	DemoSet(Path folder) throws InputException {
		this.folder = folder;
		demo = Demo.prepare(folder);
	}

	/** The network. */
	Path model() {
		return demo.model();
	}

	/** Makes {@code n} 32 x 32 PNGs in class folders, no two the same; the same ones every time. */
	Path images(int n) throws IOException {
		List<Path> originals;
		try (Stream<Path> files = Files.walk(demo.images())) {
			originals = files.filter(f -> f.toString().endsWith(".png")).sorted().toList();
		}
		Path target = folder.resolve("images-" + n);
		for (int i = 0; i < n; i++) {
			Path original = originals.get(i % originals.size());
			BufferedImage image = ImageIO.read(original.toFile());
			Random random = new Random(i);
			for (int p = 0; p < 16; p++) {
				image.setRGB(random.nextInt(image.getWidth()), random.nextInt(image.getHeight()), random.nextInt());
			}
			Path type = Files.createDirectories(target.resolve(original.getParent().getFileName().toString()));
			ImageIO.write(image, "png", type.resolve(String.format("%06d.png", i)).toFile());
		}
		return target;
	}

	/** Deletes a file or a folder with all that is in it. */
	static void delete(Path root) throws IOException {
		if (!Files.exists(root)) {
			return;
		}
		List<Path> all;
		try (Stream<Path> files = Files.walk(root)) {
			all = new ArrayList<>(files.sorted(Comparator.reverseOrder()).toList());
		}
		for (Path p : all) {
			Files.delete(p);
		}
	}
}
