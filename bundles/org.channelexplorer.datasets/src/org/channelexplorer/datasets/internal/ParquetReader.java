package org.channelexplorer.datasets.internal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.channelexplorer.core.image.ImageFormat;
import org.channelexplorer.core.internal.parquet.ImageTable;
import org.channelexplorer.core.internal.parquet.TableBytes;
import org.channelexplorer.core.model.ImageSet;
import org.channelexplorer.core.parameter.Documentation;
import org.channelexplorer.core.util.InputException;
import org.channelexplorer.core.util.Reasons;

/** Parquet files as Hugging Face's library datasets writes them: one file, or a folder of shards. */
@Documentation(summary = "Parquet files as Hugging Face's library datasets writes them, one or a folder of shards: a column image (bytes, path) and one of "
		+ "classes (label, fine_label, ...), which get the names of the file's own description or of the README.md beside it. The images are read where they "
		+ "are. The file's name says the split (train-00000-of-00002.parquet) unless a column split does; without a column of classes the folder in the path does, and "
		+ "images without one are unlabelled.")
public final class ParquetReader extends PlacedReader {
	private static final String END = ".parquet";

	@Override
	boolean is(Root root) throws IOException {
		try {
			List<String> shards = shards(root.path());
			return !shards.isEmpty() && ImageTable.isTable(root.path().resolve(shards.getFirst())) && !holdsImages(root.path());
		} catch (InputException e) {
			return true; // said when it is read
		}
	}

	// beside folders of images a table of Parquet has another purpose
	private static boolean holdsImages(Path folder) {
		if (!Files.isDirectory(folder)) {
			return false;
		}
		try (Stream<Path> files = Files.find(folder, 2, (f, about) -> about.isRegularFile() && ImageFormat.ofName(f.toString()).isPresent())) {
			return files.findAny().isPresent();
		} catch (IOException | UncheckedIOException e) {
			return false; // said when it is read
		}
	}

	private static List<String> shards(Path path) throws IOException, InputException {
		if (Files.isRegularFile(path)) {
			return ParquetShards.isNamed(path.toString()) ? List.of("") : List.of();
		}
		List<String> files = new ArrayList<>();
		if (Files.isDirectory(path)) {
			files(path, "", files);
		}
		return ParquetShards.chosen(files, path.toString());
	}

	// of a folder and of those in it
	private static void files(Path folder, String before, List<String> files) throws IOException {
		try (DirectoryStream<Path> children = Files.newDirectoryStream(folder, c -> !c.getFileName().toString().startsWith("."))) {
			for (Path child : children) {
				String name = before + child.getFileName();
				if (ParquetShards.isNamed(name) && Files.isRegularFile(child)) {
					files.add(name);
				} else if (before.isEmpty() && Files.isDirectory(child)) {
					files(child, name + "/", files);
				}
			}
		} catch (DirectoryIteratorException e) {
			throw e.getCause();
		}
	}

	@Override
	public ImageSet read(Request request) throws InputException {
		try (Root root = new Root(request)) {
			Path path = root.path();
			List<String> shards = request.labels() == null ? shards(path) : root.sheets(END).stream().map(s -> path.relativize(s.file()).toString()).toList();
			return new ParquetShards(path, path.toString(), shards, s -> TableBytes.of(path.resolve(s))).read(ImageFolderReader.names(root),
					request.choice().split());
		} catch (IOException e) {
			throw Reasons.unreadable(request.folder(), e);
		}
	}
}
