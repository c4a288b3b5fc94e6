package org.channelexplorer.ui.tests;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import org.channelexplorer.core.analysis.Analyses;
import org.channelexplorer.core.catalogue.Catalogue;
import org.channelexplorer.core.util.InputException;
import org.channelexplorer.ui.AnalysisEditors;
import org.channelexplorer.ui.internal.run.Projects;
import org.eclipse.core.resources.IProject;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.NullProgressMonitor;

/** An analysis of four classes, whose hierarchies have inner nodes. */
final class FourColours {
	/** Images of each class. */
	static final int EACH = 5;
	private static final AtomicInteger NUMBER = new AtomicInteger();

	private FourColours() {
	}

	static Path analysis() throws IOException, InputException, CoreException {
		IProject project = Projects.ensure("colours" + NUMBER.incrementAndGet());
		Path folder = project.getLocation().toPath();
		Path images = folder.resolve("images");
		for (int i = 0; i < EACH; i++) {
			Samples.image(images.resolve("blue").resolve("b" + i + ".png"), 10 + i, 20, 200 + 9 * i);
			Samples.image(images.resolve("green").resolve("g" + i + ".png"), 15, 180 + 9 * i, 20 + i);
			Samples.image(images.resolve("pink").resolve("p" + i + ".png"), 230 - i, 90 + 5 * i, 120);
			Samples.image(images.resolve("red").resolve("r" + i + ".png"), 240 - 8 * i, 20 + i, 30);
		}
		Path document = folder.resolve("colours.channelexplorer");
		new Analyses(Catalogue.ofEquinox()).analyze(Samples.request(document, Samples.model(folder), images), new NullProgressMonitor());
		AnalysisEditors.refresh(document, null);
		return document;
	}
}
