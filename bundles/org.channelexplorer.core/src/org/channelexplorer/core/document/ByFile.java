package org.channelexplorer.core.document;

import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.channelexplorer.core.model.ImageEntries;
import org.channelexplorer.core.model.ImageEntry;
import org.channelexplorer.core.model.ImageSet;

/** Something that images have, by their files: of a million packed images a view without a copy. */
final class ByFile extends AbstractMap<String, String> {
	private final ImageEntries images;
	private final Function<ImageEntry, String> value;

	private ByFile(ImageEntries images, Function<ImageEntry, String> value) {
		this.images = images;
		this.value = value;
	}

	/** Those that are not empty. */
	static Map<String, String> of(ImageSet images, Function<ImageEntry, String> value) {
		if (images.entries() instanceof ImageEntries packed) {
			return new ByFile(packed, value);
		}
		Map<String, String> all = new LinkedHashMap<>();
		images.entries().stream().filter(e -> !value.apply(e).isEmpty()).forEach(e -> all.put(e.file(), value.apply(e)));
		return all;
	}

	private Stream<Map.Entry<String, String>> entries() {
		return images.stream().map(e -> Map.entry(e.file(), value.apply(e))).filter(e -> !e.getValue().isEmpty());
	}

	@Override
	public String get(Object file) {
		int index = file instanceof String name ? images.indexOfFile(name) : -1;
		String found = index < 0 ? "" : value.apply(images.get(index));
		return found.isEmpty() ? null : found;
	}

	@Override
	public boolean containsKey(Object file) {
		return get(file) != null;
	}

	@Override
	public Set<Entry<String, String>> entrySet() {
		return new AbstractSet<>() {
			@Override
			public Iterator<Entry<String, String>> iterator() {
				return entries().iterator();
			}

			@Override
			public int size() {
				return (int) entries().count();
			}
		};
	}
}
