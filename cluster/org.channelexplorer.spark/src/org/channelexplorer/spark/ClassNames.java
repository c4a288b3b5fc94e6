package org.channelexplorer.spark;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.util.HadoopInputFile;
import org.channelexplorer.core.util.InputException;
import org.channelexplorer.core.util.Json;
import org.channelexplorer.core.util.Reasons;

/** The names of class numbers that Hugging Face's datasets writes into a parquet file: its features of type {@code ClassLabel}. */
final class ClassNames {
	private static final String KEY = "huggingface";

	private ClassNames() {
	}

	/** The names by number; empty when the table has none. @param uri of a parquet file or of a folder of them */
	static List<String> of(String uri, String column) throws InputException {
		try {
			Path path = new Path(uri);
			FileSystem files = HadoopFiles.of(path);
			Path first = !files.getFileStatus(path).isDirectory() ? path
					: Arrays.stream(files.listStatus(path)).map(FileStatus::getPath).filter(p -> p.getName().endsWith(".parquet")).sorted().findFirst()
							.orElse(null);
			if (first == null) {
				return List.of();
			}
			try (ParquetFileReader reader = ParquetFileReader.open(HadoopInputFile.fromPath(first, files.getConf()))) {
				String text = reader.getFileMetaData().getKeyValueMetaData().get(KEY);
				return text == null ? List.of() : names(Json.parse(text), column);
			}
		} catch (IOException e) {
			throw Reasons.unreadable(uri, e);
		} catch (JsonParseException | IllegalStateException | ClassCastException | UnsupportedOperationException e) {
			throw new InputException(uri + ": the description of its columns, which Hugging Face's datasets has written, is damaged: " + e.getMessage(), e);
		}
	}

	private static List<String> names(JsonElement text, String column) {
		JsonObject at = text.getAsJsonObject();
		for (String member : List.of("info", "features", column)) {
			at = at.getAsJsonObject(member);
			if (at == null) {
				return List.of();
			}
		}
		List<String> names = new ArrayList<>();
		if (at.has("names")) {
			at.getAsJsonArray("names").forEach(n -> names.add(n.getAsString()));
		}
		return names;
	}
}
