package org.channelexplorer.core.extraction;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.channelexplorer.core.model.Layer;
import org.channelexplorer.core.model.Network;
import org.channelexplorer.core.model.Tap;
import org.channelexplorer.core.store.NpyTensor;
import org.channelexplorer.core.util.Folders;
import org.channelexplorer.core.util.InputException;
import org.channelexplorer.core.util.Reasons;

/** Arrays that another framework wrote: one {@code .npy}, or many by name in a folder or an {@code .npz}. Each is read when it is asked for. */
final class ReferenceArrays {
	private static final String END = ".npy";
	private static final long LONGEST = Integer.MAX_VALUE - 16L;
	private static final int SHARE_OF_HEAP = 3;

	private final Path place;
	private final SortedMap<String, String> files = new TreeMap<>();

	private ReferenceArrays(Path place) {
		this.place = place;
	}

	/** @param place a folder or an .npz file @throws InputException when there is no array in it */
	static ReferenceArrays of(Path place) throws InputException {
		ReferenceArrays all = new ReferenceArrays(place);
		try {
			if (Files.isDirectory(place)) {
				try (Stream<Path> found = Files.walk(place)) {
					found.filter(Files::isRegularFile).forEach(f -> all.add(Folders.relative(place, f)));
				}
			} else {
				try (ZipFile zip = new ZipFile(place.toFile())) {
					zip.stream().map(ZipEntry::getName).forEach(all::add);
				}
			}
		} catch (IOException e) {
			throw Reasons.unreadable(place, e);
		}
		if (all.files.isEmpty()) {
			throw new InputException(place + ": has no .npy (a folder of LAYER.npy, or an .npz with an array per layer, is needed)");
		}
		return all;
	}

	private void add(String name) {
		if (name.endsWith(END)) {
			files.put(name.substring(0, name.length() - END.length()), name);
		}
	}

	/** One file. @throws InputException naming it when it is no array */
	static NpyTensor read(Path file) throws InputException {
		try {
			if (Files.size(file) > LONGEST) {
				throw new InputException(file + ": is larger than 2 GB: compare fewer images");
			}
			return NpyTensor.of(Files.readAllBytes(file));
		} catch (IOException e) {
			throw Reasons.unreadable(file, e);
		}
	}

	/** An array by its name. */
	NpyTensor get(String name) throws InputException {
		String file = files.get(name);
		if (Files.isDirectory(place)) {
			return read(place.resolve(file));
		}
		try (ZipFile zip = new ZipFile(place.toFile()); InputStream in = zip.getInputStream(zip.getEntry(file))) {
			// what an archive says about the size of its entries is not believed
			int most = (int) Math.min(LONGEST, Runtime.getRuntime().maxMemory() / SHARE_OF_HEAP);
			byte[] bytes = in.readNBytes(most);
			if (in.read() >= 0) {
				throw new InputException(place + ", " + file + ": is larger than " + (most >> 20) + " MB: compare fewer images");
			}
			return NpyTensor.of(bytes);
		} catch (IOException e) {
			throw Reasons.unreadable(place + ", " + file, e);
		}
	}

	/** Where an array is, for messages. */
	String describe(String name) {
		return Files.isDirectory(place) ? place.resolve(files.get(name)).toString() : place + ", " + files.get(name);
	}

	/**
	 * An array and what of the network it is compared with.
	 *
	 * @param name  of the array
	 * @param layer whose it is
	 * @param tap   the tensor
	 */
	record Named(String name, Layer layer, Tap tap) {
		/** The layer's label where the array is named by that, else its id. */
		String shown() {
			return same(name, layer.label(), false) || same(name, layer.label(), true) && !same(name, layer.id(), true) ? layer.label() : layer.id();
		}
	}

	/**
	 * The layers that the arrays are named by, in the network's order. A name is a layer's id, its label or the name of its tensor, first as it
	 * stands, then with any other sign in the place of slashes, dots and blanks.
	 *
	 * @throws InputException when a name is none of these, or several layers'
	 */
	List<Named> layers(Network network) throws InputException {
		List<Named> found = new ArrayList<>();
		for (String name : files.keySet()) {
			List<Named> fitting = fitting(network, name, false);
			if (fitting.isEmpty()) {
				fitting = fitting(network, name, true);
			}
			if (fitting.size() != 1) {
				throw new InputException(describe(name) + ": "
						+ (fitting.isEmpty() ? "no layer of " + network.name() + " is named so" : "several layers are named so ("
								+ String.join(", ", fitting.stream().map(f -> f.layer.id()).toList()) + ")")
						+ "; 'channelexplorer info --model' lists the layers, such as "
						+ String.join(", ", network.layers().stream().filter(Layer::readable).limit(3).map(Layer::id).toList()));
			}
			found.addAll(fitting);
		}
		found.sort(java.util.Comparator.comparingInt(f -> network.layers().indexOf(f.layer)));
		return found;
	}

	private static List<Named> fitting(Network network, String name, boolean loosely) {
		List<Named> found = new ArrayList<>();
		for (Layer layer : network.layers()) {
			Tap pre = layer.pre();
			Tap post = layer.post();
			if (pre != null && (same(name, pre.tensor(), loosely) || same(name, layer.id(), loosely) || same(name, layer.label(), loosely))) {
				found.add(new Named(name, layer, pre));
			} else if (pre == null && post != null
					&& (same(name, post.tensor(), loosely) || same(name, layer.id(), loosely) || same(name, layer.label(), loosely))) {
				found.add(new Named(name, layer, post));
			}
		}
		return found;
	}

	private static boolean same(String a, String b, boolean loosely) {
		return loosely ? plain(a).equals(plain(b)) : a.equals(b);
	}

	private static String plain(String name) {
		return name.replaceAll("[^A-Za-z0-9]+", ".").replaceAll("^\\.|\\.$", "");
	}
}
