package org.channelexplorer.spark;

import java.io.IOException;
import java.util.Arrays;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.util.HadoopInputFile;
import org.channelexplorer.core.internal.parquet.Features;
import org.channelexplorer.core.util.InputException;
import org.channelexplorer.core.util.Reasons;

/** What Hugging Face's datasets has written about the columns of a table, wherever it lies. */
final class ClassNames {
	private ClassNames() {
	}

	/** @param uri of a parquet file or of a folder of them */
	static Features of(String uri) throws InputException {
		try {
			Path path = new Path(uri);
			FileSystem files = HadoopFiles.of(path);
			Path first = !files.getFileStatus(path).isDirectory() ? path
					: Arrays.stream(files.listStatus(path)).map(FileStatus::getPath).filter(p -> p.getName().endsWith(".parquet")).sorted().findFirst()
							.orElse(null);
			if (first == null) {
				return Features.of(null);
			}
			try (ParquetFileReader reader = ParquetFileReader.open(HadoopInputFile.fromPath(first, files.getConf()))) {
				return Features.of(reader.getFileMetaData().getKeyValueMetaData().get(Features.KEY));
			}
		} catch (IOException e) {
			throw Reasons.unreadable(uri, e);
		}
	}
}
