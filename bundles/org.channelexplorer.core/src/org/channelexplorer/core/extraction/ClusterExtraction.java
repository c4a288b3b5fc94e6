package org.channelexplorer.core.extraction;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.channelexplorer.core.document.AnalysisRequest;
import org.channelexplorer.core.document.Manifest;
import org.channelexplorer.core.document.Recipe;
import org.channelexplorer.core.model.ImageSet.Skipped;
import org.channelexplorer.core.util.Hashes;
import org.channelexplorer.core.util.InputException;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.SubMonitor;

/**
 * One pass over the images by a cluster: ranges of them give shards, which are put together into the store that {@link Extraction} would have made, byte for
 * byte. Shards that are there are not made again. Memory: one row, and the names of the images.
 */
public final class ClusterExtraction {
	private static final int KEY = 32;

	private final Cluster cluster;
	private final Manifest begun;
	private final AnalysisRequest request;
	private final Map<String, Path> model;
	private final Path data;

	/**
	 * @param begun the manifest that is in the data folder
	 * @param model as {@link Cluster#run} takes it
	 * @param data  data folder, locked by the caller
	 */
	public ClusterExtraction(Cluster cluster, Manifest begun, AnalysisRequest request, Map<String, Path> model, Path data) {
		this.cluster = cluster;
		this.begun = begun;
		this.request = request;
		this.model = model;
		this.data = data;
	}

	/**
	 * Runs what is missing on the cluster and commits it; does nothing when all is there.
	 *
	 * @param folder what names of images are relative to
	 * @throws InputException when a machine cannot read the model or the images, or what one gave does not fit
	 * @throws IOException    when rows cannot be written
	 */
	public void run(Path folder, IProgressMonitor monitor) throws IOException, InputException {
		if (begun.complete()) {
			return;
		}
		SubMonitor progress = SubMonitor.convert(monitor, 100);
		ShardJob job = ShardJob.of(Hashes.of(Manifest.file(data)).substring(0, KEY), begun, request, folder);
		ShardFiles files = cluster.shards(data);
		Set<String> there = files.names();
		Recipe recipe = begun.recipe();
		try (SummaryStore store = new SummaryStore(data, recipe, begun.predictions() == null ? 0 : begun.predictions().classes())) {
			if (store.committed() > 0 && !there.contains(job.list())) {
				throw new InputException(data + ": was begun on this machine, where " + store.committed() + " images are done; continue it here, "
						+ "or choose another file for the cluster");
			}
			int size = ShardList.rangeSize(job, recipe.images().size(), cluster.rangeSize());
			List<ImageRange> ranges = ShardList.write(job, recipe, size, files);
			List<ImageRange> missing = ranges.stream().filter(r -> !Shard.done(job, r, there)).toList();
			if (!missing.isEmpty()) {
				cluster.run(job, model, missing, files, progress.split(95));
			}
			merge(job, ranges, files, store, progress.setWorkRemaining(5).split(5));
		}
		for (String name : files.names()) {
			if (name.startsWith(job.key())) {
				files.delete(name);
			}
		}
		files.deleteEmpty();
	}

	// committed at once at its end: a merge that was interrupted is made again from the shards
	private void merge(ShardJob job, List<ImageRange> ranges, ShardFiles files, SummaryStore store, IProgressMonitor monitor)
			throws IOException, InputException {
		SubMonitor progress = SubMonitor.convert(monitor, "Putting the parts together", ranges.size());
		Recipe recipe = begun.recipe();
		List<Skipped> skipped = new ArrayList<>();
		Recipe complete;
		store.cutTo(0);
		try (ImageHashes hashes = new ImageHashes(data, recipe, 0)) {
			Shard shard = new Shard(job, files);
			for (int r = 0; r < ranges.size(); r++) {
				progress.split(1);
				shard.read(ranges.get(r), (rows, _) -> Extraction.append(store, hashes, rows, recipe, skipped), r == ranges.size() - 1);
			}
			hashes.commit();
			store.commit();
			complete = recipe.hashed(hashes.images());
		}
		new Manifest(complete, begun.predictions(), true, skipped).write(data);
	}
}
