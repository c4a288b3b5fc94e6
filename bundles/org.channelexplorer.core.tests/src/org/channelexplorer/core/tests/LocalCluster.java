package org.channelexplorer.core.tests;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.channelexplorer.core.analysis.Analyses;
import org.channelexplorer.core.catalogue.Catalogue;
import org.channelexplorer.core.document.AnalysisRequest;
import org.channelexplorer.core.extraction.Cluster;
import org.channelexplorer.core.extraction.ImageRange;
import org.channelexplorer.core.extraction.ShardFiles;
import org.channelexplorer.core.extraction.ShardFolder;
import org.channelexplorer.core.extraction.ShardJob;
import org.channelexplorer.core.extraction.ShardWorker;
import org.channelexplorer.core.model.ImageEntries;
import org.channelexplorer.core.model.ImageSet;
import org.channelexplorer.core.util.InputException;
import org.eclipse.core.runtime.IProgressMonitor;

/** Machines of a cluster inside this process: ranges come in any order, some twice, and the machines know only what a job's text says. */
final class LocalCluster implements Cluster {
	private final Catalogue catalogue;
	private final int size;
	private final long seed;
	/** Ranges after which it breaks down. */
	int most = Integer.MAX_VALUE;
	/** Whether it lists the images by itself. */
	boolean lists;
	/** Ranges that were run, all calls together. */
	int ranges;
	/** Called before the machines start. */
	ThrowingRunnable before = () -> {
	};
	/** Called after each range. */
	ThrowingRunnable after = () -> {
	};

	/** What tests do in between. */
	interface ThrowingRunnable {
		void run() throws IOException;
	}

	LocalCluster(Catalogue catalogue, int size, long seed) {
		this.catalogue = catalogue;
		this.size = size;
		this.seed = seed;
	}

	@Override
	public Optional<ImageSet> images(AnalysisRequest request) throws InputException {
		if (!lists) {
			return Optional.empty();
		}
		ImageSet here = new Analyses(catalogue).listed(request);
		ImageEntries.Builder packed = new ImageEntries.Builder();
		here.entries().forEach(packed::add);
		return Optional.of(new ImageSet(here.folder(), packed.build(), here.skipped()));
	}

	@Override
	public ShardFiles shards(Path data) {
		return new ShardFolder(data.resolve("shards"));
	}

	@Override
	public int rangeSize() {
		return size;
	}

	@Override
	public void run(ShardJob job, Map<String, Path> model, List<ImageRange> missing, ShardFiles files, IProgressMonitor monitor)
			throws IOException, InputException {
		before.run();
		Random random = new Random(seed);
		List<ImageRange> order = new ArrayList<>(missing);
		order.addAll(missing.subList(0, missing.size() / 3)); // a task that was thought lost
		Collections.shuffle(order, random);
		List<ShardWorker> machines = new ArrayList<>();
		try {
			for (int m = 0; m < 2; m++) {
				machines.add(new ShardWorker(catalogue, ShardJob.parse(job.text()), model.values().iterator().next()));
			}
			for (ImageRange range : order) {
				if (ranges == most) {
					throw new IOException("the cluster is gone");
				}
				machines.get(random.nextInt(2)).run(range, null, files, 1 + random.nextInt(3));
				ranges++;
				after.run();
			}
		} finally {
			machines.forEach(ShardWorker::close);
		}
	}
}
