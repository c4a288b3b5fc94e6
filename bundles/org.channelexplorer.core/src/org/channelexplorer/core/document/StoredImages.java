package org.channelexplorer.core.document;

import com.google.gson.JsonParseException;
import com.google.gson.TypeAdapter;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.AbstractList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.RandomAccess;
import org.channelexplorer.core.document.Recipe.StoredImage;

/**
 * The images of a recipe in three arrays instead of three objects each: there may be a hundred thousand of them, and an extraction
 * keeps them all the time. Unmodifiable; elements are made when they are asked for.
 */
public final class StoredImages extends AbstractList<StoredImage> implements RandomAccess {
	private static final int HASH = 32;

	private final int size;
	/** Names in UTF-8, one behind the other. */
	private final byte[] names;
	/** Where each name ends. */
	private final int[] ends;
	/** 32 bytes each; zeros without a hash. */
	private final byte[] hashes;
	private final BitSet hashed;

	private StoredImages(Builder b) {
		size = b.size;
		ends = Arrays.copyOf(b.ends, size);
		names = Arrays.copyOf(b.names, b.end());
		hashes = Arrays.copyOf(b.hashes, size * HASH);
		hashed = (BitSet) b.hashed.clone();
	}

	/** The same images without their hashes. */
	StoredImages unhashed() {
		if (hashed.isEmpty()) {
			return this;
		}
		Builder b = new Builder();
		forEach(i -> b.add(i.file(), ""));
		return b.build();
	}

	/** The same images, packed. @throws IllegalArgumentException when a hash is no SHA-256 in lower-case hex */
	static StoredImages of(List<StoredImage> images) {
		if (images instanceof StoredImages packed) {
			return packed;
		}
		Builder b = new Builder();
		images.forEach(i -> b.add(i.file(), i.sha256()));
		return b.build();
	}

	@Override
	public StoredImage get(int index) {
		Objects.checkIndex(index, size);
		int from = index == 0 ? 0 : ends[index - 1];
		String file = new String(names, from, ends[index] - from, StandardCharsets.UTF_8);
		return new StoredImage(file, hashed.get(index) ? HexFormat.of().formatHex(hashes, index * HASH, (index + 1) * HASH) : "");
	}

	@Override
	public int size() {
		return size;
	}

	@Override
	public boolean equals(Object o) {
		return o instanceof StoredImages other ? size == other.size && Arrays.equals(ends, other.ends) && Arrays.equals(names, other.names)
				&& Arrays.equals(hashes, other.hashes) && hashed.equals(other.hashed) : super.equals(o);
	}

	@Override
	public int hashCode() {
		return super.hashCode(); // that of any list of the same images
	}

	/** Collects images. */
	public static final class Builder {
		private int size;
		private int[] ends = new int[64];
		private byte[] names = new byte[1024];
		private byte[] hashes = new byte[64 * HASH];
		private final BitSet hashed = new BitSet();

		/** @param sha256 64 lower-case hex digits, or empty */
		public Builder add(String file, String sha256) {
			byte[] name = file.getBytes(StandardCharsets.UTF_8);
			int end = Math.addExact(end(), name.length);
			if (end > names.length) {
				names = Arrays.copyOf(names, Math.max(end, (int) Math.min(names.length * 2L, Integer.MAX_VALUE - 8)));
			}
			if (size == ends.length) {
				ends = Arrays.copyOf(ends, Math.multiplyExact(size, 2));
				hashes = Arrays.copyOf(hashes, Math.multiplyExact(ends.length, HASH));
			}
			System.arraycopy(name, 0, names, end - name.length, name.length);
			ends[size] = end;
			if (!sha256.isEmpty()) {
				hash(file, sha256);
			}
			size++;
			return this;
		}

		private void hash(String file, String sha256) {
			byte[] hash = HexFormat.of().parseHex(sha256);
			if (hash.length != HASH || !HexFormat.of().formatHex(hash).equals(sha256)) {
				throw new IllegalArgumentException("the hash of " + file + " is no SHA-256: " + sha256);
			}
			System.arraycopy(hash, 0, hashes, size * HASH, HASH);
			hashed.set(size);
		}

		private int end() {
			return size == 0 ? 0 : ends[size - 1];
		}

		public StoredImages build() {
			return new StoredImages(this);
		}
	}

	/** As an array of objects with {@code file} and {@code sha256}, one at a time in memory. */
	static final class Adapter extends TypeAdapter<List<StoredImage>> {

		@Override
		public void write(JsonWriter out, List<StoredImage> images) throws IOException {
			out.beginArray();
			for (StoredImage i : images) {
				out.beginObject().name("file").value(i.file()).name("sha256").value(i.sha256()).endObject();
			}
			out.endArray();
		}

		@Override
		public List<StoredImage> read(JsonReader in) throws IOException {
			Builder b = new Builder();
			in.beginArray();
			while (in.hasNext()) {
				String file = null;
				String sha256 = null;
				in.beginObject();
				while (in.hasNext()) {
					switch (in.nextName()) {
					case "file" -> file = in.nextString();
					case "sha256" -> sha256 = in.nextString();
					default -> in.skipValue();
					}
				}
				in.endObject();
				if (file == null || sha256 == null) {
					throw new JsonParseException("image " + b.size + " has no file or no sha256");
				}
				b.add(file, sha256);
			}
			in.endArray();
			return b.build();
		}
	}
}
