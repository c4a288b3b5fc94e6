package org.example.percentile.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.channelexplorer.core.extension.DatasetReader;
import org.channelexplorer.core.model.ImageSet;
import org.channelexplorer.core.util.InputException;
import org.channelexplorer.testkit.DatasetReaderContract;
import org.example.percentile.ListedReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The reader of lists. */
class ListedReaderTest extends DatasetReaderContract {
	@TempDir
	Path other;

	@Override
	protected DatasetReader reader() {
		return new ListedReader();
	}

	@Override
	protected DatasetReader.Request sample(Path empty) throws IOException {
		Files.writeString(empty.resolve("b.png"), "");
		Files.writeString(Files.createDirectories(empty.resolve("sub")).resolve("a.png"), "");
		Files.writeString(empty.resolve("images.tsv"), "b.png\tdog\nsub/a.png\tcat\nnone.png\tcat\nb.png\tcat\n");
		return new DatasetReader.Request(empty, null);
	}

	@Test
	void whatIsMissingOrListedTwiceIsSkippedWithItsReason() throws IOException, InputException {
		ImageSet set = reader().read(sample(other));
		assertEquals(List.of("sub/a.png", "b.png"), files(set));
		assertEquals(List.of("none.png", "b.png"), set.skipped().stream().map(ImageSet.Skipped::file).toList());
	}

	@Test
	void aLineWithoutLabelIsNamed() throws IOException {
		DatasetReader.Request request = sample(other);
		Files.writeString(other.resolve("images.tsv"), "b.png\tdog\nsub/a.png\n");
		String message = assertThrows(InputException.class, () -> reader().read(request)).getMessage();
		assertTrue(message.contains("images.tsv, line 2"), message);
	}
}
