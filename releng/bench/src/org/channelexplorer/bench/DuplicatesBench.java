package org.channelexplorer.bench;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;
import org.channelexplorer.core.analysis.Analyses;
import org.channelexplorer.core.analysis.Analysis;
import org.channelexplorer.core.catalogue.Catalogue;
import org.channelexplorer.core.document.AnalysisRequest;
import org.channelexplorer.core.image.PreprocessingReader;
import org.channelexplorer.core.model.TapKind;
import org.channelexplorer.core.operation.Operations;
import org.channelexplorer.core.operation.ResultStore;
import org.channelexplorer.core.result.Duplicates;
import org.channelexplorer.core.util.Folders;
import org.eclipse.core.runtime.NullProgressMonitor;

/**
 * Copies planted among images, and how many of them the operation {@code duplicates} finds: 2 % of the images in each of six ways. Recall by way;
 * precision over the near pairs, where every pair that is not planted counts against it, also one that was a copy before. The whole way is
 * taken: folders of splits, extraction by a network, the operation with its defaults.
 */
public final class DuplicatesBench {

	private enum Way {
		EXACT, RESIZED, JPEG_50, CROPPED, FLIPPED, BRIGHTNESS
	}

	private DuplicatesBench() {
	}

	public static void main(String[] args) throws Exception {
		Map<String, String> options = new HashMap<>(Map.of("share", "0.02", "seed", "1", "ratio", "", "likeness", ""));
		for (int i = 0; i + 1 < args.length; i += 2) {
			options.put(args[i].replaceFirst("^--", ""), args[i + 1]);
		}
		if (!options.containsKey("model") || !options.containsKey("images")) {
			System.err.println("duplicates --model MODEL --images FOLDER[,FOLDER ...] [--share 0.02] [--seed 1,2 ...]");
			System.exit(2);
		}
		for (String seed : options.get("seed").split(",")) {
			Path folder = Files.createTempDirectory("duplicates");
			try {
				one(folder, options, Long.parseLong(seed));
			} finally {
				Folders.delete(folder);
			}
		}
	}

	private static void one(Path folder, Map<String, String> options, long seed) throws Exception {
		List<Path> sources = new ArrayList<>();
		for (String root : options.get("images").split(",")) {
			try (Stream<Path> files = Files.walk(Path.of(root))) {
				files.filter(f -> f.toString().endsWith(".png")).sorted().forEach(sources::add);
			}
		}
		Random random = new Random(seed);
		Path images = Files.createDirectories(folder.resolve("images/all"));
		for (int i = 0; i < sources.size(); i++) {
			Files.copy(sources.get(i), images.resolve(String.format("%06d.png", i)));
		}
		Map<String, Way> planted = new HashMap<>();
		Map<String, Integer> source = new HashMap<>();
		for (Way way : Way.values()) {
			List<Integer> order = new ArrayList<>();
			for (int i = 0; i < sources.size(); i++) {
				order.add(i);
			}
			Collections.shuffle(order, random);
			for (int i : order.subList(0, (int) Math.round(Double.parseDouble(options.get("share")) * sources.size()))) {
				String name = String.format("z%s-%06d.%s", way.name().toLowerCase(Locale.ROOT), i, way == Way.JPEG_50 ? "jpg" : "png");
				Files.write(images.resolve(name), copy(sources.get(i), way, random));
				planted.put("all/" + name, way);
				source.put("all/" + name, i);
			}
		}
		Catalogue catalogue = Catalogue.ofClasspath(DuplicatesBench.class.getClassLoader());
		Path model = Path.of(options.get("model"));
		Path preprocess = model.resolveSibling("preprocess.json");
		AnalysisRequest request = AnalysisRequest.of(folder.resolve("d.channelexplorer"), model, images.getParent()).reading("conv", TapKind.PRE)
				.preprocessed(Files.exists(preprocess) ? PreprocessingReader.read(preprocess).preprocessing()
						: PreprocessingReader.find("imagenet").preprocessing());
		try (Analysis analysis = new Analyses(catalogue).analyze(request, new NullProgressMonitor())) {
			Map<String, String> given = new HashMap<>();
			for (String name : List.of("ratio", "likeness")) {
				if (!options.get(name).isEmpty()) {
					given.put(name, options.get(name));
				}
			}
			long start = System.nanoTime();
			Duplicates found = Duplicates
					.of(new Operations(catalogue).run("duplicates", given, 1, analysis, ResultStore.NONE, new NullProgressMonitor()));
			double seconds = (System.nanoTime() - start) / 1e9;
			report(found, planted, source, sources.size(), seed, seconds);
		}
	}

	private static int sourceOf(String file, Map<String, Integer> source) {
		return source.containsKey(file) ? source.get(file) : Integer.parseInt(file.substring(4, 10));
	}

	private static void report(Duplicates found, Map<String, Way> planted, Map<String, Integer> source, int images, long seed, double seconds) {
		Map<String, Boolean> hit = new HashMap<>();
		int wrong = 0;
		int right = 0;
		for (Duplicates.Pair p : found.pairs()) {
			boolean same = sourceOf(p.image(), source) == sourceOf(p.copy(), source);
			if (same) {
				hit.put(p.image(), true);
				hit.put(p.copy(), true);
			} else {
				System.out.println("not planted: " + p.image() + " " + p.copy() + " " + p.kind() + " " + p.distance());
			}
			if (p.kind() == Duplicates.Kind.NEAR) {
				right += same ? 1 : 0;
				wrong += same ? 0 : 1;
			}
		}
		Map<Way, int[]> recall = new EnumMap<>(Way.class);
		planted.forEach((file, way) -> {
			int[] of = recall.computeIfAbsent(way, _ -> new int[2]);
			of[0] += hit.containsKey(file) ? 1 : 0;
			of[1]++;
		});
		int near = recall.entrySet().stream().filter(e -> e.getKey() != Way.EXACT).mapToInt(e -> e.getValue()[0]).sum();
		int all = recall.entrySet().stream().filter(e -> e.getKey() != Way.EXACT).mapToInt(e -> e.getValue()[1]).sum();
		StringBuilder line = new StringBuilder(String.format(Locale.ROOT, "seed %d, %d images, %d planted, %.1f s:", seed, images, planted.size(), seconds));
		recall.forEach((way, n) -> line.append(String.format(Locale.ROOT, " %s %d of %d,", way.name().toLowerCase(Locale.ROOT), n[0], n[1])));
		System.out.println(line + String.format(Locale.ROOT, " near recall %.3f, near precision %.3f (%d pairs not planted)", near / (double) all,
				right / (double) Math.max(1, right + wrong), wrong));
	}

	private static byte[] copy(Path file, Way way, Random random) throws IOException {
		if (way == Way.EXACT) {
			return Files.readAllBytes(file);
		}
		BufferedImage read = ImageIO.read(file.toFile());
		BufferedImage image = new BufferedImage(read.getWidth(), read.getHeight(), BufferedImage.TYPE_INT_RGB);
		image.getGraphics().drawImage(read, 0, 0, null);
		int w = image.getWidth();
		int h = image.getHeight();
		switch (way) {
		case RESIZED:
			BufferedImage small = new BufferedImage(w * 3 / 4, h * 3 / 4, BufferedImage.TYPE_INT_RGB);
			var g = small.createGraphics();
			g.setRenderingHint(java.awt.RenderingHints.KEY_INTERPOLATION, java.awt.RenderingHints.VALUE_INTERPOLATION_BILINEAR);
			g.drawImage(image, 0, 0, small.getWidth(), small.getHeight(), null);
			g.dispose();
			return bytes(small, "png", 1);
		case JPEG_50:
			return bytes(image, "jpeg", 0.5f);
		case CROPPED:
			int cw = Math.max(1, Math.round(w * 0.05f));
			int ch = Math.max(1, Math.round(h * 0.05f));
			return bytes(image.getSubimage(random.nextInt(cw + 1), random.nextInt(ch + 1), w - cw, h - ch), "png", 1);
		case FLIPPED:
			BufferedImage turned = new BufferedImage(w, h, BufferedImage.TYPE_INT_RGB);
			turned.getGraphics().drawImage(image, w, 0, -w, h, null);
			return bytes(turned, "png", 1);
		default:
			double factor = random.nextBoolean() ? 1.2 : 0.8;
			for (int y = 0; y < h; y++) {
				for (int x = 0; x < w; x++) {
					int p = image.getRGB(x, y);
					image.setRGB(x, y, scaled(p >> 16, factor) << 16 | scaled(p >> 8, factor) << 8 | scaled(p, factor));
				}
			}
			return bytes(image, "png", 1);
		}
	}

	private static int scaled(int value, double factor) {
		return (int) Math.min(255, (value & 255) * factor);
	}

	private static byte[] bytes(BufferedImage image, String format, float quality) throws IOException {
		ByteArrayOutputStream out = new ByteArrayOutputStream();
		ImageWriter writer = ImageIO.getImageWritersByFormatName(format).next();
		try (ImageOutputStream stream = ImageIO.createImageOutputStream(out)) {
			writer.setOutput(stream);
			ImageWriteParam p = writer.getDefaultWriteParam();
			if (format.equals("jpeg")) {
				p.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
				p.setCompressionQuality(quality);
			}
			writer.write(null, new IIOImage(image, null, null), p);
		} finally {
			writer.dispose();
		}
		return out.toByteArray();
	}
}
