package org.channelexplorer.core.extraction;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.channelexplorer.core.document.AnalysisRequest;
import org.channelexplorer.core.model.ImageSet;
import org.channelexplorer.core.util.InputException;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.OperationCanceledException;

/** Machines that run the images of an analysis, each with a {@link ShardWorker}. */
public interface Cluster {

	/**
	 * The images of a request that this machine has no folder of.
	 *
	 * @return in the order of the rows; empty when they are listed as always
	 */
	Optional<ImageSet> images(AnalysisRequest request) throws InputException;

	/** The folder that all machines see. @param data the analysis' data folder */
	ShardFiles shards(Path data) throws InputException;

	/** Images per range, 0 for the usual. */
	int rangeSize() throws InputException;

	/**
	 * Runs ranges, in any order; returns when all their shards are written.
	 *
	 * @param job     what to do
	 * @param model   the model's file and those that belong to it, by their place relative to the model's folder; the model comes first
	 * @param ranges  what is to be done
	 * @param files   what {@link #shards} gave
	 * @param monitor counts images
	 * @throws InputException             when images cannot be run, or the cluster cannot do it
	 * @throws OperationCanceledException when cancelled; shards that are written stay
	 */
	void run(ShardJob job, Map<String, Path> model, List<ImageRange> ranges, ShardFiles files, IProgressMonitor monitor)
			throws IOException, InputException;
}
