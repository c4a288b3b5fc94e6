package org.channelexplorer.datasets.tests;

import java.nio.file.Path;
import org.channelexplorer.core.analysis.Analyses;
import org.channelexplorer.core.extension.DatasetReader.Boxes;
import org.channelexplorer.core.extension.DatasetReader.Choice;
import org.channelexplorer.core.model.ImageSet;
import org.channelexplorer.core.util.InputException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A data set in a folder of its own, read by whichever reader recognises it. */
abstract class ReaderCase {
	@TempDir
	Path dir;
	final Analyses analyses = new Analyses(DatasetFolder.catalogue());
	DatasetFolder set;

	@BeforeEach
	void folder() {
		set = new DatasetFolder(dir.resolve("set"));
	}

	ImageSet read(Boxes boxes) throws InputException {
		return analyses.images(set.path(), null, new Choice("", "", boxes));
	}
}
