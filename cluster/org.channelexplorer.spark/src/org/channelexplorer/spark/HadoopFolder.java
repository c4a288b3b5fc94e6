package org.channelexplorer.spark;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.LocatedFileStatus;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RemoteIterator;
import org.channelexplorer.core.document.AnalysisRequest;
import org.channelexplorer.core.image.ImageFormat;
import org.channelexplorer.core.internal.dataset.ArchiveFolders;
import org.channelexplorer.core.internal.packed.Texts;
import org.channelexplorer.core.model.ImageEntries;
import org.channelexplorer.core.model.ImageSet;
import org.channelexplorer.core.model.ImageSet.Skipped;
import org.channelexplorer.core.model.Splits;
import org.channelexplorer.core.util.InputException;
import org.channelexplorer.core.util.Reasons;

/** A folder of one of Hadoop's file systems, such as {@code hdfs:} or {@code s3a:}: one folder per class. */
final class HadoopFolder extends ImageList {
	private final String folder;

	HadoopFolder(String folder) {
		this.folder = folder;
	}

	@Override
	Optional<ImageSet> list(SparkClusters spark, AnalysisRequest request) throws InputException {
		if (request.labels() != null) {
			throw new InputException(folder + ": --labels needs a folder of this machine; name a .csv of URIs as --images instead");
		}
		ImageEntries.Builder entries = new ImageEntries.Builder();
		List<Skipped> skipped = new ArrayList<>();
		ArchiveFolders.read(files(), "", "", entries, skipped);
		if (entries.size() == 0) {
			throw new InputException(folder + ": no images found (one folder per class with " + ImageFormat.readable() + " files is needed)");
		}
		return Optional.of(Splits.select(new ImageSet(java.nio.file.Path.of(folder), entries.sorted(), skipped), request.source().dataset().split()));
	}

	private List<String> files() throws InputException {
		try {
			Path root = new Path(folder);
			FileSystem system = HadoopFiles.of(root);
			String above = system.resolvePath(root).toUri().getPath().replaceFirst("/*$", "/"); // that of a bucket is / already
			List<String> files = new Texts(); // outside the heap: there may be a million
			for (RemoteIterator<LocatedFileStatus> all = system.listFiles(root, true); all.hasNext();) {
				String path = all.next().getPath().toUri().getPath();
				String name = path.startsWith(above) ? path.substring(above.length()) : path;
				if (!name.startsWith(".") && !name.contains("/.")) {
					files.add(name);
				}
			}
			return files;
		} catch (java.io.FileNotFoundException e) {
			throw new InputException(folder + ": no such folder", e);
		} catch (IllegalArgumentException e) {
			throw new InputException(folder + ": not a URI that can be read: " + Failures.sentence(e), e);
		} catch (IOException e) {
			throw Reasons.unreadable(folder, e);
		}
	}

	@Override
	HadoopImages place() {
		return new HadoopImages(new HadoopPlace(folder));
	}
}
