package org.channelexplorer.ui.internal.help;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.core.runtime.IConfigurationElement;
import org.eclipse.core.runtime.Platform;

/**
 * What helps in a view or editor, as contributed to the extension point {@code org.channelexplorer.ui.hints}.
 *
 * @param part       id of the view or editor
 * @param text       what one does with it, a few sentences
 * @param operations ids of the operations whose pages belong to it, the most important first; often empty or one
 * @param keys       what keys and mouse do in it
 */
public record Hint(String part, String text, List<String> operations, List<Key> keys) {
	private static final String POINT = "org.channelexplorer.ui.hints"; //$NON-NLS-1$

	/**
	 * A key or a gesture.
	 *
	 * @param sequence for people: {@code Ctrl+A}, {@code Shift+drag}
	 * @param does     what it does, beginning with a verb
	 */
	public record Key(String sequence, String does) {
	}

	public Hint {
		operations = List.copyOf(operations);
		keys = List.copyOf(keys);
	}

	/** The hint on a part; one without text and keys when nobody contributes any. */
	public static Hint of(String part) {
		return all().getOrDefault(part, new Hint(part, "", List.of(), List.of())); //$NON-NLS-1$
	}

	/** All that are contributed, by part; what several bundles say of one part is joined. */
	public static Map<String, Hint> all() {
		Map<String, List<Key>> groups = new LinkedHashMap<>();
		Map<String, Hint> hints = new LinkedHashMap<>();
		IConfigurationElement[] elements = Platform.getExtensionRegistry().getConfigurationElementsFor(POINT);
		for (IConfigurationElement e : elements) {
			if ("keys".equals(e.getName())) { //$NON-NLS-1$
				groups.computeIfAbsent(e.getAttribute("id"), id -> new ArrayList<>()).addAll(keys(e)); //$NON-NLS-1$
			}
		}
		for (IConfigurationElement e : elements) {
			if ("hint".equals(e.getName())) { //$NON-NLS-1$
				List<Key> keys = new ArrayList<>(keys(e));
				words(e, "keys").forEach(id -> keys.addAll(groups.getOrDefault(id, List.of()))); //$NON-NLS-1$
				hints.merge(e.getAttribute("part"), //$NON-NLS-1$
						new Hint(e.getAttribute("part"), attribute(e, "text"), words(e, "operations"), keys), Hint::joined); //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$
			}
		}
		return hints;
	}

	private Hint joined(Hint other) {
		return new Hint(part, (text + " " + other.text).strip(), join(operations, other.operations), join(keys, other.keys)); //$NON-NLS-1$
	}

	private static <T> List<T> join(List<T> a, List<T> b) {
		List<T> both = new ArrayList<>(a);
		b.stream().filter(x -> !a.contains(x)).forEach(both::add);
		return both;
	}

	private static List<Key> keys(IConfigurationElement parent) {
		return Arrays.stream(parent.getChildren("key")).map(k -> new Key(attribute(k, "sequence"), attribute(k, "does"))).toList(); //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$
	}

	private static List<String> words(IConfigurationElement e, String name) {
		return Arrays.stream(attribute(e, name).split(",")).map(String::strip).filter(s -> !s.isEmpty()).toList(); //$NON-NLS-1$
	}

	private static String attribute(IConfigurationElement e, String name) {
		String value = e.getAttribute(name);
		return value == null ? "" : value.strip().replaceAll("\\s+", " "); //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$
	}
}
