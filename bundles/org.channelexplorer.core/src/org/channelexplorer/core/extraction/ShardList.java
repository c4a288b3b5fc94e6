package org.channelexplorer.core.extraction;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonParseException;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.channelexplorer.core.document.Recipe;
import org.channelexplorer.core.document.Recipe.StoredImage;
import org.channelexplorer.core.document.StoredImages;
import org.channelexplorer.core.util.Json;

/**
 * The list of images in the shared folder, {@code KEY.images}: for each range a line of JSON, names and hashes (where they are known) in turn. So the names
 * do not travel with the tasks, and no machine holds more than those of its range.
 */
final class ShardList {
	/** Ranges that there are at least, so that a cluster has something to divide. */
	private static final int RANGES = 64;
	private static final int MOST_IMAGES = 1_000;
	/** Bytes of a shard, which is in memory until it is written. */
	private static final int MOST_BYTES = 16 << 20;

	private ShardList() {
	}

	/**
	 * Images per range: the same on every cluster, or a restart would find no shard.
	 *
	 * @param asked 0 for the usual
	 */
	static int rangeSize(ShardJob job, int images, int asked) {
		int batch = job.begun().recipe().run().batch();
		int size = asked > 0 ? asked
				: Math.clamp(Math.min(MOST_BYTES / (Float.BYTES * (long) job.width()), (images + RANGES - 1L) / RANGES), 1, MOST_IMAGES);
		return Math.multiplyExact((size + batch - 1) / batch, batch); // the images of a batch are run together, as everywhere
	}

	/** Cuts the images into ranges and writes their names. */
	static List<ImageRange> write(ShardJob job, Recipe recipe, int size, ShardFiles files) throws IOException {
		List<StoredImage> images = recipe.images();
		List<ImageRange> ranges = new ArrayList<>();
		files.write(job.list(), out -> {
			ranges.clear();
			long offset = 0;
			for (int from = 0; from < images.size(); from += size) {
				int to = Math.min(images.size(), from + size);
				JsonArray line = new JsonArray(2 * (to - from));
				for (StoredImage image : images.subList(from, to)) {
					line.add(image.file());
					line.add(image.sha256());
				}
				byte[] bytes = (Json.compact(line) + "\n").getBytes(StandardCharsets.UTF_8);
				out.write(bytes);
				ranges.add(new ImageRange(from, to, offset, bytes.length));
				offset += bytes.length;
			}
		});
		return ranges;
	}

	/** Reads the images of a range. */
	static StoredImages read(ShardJob job, ImageRange range, ShardFiles files) throws IOException {
		byte[] line;
		try (InputStream in = files.open(job.list(), range.offset())) {
			line = in.readNBytes(range.length());
		}
		if (line.length < range.length()) {
			throw new EOFException(job.list() + " is cut off");
		}
		StoredImages.Builder images = new StoredImages.Builder();
		try {
			List<JsonElement> parts = Json.parse(new String(line, StandardCharsets.UTF_8)).getAsJsonArray().asList();
			if (parts.size() != 2 * range.size()) {
				throw new IOException(job.list() + " names " + parts.size() / 2 + " images of " + range.size());
			}
			for (int i = 0; i < parts.size(); i += 2) {
				images.add(parts.get(i).getAsString(), parts.get(i + 1).getAsString());
			}
			return images.build();
		} catch (JsonParseException | IllegalStateException e) {
			throw new IOException(job.list() + " is damaged: " + e.getMessage(), e);
		}
	}
}
