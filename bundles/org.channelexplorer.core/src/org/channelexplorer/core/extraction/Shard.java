package org.channelexplorer.core.extraction;

import com.google.gson.JsonParseException;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.zip.CRC32C;
import java.util.zip.CheckedInputStream;
import java.util.zip.Checksum;
import org.channelexplorer.core.document.Recipe;
import org.channelexplorer.core.store.Npy;
import org.channelexplorer.core.util.InputException;
import org.channelexplorer.core.util.Json;

/**
 * What a range of images gave, in two files of the shared folder: {@code KEY.FROM-TO.npy}, float32 rows x (all matrices of the recipe side by side, in the
 * order of {@link SummaryStore}, then the probabilities), and {@code KEY.FROM-TO.json}, written last, which names the images, those without a row with their
 * reasons. Written twice they are the same bytes.
 */
final class Shard {
	private static final String VALUES = ".npy";
	private static final String INDEX = ".json";

	/**
	 * The file {@code .json}: by image of the range its hash (empty when it cannot be read) and the reason why it has no row (null when it has one), and a checksum of
	 * the values. It is one that Java has instructions for at once: a driver compiles little of what it runs.
	 */
	private record Index(List<String> sha256, List<String> problems, long crc32c) {
	}

	private final ShardJob job;
	private final ShardFiles files;

	Shard(ShardJob job, ShardFiles files) {
		this.job = job;
		this.files = files;
	}

	/** Whether a range is done. @param there names of the files there are */
	static boolean done(ShardJob job, ImageRange range, java.util.Set<String> there) {
		return there.contains(range.name(job.key()) + INDEX) && there.contains(range.name(job.key()) + VALUES);
	}

	/** Writes what a range gave. @param rows of all its images, in order */
	void write(ImageRange range, List<RowMaker.Row> rows) throws IOException {
		long good = rows.stream().filter(r -> r.problem() == null).count();
		Checksum checksum = new CRC32C();
		files.write(range.name(job.key()) + VALUES, out -> {
			byte[] header = Npy.header(Npy.Type.FLOAT32, good, job.width());
			checksum.update(header);
			out.write(header);
			ByteBuffer line = ByteBuffer.allocate(job.width() * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
			for (RowMaker.Row row : rows) {
				if (row.problem() == null) {
					line.clear();
					for (float[] vector : row.summaries()) {
						put(line, vector);
					}
					if (row.output() != null) {
						put(line, row.output());
					}
					checksum.update(line.array());
					out.write(line.array());
				}
			}
		});
		Index index = new Index(rows.stream().map(RowMaker.Row::sha256).toList(), rows.stream().map(RowMaker.Row::problem).toList(),
				checksum.getValue());
		files.write(range.name(job.key()) + INDEX, out -> out.write(Json.compact(index).getBytes(StandardCharsets.UTF_8)));
	}

	private static void put(ByteBuffer to, float[] values) {
		to.asFloatBuffer().put(values);
		to.position(to.position() + values.length * Float.BYTES);
	}

	/** What was written is not what is there. */
	private static final class Damaged extends IOException {
		private static final long serialVersionUID = 1L;

		Damaged(String what) {
			super(what);
		}
	}

	/**
	 * Reads what a range gave, a row at a time.
	 *
	 * @throws InputException when it is damaged; it is deleted then, so that it is made again
	 */
	void read(ImageRange range, Batches.Taker taker, boolean last) throws IOException, InputException {
		String name = range.name(job.key());
		try {
			Index index = index(name);
			if (index.sha256.size() != range.size() || index.problems.size() != range.size()) {
				throw new Damaged("it names " + index.sha256.size() + " images of " + range.size());
			}
			// twice: nothing of a damaged one may come into the store
			if (index.crc32c != checksum(name)) {
				throw new Damaged("its values have changed since they were written");
			}
			rows(range, index, taker, last);
		} catch (Damaged | JsonParseException | NullPointerException e) {
			files.delete(name + INDEX);
			files.delete(name + VALUES);
			throw new InputException(name + VALUES + ": damaged: " + e.getMessage() + "; it was deleted, the same command makes it again", e);
		}
	}

	private Index index(String name) throws IOException {
		try (InputStream in = files.open(name + INDEX, 0)) {
			return Json.fromTree(Json.parse(new String(in.readAllBytes(), StandardCharsets.UTF_8)), Index.class);
		}
	}

	private long checksum(String name) throws IOException {
		Checksum checksum = new CRC32C();
		try (InputStream in = new CheckedInputStream(files.open(name + VALUES, 0), checksum)) {
			byte[] buffer = new byte[1 << 16];
			while (in.read(buffer) >= 0) {
				// the stream adds it to the checksum
			}
		}
		return checksum.getValue();
	}

	private void rows(ImageRange range, Index index, Batches.Taker taker, boolean last) throws IOException, InputException {
		Recipe recipe = job.begun().recipe();
		int matrices = Math.max(1, recipe.steps().size()) * recipe.layers().size() * recipe.functions().size();
		long good = index.problems.stream().filter(java.util.Objects::isNull).count();
		byte[] line = new byte[job.width() * Float.BYTES];
		try (DataInputStream in = new DataInputStream(new java.io.BufferedInputStream(files.open(range.name(job.key()) + VALUES, 0), 1 << 16))) {
			byte[] header = in.readNBytes(Npy.HEADER);
			if (!Arrays.equals(header, Npy.header(Npy.Type.FLOAT32, good, job.width()))) {
				throw new Damaged("it is not " + good + " x " + job.width() + " values");
			}
			for (int i = 0; i < range.size(); i++) {
				RowMaker.Row row;
				if (index.problems.get(i) == null) {
					in.readFully(line);
					row = row(range.from() + i, index.sha256.get(i), ByteBuffer.wrap(line).order(ByteOrder.LITTLE_ENDIAN), matrices);
				} else {
					row = new RowMaker.Row(range.from() + i, index.sha256.get(i), null, null, index.problems.get(i));
				}
				taker.take(List.of(row), last && i == range.size() - 1);
			}
		}
	}

	private RowMaker.Row row(int image, String sha256, ByteBuffer line, int matrices) {
		Recipe recipe = job.begun().recipe();
		float[][] summaries = new float[matrices][];
		for (int m = 0; m < matrices; m++) {
			int layer = m / recipe.functions().size() % recipe.layers().size();
			summaries[m] = take(line, recipe.layers().get(layer).tap().channels());
		}
		float[] output = job.begun().predictions() == null ? null : take(line, job.begun().predictions().classes());
		return new RowMaker.Row(image, sha256, summaries, output, null);
	}

	private static float[] take(ByteBuffer from, int count) {
		float[] values = new float[count];
		from.asFloatBuffer().get(values);
		from.position(from.position() + count * Float.BYTES);
		return values;
	}
}
