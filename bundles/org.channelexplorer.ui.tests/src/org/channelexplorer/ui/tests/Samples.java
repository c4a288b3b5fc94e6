package org.channelexplorer.ui.tests;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.channelexplorer.core.analysis.Analyses;
import org.channelexplorer.core.catalogue.Catalogue;
import org.channelexplorer.core.data.NdArray;
import org.channelexplorer.core.document.AnalysisRequest;
import org.channelexplorer.core.document.InputRequest;
import org.channelexplorer.core.document.InputSource;
import org.channelexplorer.core.document.Iteration;
import org.channelexplorer.core.document.Pick;
import org.channelexplorer.core.image.Preprocessing;
import org.channelexplorer.core.model.TapKind;
import org.channelexplorer.core.store.Npy;
import org.channelexplorer.core.util.InputException;
import org.channelexplorer.demo.Demo;
import org.channelexplorer.ui.AnalysisEditors;
import org.channelexplorer.ui.AnalysisSession;
import org.channelexplorer.ui.internal.run.Projects;
import org.channelexplorer.ui.tests.fake.FakeImporter;
import org.eclipse.core.resources.IProject;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.NullProgressMonitor;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.ImageData;
import org.eclipse.swt.graphics.ImageLoader;
import org.eclipse.swt.graphics.PaletteData;
import org.eclipse.ui.IEditorPart;

/** Small images of two classes, a model, and analyses of them. */
final class Samples {
	/** Images of each class. */
	static final int PER_CLASS = 6;
	private static final AtomicInteger NUMBER = new AtomicInteger();

	private Samples() {
	}

	/** A model file. */
	static Path model(Path folder) throws IOException {
		return Files.writeString(folder.resolve("net.fake"), FakeImporter.CONTENT);
	}

	/** Folders blue and red with {@value #PER_CLASS} images each; one "red" image is blue. */
	static Path images(Path folder) throws IOException {
		Path images = folder.resolve("images");
		for (int i = 0; i < PER_CLASS; i++) {
			image(images.resolve("blue").resolve("b" + i + ".png"), 20 * i, 30, 200 + 5 * i);
			image(images.resolve("red").resolve("r" + i + ".png"), i == 0 ? 10 : 200 + 5 * i, 40, i == 0 ? 250 : 10 * i);
		}
		return images;
	}

	static void image(Path file, int r, int g, int b) throws IOException {
		Files.createDirectories(file.getParent());
		ImageData data = new ImageData(8, 8, 24, new PaletteData(0xff0000, 0xff00, 0xff));
		for (int p = 0; p < 64; p++) {
			data.setPixel(p % 8, p / 8, r << 16 | g << 8 | b);
		}
		ImageLoader loader = new ImageLoader();
		loader.data = new ImageData[] { data };
		loader.save(file.toString(), SWT.IMAGE_PNG);
	}

	/** An analysis of the built-in data in a project of its own. @param layers expression of their names @param perClass images of each class, 0 for all */
	static Path demo(String project, String layers, TapKind kind, int perClass) throws Exception {
		Path folder = Projects.ensure(project).getLocation().toPath();
		Path document = folder.resolve("demo.channelexplorer");
		AnalysisRequest demo = Demo.prepare(folder, new NullProgressMonitor());
		AnalysisRequest small = demo.onto(document, demo.model()).reading(layers, kind).taking(perClass, Pick.FIRST);
		new Analyses(Catalogue.ofEquinox()).analyze(small, new NullProgressMonitor()).close();
		AnalysisEditors.refresh(document, null);
		return document;
	}

	static AnalysisRequest request(Path document, Path model, Path images) {
		return AnalysisRequest.of(document, model, images).run(4, 1);
	}

	/** Latents of 2 x 2 x 2 in the folders near and far, and a context of 3 x 2 for each below {@code contexts}. */
	static Path latents(Path folder) throws IOException {
		java.util.Random random = new java.util.Random(5);
		for (String name : List.of("near", "far")) {
			for (int i = 0; i < PER_CLASS; i++) {
				tensor(folder.resolve("latents").resolve(name).resolve(i + ".npy"), random, name.equals("near") ? 0 : 3, 2, 2, 2);
				tensor(folder.resolve("contexts").resolve(name).resolve(i + ".npy"), random, 0, 3, 2);
			}
		}
		return folder.resolve("latents");
	}

	private static void tensor(Path file, java.util.Random random, float mean, int... shape) throws IOException {
		float[] values = new float[java.util.Arrays.stream(shape).reduce(1, Math::multiplyExact)];
		for (int i = 0; i < values.length; i++) {
			values[i] = mean + (float) random.nextGaussian();
		}
		Files.createDirectories(file.getParent());
		Npy.write(file, new NdArray(shape, values));
	}

	/** A denoiser run ten times on each latent, of which the steps 1, 5 and 10 are kept; not yet open. */
	static Path denoised() throws IOException, InputException, CoreException {
		IProject project = Projects.ensure("denoised" + NUMBER.incrementAndGet());
		Path folder = project.getLocation().toPath();
		Path model = Files.writeString(folder.resolve("net.denoiser"), "denoiser");
		InputRequest inputs = new InputRequest("", Map.of("context", InputSource.parse("context", "npy:" + latents(folder).resolveSibling("contexts"))),
				Iteration.ddim(10), List.of(1, 5, 10));
		Path document = folder.resolve("denoised.channelexplorer");
		new Analyses(Catalogue.ofEquinox()).analyze(AnalysisRequest.of(document, model, folder.resolve("latents"))
				.preprocessed(Preprocessing.Preset.RAW.value()).summarised(List.of("l2")).run(4, 1).given(inputs), new NullProgressMonitor());
		AnalysisEditors.refresh(document, null);
		return document;
	}

	/** An analysis in a project of its own, not yet open; a broken image is among the files. */
	static Path analysis() throws IOException, InputException, CoreException {
		IProject project = Projects.ensure("test" + NUMBER.incrementAndGet());
		Path folder = project.getLocation().toPath();
		Path images = images(folder);
		Files.writeString(images.resolve("red").resolve("broken.png"), "no image");
		Path document = folder.resolve("sample.channelexplorer");
		Files.writeString(folder.resolve("classes.txt"), "blue\nred\n");
		new Analyses(Catalogue.ofEquinox()).analyze(request(document, model(folder), images), new NullProgressMonitor());
		AnalysisEditors.refresh(document, null);
		return document;
	}

	/** An analysis of a network with a pooled layer, {@link FakeImporter#POOLED}; all its layers are read. */
	static Path pooled() throws IOException, InputException, CoreException {
		Path folder = Projects.ensure("test" + NUMBER.incrementAndGet()).getLocation().toPath();
		Path document = folder.resolve("sample.channelexplorer");
		Path model = Files.writeString(folder.resolve("net.fake"), FakeImporter.POOLED);
		new Analyses(Catalogue.ofEquinox()).analyze(request(document, model, images(folder)).reading("all", TapKind.PRE), new NullProgressMonitor());
		AnalysisEditors.refresh(document, null);
		return document;
	}

	/** An analysis of images in one folder without classes. */
	static Path unlabelled() throws IOException, InputException, CoreException {
		Path folder = Projects.ensure("test" + NUMBER.incrementAndGet()).getLocation().toPath();
		for (int i = 0; i < PER_CLASS; i++) {
			image(folder.resolve("images").resolve("i" + i + ".png"), 40 * i, 30, 200);
		}
		Path document = folder.resolve("sample.channelexplorer");
		new Analyses(Catalogue.ofEquinox()).analyze(request(document, model(folder), folder.resolve("images")), new NullProgressMonitor());
		AnalysisEditors.refresh(document, null);
		return document;
	}

	/** Opens an editor and gives its session. */
	static AnalysisSession open(Path document) throws CoreException {
		IEditorPart editor = AnalysisEditors.open(Ui.page(), document);
		return Ui.until("the session is there", () -> editor.getAdapter(AnalysisSession.class));
	}

	/** Closes all editors without saving. */
	static void closeAll() {
		Ui.page().closeAllEditors(false);
		Ui.settle();
	}
}
