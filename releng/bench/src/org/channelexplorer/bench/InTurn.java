package org.channelexplorer.bench;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.channelexplorer.core.analysis.Analyses;
import org.channelexplorer.core.catalogue.Catalogue;
import org.channelexplorer.core.extension.ImportedModel;
import org.channelexplorer.core.extension.ModelImporter.RunnerOptions;
import org.channelexplorer.core.extension.NetworkRunner;
import org.channelexplorer.core.util.InputException;

/** Networks that are run in turn, image by image on one thread: what else the machine does meets all of them. */
final class InTurn {
	/** Of the thread, which networks run on: that of the process may count whole hundredths of a second. */
	private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
	private static final int WARM_UP = 3;

	private InTurn() {
	}

	/** Median CPU time of an image, in milliseconds, by network. @param height of the input where the network leaves it free; so width */
	static double[] millis(Catalogue catalogue, List<Path> models, int height, int width, int rounds) throws InputException {
		List<NetworkRunner> runners = new ArrayList<>();
		List<NetworkRunner.Worker> workers = new ArrayList<>();
		try {
			for (Path model : models) {
				try (ImportedModel opened = new Analyses(catalogue).importerFor(model).create().open(model)) {
					runners.add(opened.run(new RunnerOptions(List.of(), 1, height, width, "", List.of())));
				}
				workers.add(runners.getLast().worker());
			}
			double[][] millis = new double[models.size()][rounds];
			for (int r = -WARM_UP; r < rounds; r++) {
				for (int m = 0; m < millis.length; m++) {
					long begin = THREADS.getCurrentThreadCpuTime();
					workers.get(m).run(1);
					if (r >= 0) {
						millis[m][r] = (THREADS.getCurrentThreadCpuTime() - begin) / 1e6;
					}
				}
			}
			return Arrays.stream(millis).mapToDouble(m -> Arrays.stream(m).sorted().toArray()[rounds / 2]).toArray();
		} finally {
			workers.forEach(NetworkRunner.Worker::close);
			runners.forEach(NetworkRunner::close);
		}
	}
}
