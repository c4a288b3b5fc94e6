package org.channelexplorer.core.analysis;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.channelexplorer.core.label.Made;
import org.channelexplorer.core.repair.Refinement;
import org.channelexplorer.core.result.HeadRefinement;
import org.channelexplorer.core.util.Hashes;
import org.channelexplorer.core.util.InputException;
import org.channelexplorer.core.util.Reasons;

/** Writes a network with another head, and what belongs beside it. */
public final class RefinementExport {
	private final Analysis analysis;
	private final HeadRefinement found;
	private final Path file;
	private final boolean overwrite;

	/**
	 * @param analysis  what the head was fitted in
	 * @param found     the head
	 * @param file      the network to write; names of its outputs lie beside it in {@code classes.txt}
	 * @param overwrite whether the file may exist
	 */
	public RefinementExport(Analysis analysis, HeadRefinement found, Path file, boolean overwrite) {
		this.analysis = analysis;
		this.found = found;
		this.file = file;
		this.overwrite = overwrite;
	}

	/**
	 * Writes them. The network wants its images as the old one did, so the preprocessing of the analysis is written where the folder has none.
	 *
	 * @param labelling name of the labelling, empty for the given classes
	 * @param seed      of the folds
	 * @return what the analysis keeps of it
	 * @throws InputException when the file is the analysed network or exists, or cannot be written
	 */
	public Refinement write(String labelling, long seed) throws InputException {
		Path model = analysis.modelPath().toAbsolutePath().normalize();
		Path target = file.toAbsolutePath().normalize();
		if (target.equals(model)) {
			throw new InputException(file + ": is the network that the analysis reads; choose another file");
		}
		try {
			Files.createDirectories(target.getParent());
			analysis.head().head().write(file, found.head(), overwrite);
			Path own = target.resolveSibling(BesideNetwork.PREPROCESSING);
			if (!Files.exists(own)) {
				Files.writeString(own, BesideNetwork.preprocessing(analysis));
			}
			return new Refinement(file.getFileName().toString(), labelling, found.way(), seed, Hashes.of(file), Made.now());
		} catch (IOException e) {
			throw new InputException(file + ": cannot be written with what belongs beside it: " + Reasons.of(e), e);
		}
	}
}
