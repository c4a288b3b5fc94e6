package org.channelexplorer.core.document;

import com.google.gson.JsonParseException;
import com.google.gson.TypeAdapter;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonWriter;
import java.io.IOException;
import java.util.AbstractList;
import java.util.BitSet;
import java.util.HexFormat;
import java.util.List;
import java.util.RandomAccess;
import org.channelexplorer.core.document.Recipe.StoredImage;
import org.channelexplorer.core.internal.packed.NativeBytes;
import org.channelexplorer.core.internal.packed.Texts;

/**
 * The images of a recipe, packed outside Java's heap: there may be a million of them, and an extraction keeps them all the time. Unmodifiable; elements are
 * made when they are asked for.
 */
public final class StoredImages extends AbstractList<StoredImage> implements RandomAccess {
	private static final int HASH = 32;

	private final Texts names;
	/** 32 bytes each, the SHA-256; zeros without a hash. */
	private final NativeBytes hashes;
	private final BitSet hashed;

	private StoredImages(Texts names, NativeBytes hashes, BitSet hashed) {
		this.names = names;
		this.hashes = hashes;
		this.hashed = hashed;
	}

	/** The same images without their hashes. */
	StoredImages unhashed() {
		return hashed.isEmpty() ? this : new StoredImages(names, new NativeBytes(), new BitSet());
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
		return new StoredImage(names.get(index), hashed.get(index) ? HexFormat.of().formatHex(hashes.get((long) index * HASH, HASH)) : "");
	}

	@Override
	public int size() {
		return names.size();
	}

	@Override
	public boolean equals(Object o) {
		return o instanceof StoredImages other ? names.sameAs(other.names) && hashed.equals(other.hashed) && (hashed.isEmpty() || hashes.sameAs(other.hashes))
				: super.equals(o);
	}

	@Override
	public int hashCode() {
		return super.hashCode(); // that of any list of the same images
	}

	/** Collects images. */
	public static final class Builder {
		private static final byte[] NONE = new byte[HASH];

		private final Texts names = new Texts();
		private final NativeBytes hashes = new NativeBytes();
		private final BitSet hashed = new BitSet();

		/** @param sha256 64 lower-case hex digits, or empty */
		public Builder add(String file, String sha256) {
			hashes.add(sha256.isEmpty() ? NONE : hash(file, sha256));
			hashed.set(names.size(), !sha256.isEmpty());
			names.add(file);
			return this;
		}

		private static byte[] hash(String file, String sha256) {
			byte[] hash = HexFormat.of().parseHex(sha256);
			if (hash.length != HASH || !HexFormat.of().formatHex(hash).equals(sha256)) {
				throw new IllegalArgumentException("the hash of " + file + " is no SHA-256: " + sha256);
			}
			return hash;
		}

		/** The images; the builder must not be used again. */
		public StoredImages build() {
			return new StoredImages(names, hashes, hashed);
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
					throw new JsonParseException("image " + b.names.size() + " has no file or no sha256");
				}
				b.add(file, sha256);
			}
			in.endArray();
			return b.build();
		}
	}
}
