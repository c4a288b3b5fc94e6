package org.channelexplorer.ui.operation;

import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** Names as menus have them: all words but short prepositions, articles and conjunctions begin with a capital. */
final class TitleCase {
	private static final Set<String> SMALL = Set.of("a", "an", "and", "as", "at", "but", "by", "for", "from", "in", "into", "its", "nor", "of", "off", "on", //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$ //$NON-NLS-4$ //$NON-NLS-5$ //$NON-NLS-6$ //$NON-NLS-7$ //$NON-NLS-8$ //$NON-NLS-9$ //$NON-NLS-10$ //$NON-NLS-11$ //$NON-NLS-12$ //$NON-NLS-13$ //$NON-NLS-14$ //$NON-NLS-15$ //$NON-NLS-16$
			"onto", "or", "per", "than", "the", "to", "up", "via", "with"); //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$ //$NON-NLS-4$ //$NON-NLS-5$ //$NON-NLS-6$ //$NON-NLS-7$ //$NON-NLS-8$ //$NON-NLS-9$

	private TitleCase() {
	}

	/** A name, such as Activation Overlay for "Activation overlay"; words with a capital stay as they are, such as t-SNE. */
	static String of(String name) {
		return Arrays.stream(name.split(" ")).map(w -> w.isEmpty() || SMALL.contains(w) || !w.equals(w.toLowerCase(Locale.ROOT)) //$NON-NLS-1$
				? w
				: w.substring(0, 1).toUpperCase(Locale.ROOT) + w.substring(1)).collect(Collectors.joining(" ")); //$NON-NLS-1$
	}
}
