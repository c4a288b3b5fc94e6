package org.channelexplorer.core.document;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import org.channelexplorer.core.label.Named;

/**
 * Merges two lists of named values.
 *
 * @param <T>       what they are
 * @param word      what a value is called
 * @param otherName stands in brackets behind the other's name where both are kept
 * @param renamed   a value under another name
 * @param both      one value of two that were both changed, null when there is none
 */
record NamedMerge<T extends Named>(String word, String otherName, BiFunction<T, String, T> renamed, Both<T> both) {

	/** Makes one value of two. */
	interface Both<T> {
		/** @param base what both were, null when it is not known; @return null when they cannot be one */
		T of(T one, T other, T base);
	}

	/**
	 * What came out.
	 *
	 * @param values  in the first's order, then those that only the other has
	 * @param renamed the new names of the other's values, by their old ones
	 */
	record Outcome<T>(List<T> values, Map<String, String> renamed) {
	}

	/** @param base null when it is not known */
	Outcome<T> merge(List<T> one, List<T> other, List<T> base, List<String> conflicts) {
		Map<String, T> mine = byName(one);
		Map<String, T> theirs = byName(other);
		Map<String, T> before = byName(base == null ? List.of() : base);
		Set<String> names = new LinkedHashSet<>(mine.keySet());
		names.addAll(theirs.keySet());
		Set<String> taken = new HashSet<>(names);
		Map<String, String> newNames = new LinkedHashMap<>();
		List<T> values = new ArrayList<>();
		for (String n : names) {
			T a = mine.get(n);
			T b = theirs.get(n);
			T from = before.get(n);
			if (a == null || b == null) {
				T there = a == null ? b : a;
				if (from != null && !there.equals(from)) {
					conflicts.add(word + " '" + n + "' was deleted by one and changed by the other: it is kept");
				}
				if (!there.equals(from)) {
					values.add(there);
				}
				continue;
			}
			if (a.equals(b) || b.equals(from) || a.equals(from)) {
				values.add(a.equals(from) ? b : a);
				continue;
			}
			T joined = both.of(a, b, from);
			if (joined != null) {
				values.add(joined);
				continue;
			}
			String free = free(n, taken);
			taken.add(free);
			newNames.put(n, free);
			values.add(a);
			values.add(renamed.apply(b, free));
			conflicts.add(word + " '" + n + "' differs: both are kept, the other one as '" + free + "'");
		}
		return new Outcome<>(values, newNames);
	}

	private String free(String n, Set<String> taken) {
		String free = n + " (" + otherName + ")";
		for (int i = 2; taken.contains(free); i++) {
			free = n + " (" + otherName + " " + i + ")";
		}
		return free;
	}

	private Map<String, T> byName(List<T> values) {
		Map<String, T> byName = new LinkedHashMap<>();
		values.forEach(v -> byName.put(v.name(), v));
		return byName;
	}
}
