package org.channelexplorer.core.extraction;

import com.google.gson.JsonParseException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.channelexplorer.core.data.NdArray;
import org.channelexplorer.core.extension.ClassifierHead;
import org.channelexplorer.core.extension.HeadChange;
import org.channelexplorer.core.extension.ImportedModel;
import org.channelexplorer.core.model.Tap;
import org.channelexplorer.core.store.AtomicFiles;
import org.channelexplorer.core.store.Npy;
import org.channelexplorer.core.util.InputException;
import org.channelexplorer.core.util.Json;
import org.channelexplorer.core.util.Reasons;

/**
 * The head of a classifier beside the matrices of a data folder, so that refining its classes does not need the model: {@code head.weights.npy},
 * float32 [classes][features], {@code head.offsets.npy}, float32 [classes], where it is a linear map, and {@code head.json}, written last, with the
 * rest of it or why the network has none. A function of the model file; an analysis made by an earlier version lacks it.
 */
public final class StoredHead {
	private static final String INDEX = "head.json";
	private static final String WEIGHTS = "head.weights.npy";
	private static final String OFFSETS = "head.offsets.npy";

	private final Index index;
	private final float[] weights;

	/**
	 * The file {@value #INDEX}.
	 *
	 * @param none why the network has no head; null when it has one, and the rest is set
	 * @param bent why it is no linear map; null when the weights are stored
	 */
	private record Index(String none, String node, int classes, int features, Tap input, boolean probabilities, String bent) {

		static Index without(String why) {
			return new Index(why, null, 0, 0, null, false, null);
		}
	}

	/** Opens the model to write the head of another network. */
	@FunctionalInterface
	public interface Source {
		/** @throws InputException when the model is gone or has changed */
		ClassifierHead open() throws InputException;
	}

	/** Asks a model for its head. */
	public StoredHead(ImportedModel model) {
		Index found;
		float[] linear = null;
		try {
			ClassifierHead head = model.head();
			String bent = null;
			try {
				linear = head.weights();
			} catch (InputException e) {
				bent = e.getMessage();
			}
			found = new Index(null, head.node(), head.classes(), head.features(), head.input(), head.probabilities(), bent);
		} catch (InputException e) {
			found = Index.without(e.getMessage());
		}
		index = found;
		weights = linear;
	}

	/** Whether a data folder has it, or why there is none. */
	public static boolean in(Path data) {
		return Files.exists(data.resolve(INDEX));
	}

	/** Writes it into a data folder, which the caller has locked. */
	public void write(Path data) throws IOException {
		if (weights != null) {
			int offsets = index.classes * index.features;
			Npy.write(data.resolve(WEIGHTS), new NdArray(new int[] { index.classes, index.features }, Arrays.copyOf(weights, offsets)));
			Npy.write(data.resolve(OFFSETS), new NdArray(new int[] { index.classes }, Arrays.copyOfRange(weights, offsets, weights.length)));
		}
		AtomicFiles.write(data.resolve(INDEX), Json.pretty(index));
	}

	/**
	 * Reads it.
	 *
	 * @param model opens the model, which only {@link ClassifierHead#write} needs
	 * @throws InputException saying why the network has none; or naming a damaged file
	 */
	public static ClassifierHead read(Path data, Source model) throws InputException {
		Path file = data.resolve(INDEX);
		try {
			Index index = Json.read(file, Index.class);
			if (index.none != null) {
				throw new InputException(index.none);
			}
			if (index.node == null || index.input == null || index.classes < 1 || index.features < 1) {
				throw new InputException(file + ": damaged: the head is incomplete");
			}
			return new Head(data, index, model);
		} catch (JsonParseException | NullPointerException e) {
			throw new InputException(file + ": damaged: " + e.getMessage(), e);
		}
	}

	private record Head(Path data, Index index, Source model) implements ClassifierHead {

		@Override
		public String node() {
			return index.node;
		}

		@Override
		public int classes() {
			return index.classes;
		}

		@Override
		public int features() {
			return index.features;
		}

		@Override
		public Tap input() {
			return index.input;
		}

		@Override
		public boolean probabilities() {
			return index.probabilities;
		}

		@Override
		public float[] weights() throws InputException {
			if (index.bent != null) {
				throw new InputException(index.bent);
			}
			float[] rows = values(WEIGHTS, index.classes * index.features);
			float[] offsets = values(OFFSETS, index.classes);
			float[] all = Arrays.copyOf(rows, rows.length + offsets.length);
			System.arraycopy(offsets, 0, all, rows.length, offsets.length);
			return all;
		}

		private float[] values(String name, int length) throws InputException {
			Path file = data.resolve(name);
			try {
				float[] values = Npy.read(file).values();
				if (values.length != length) {
					throw new InputException(file + ": damaged: " + values.length + " values of " + length);
				}
				return values;
			} catch (IOException e) {
				throw Reasons.unreadable(file, e);
			}
		}

		@Override
		public void write(Path target, HeadChange change, boolean overwrite) throws InputException {
			model.open().write(target, change, overwrite);
		}
	}
}
