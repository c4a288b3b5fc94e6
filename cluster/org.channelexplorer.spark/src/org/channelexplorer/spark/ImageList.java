package org.channelexplorer.spark;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.spark.api.java.JavaFutureAction;
import org.apache.spark.api.java.JavaSparkContext;
import org.channelexplorer.core.document.AnalysisRequest;
import org.channelexplorer.core.extraction.ImageRange;
import org.channelexplorer.core.extraction.ShardFiles;
import org.channelexplorer.core.extraction.ShardJob;
import org.channelexplorer.core.model.ImageSet;
import org.channelexplorer.core.util.InputException;

/** What the user named as images: how they are listed, and how they come to the executors. This one: a folder or archive that all machines see. */
class ImageList {

	/** By what is named. */
	static ImageList of(String images) {
		String name = images.toLowerCase(Locale.ROOT);
		if (isUri(images) && (name.endsWith(".parquet") || name.endsWith(".parquet/"))) {
			return new ParquetImages(images);
		} else if (name.endsWith(".csv") || name.endsWith(".tsv")) {
			return new UriTable(images);
		}
		return isUri(images) ? new HadoopFolder(images) : new ImageList();
	}

	/** Whether something is a URI; {@code C:\\x} is none. */
	static boolean isUri(String text) {
		return text.matches("[A-Za-z][A-Za-z0-9+.-]+:.*");
	}

	/** The images, in the order of the rows; empty when they are listed as always. */
	Optional<ImageSet> list(SparkClusters spark, AnalysisRequest request) throws InputException {
		return Optional.empty();
	}

	/** Where executors read them; null for the job's folder. */
	HadoopImages place() {
		return null;
	}

	/** Starts the tasks of some ranges. */
	JavaFutureAction<Void> start(JavaSparkContext spark, RangeTask task, List<ImageRange> ranges, ShardFiles files, ShardJob job)
			throws IOException, InputException {
		return spark.parallelize(ranges, ranges.size()).foreachAsync(task::run);
	}
}
