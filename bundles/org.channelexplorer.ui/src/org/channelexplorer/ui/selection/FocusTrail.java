package org.channelexplorer.ui.selection;

import com.google.gson.JsonElement;
import com.google.gson.JsonParseException;
import java.util.ArrayList;
import java.util.List;
import org.channelexplorer.core.util.Json;

/**
 * The way to the focus in use, for the bread crumb.
 *
 * @param names     names of focuses, the outermost first, the one in use last; empty for all images
 * @param automatic those of them that got their names by themselves: they are forgotten when they are left
 */
public record FocusTrail(List<String> names, List<String> automatic) {
	/** All images. */
	public static final FocusTrail ALL = new FocusTrail(List.of(), List.of());

	public FocusTrail {
		names = names == null ? List.of() : List.copyOf(names);
		automatic = automatic == null ? List.of() : List.copyOf(automatic);
	}

	/**
	 * The way that was kept.
	 *
	 * @param kept  null for none
	 * @param inUse name of the focus in use, empty for all images
	 */
	public static FocusTrail kept(JsonElement kept, String inUse) {
		if (inUse.isEmpty()) {
			return ALL;
		}
		try {
			return kept == null ? ALL.at(inUse) : Json.fromTree(kept, FocusTrail.class).at(inUse);
		} catch (JsonParseException damaged) {
			return ALL.at(inUse); // the focus is known without the way to it
		}
	}

	/** One step further in. */
	public FocusTrail into(String name, boolean byItself) {
		List<String> more = new ArrayList<>(names);
		more.add(name);
		List<String> auto = new ArrayList<>(automatic);
		if (byItself) {
			auto.add(name);
		}
		return new FocusTrail(more, auto);
	}

	/** Back to a focus on the way; a focus that is not on it is entered from all images. */
	public FocusTrail at(String name) {
		int place = names.indexOf(name);
		List<String> left = place < 0 ? List.of(name) : names.subList(0, place + 1);
		return new FocusTrail(left, automatic.stream().filter(left::contains).toList());
	}

	/** The same after a focus got another name, which is the analyst's. */
	public FocusTrail renamed(String from, String to) {
		return new FocusTrail(names.stream().map(n -> n.equals(from) ? to : n).toList(), automatic.stream().filter(n -> !n.equals(from)).toList());
	}

	/** One step out. */
	public FocusTrail out() {
		return names.size() < 2 ? ALL : at(names.get(names.size() - 2));
	}
}
