package org.channelexplorer.plot.internal.network;

import java.util.ArrayList;
import java.util.List;
import org.channelexplorer.plot.Surface;

/** Names of layers in little room: they differ at their ends. */
public final class Names {
	private static final String CUT = "...";

	private Names() {
	}

	/** Names without the path that all of them but inputs and outputs, which have none, begin with. */
	public static List<String> shortened(List<String> names) {
		List<String> paths = names.stream().filter(n -> n.indexOf('/') > 0).toList();
		String common = paths.size() < 2 ? "" : paths.getFirst().substring(0, paths.getFirst().lastIndexOf('/') + 1);
		for (String path : paths) {
			while (!path.startsWith(common)) {
				common = common.substring(0, common.lastIndexOf('/', common.length() - 2) + 1);
			}
		}
		String prefix = common;
		return names.stream().map(n -> n.startsWith(prefix) ? n.substring(prefix.length()) : n).toList();
	}

	/**
	 * A name in at most two lines, broken behind a slash, else a dot, underscore or hyphen, when it has one there; what does not fit is cut
	 * off at its beginning.
	 */
	static List<String> lines(Surface s, String name, double size, boolean bold, double room) {
		if (s.width(name, size, bold) <= room) {
			return List.of(name);
		}
		String last = tail(s, name, size, bold, room);
		int end = last.indexOf('/') >= 0 ? last.indexOf('/') : breaks(last);
		if (end >= 0 && end < last.length() - 1) {
			last = last.substring(end + 1);
		}
		List<String> lines = new ArrayList<>();
		String first = name.substring(0, name.length() - last.length());
		if (!first.isEmpty()) {
			String fits = tail(s, first, size, bold, room);
			lines.add(fits.length() == first.length() ? first : CUT + tail(s, first, size, bold, room - s.width(CUT, size, bold)));
		}
		lines.add(last);
		return lines;
	}

	/** The first place where a part of a name ends, -1 when there is none. */
	private static int breaks(String name) {
		for (int i = 0; i < name.length(); i++) {
			if ("._-".indexOf(name.charAt(i)) >= 0) {
				return i;
			}
		}
		return -1;
	}

	/** As much of the end as fits. */
	private static String tail(Surface s, String text, double size, boolean bold, double room) {
		int from = 0;
		while (from < text.length() && s.width(text.substring(from), size, bold) > room) {
			from++;
		}
		return text.substring(from);
	}
}
