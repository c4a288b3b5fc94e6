package org.channelexplorer.core.predict;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Which output is which class, by the rules at {@link ClassPredictions}.
 *
 * @param columns   for every class its output, -1 for none
 * @param unmatched classes without an output, with the reason
 */
record NameMatching(int[] columns, SequencedMap<String, String> unmatched) {
	private static final Pattern WORDNET = Pattern.compile("^(?:\\d+[\\s_:.,-]+)?(n\\d{8})(?!\\d)");
	private static final Pattern PREFIX = Pattern.compile("^(?:n\\d{8}|\\d+)[\\s_:.,-]+(?=.*\\p{L})");
	private static final List<Function<String, Set<String>>> RULES = List.of(n -> Set.of(n.strip()), n -> keys(n), NameMatching::wordNet,
			n -> keys(bare(n)), n -> keys(bare(n).split(",")));

	static NameMatching of(List<String> classes, List<String> outputs) {
		int[] columns = new int[classes.size()];
		Arrays.fill(columns, -1);
		Map<Integer, String> open = new LinkedHashMap<>();
		for (int c = 0; c < columns.length; c++) {
			open.put(c, classes.get(c));
		}
		Map<Integer, String> reasons = new HashMap<>();
		Map<Integer, Integer> taken = new HashMap<>();
		for (var rule : RULES) {
			Map<String, Set<Integer>> byKey = new HashMap<>();
			for (int o = 0; o < outputs.size(); o++) {
				for (String key : rule.apply(outputs.get(o))) {
					byKey.computeIfAbsent(key, k -> new TreeSet<>()).add(o);
				}
			}
			Map<Integer, List<Integer>> claims = new LinkedHashMap<>();
			for (var c : List.copyOf(open.entrySet())) {
				Set<Integer> candidates = rule.apply(c.getValue()).stream().flatMap(k -> byKey.getOrDefault(k, Set.of()).stream())
						.collect(Collectors.toCollection(TreeSet::new));
				if (candidates.size() > 1) {
					reasons.put(c.getKey(), "it may be any of the outputs "
							+ candidates.stream().map(o -> o + " '" + outputs.get(o) + "'").collect(Collectors.joining(", ")));
				} else if (candidates.size() == 1) {
					claims.computeIfAbsent(candidates.iterator().next(), o -> new ArrayList<>()).add(c.getKey());
				} else {
					continue;
				}
				open.remove(c.getKey());
			}
			claims.forEach((output, by) -> {
				if (taken.containsKey(output)) {
					by.forEach(c -> reasons.put(c, "the output '" + outputs.get(output) + "' is the class '" + classes.get(taken.get(output)) + "'"));
				} else if (by.size() > 1) {
					by.forEach(c -> reasons.put(c, "the output '" + outputs.get(output) + "' may be any of the classes "
							+ by.stream().map(x -> "'" + classes.get(x) + "'").collect(Collectors.joining(", "))));
				} else {
					columns[by.getFirst()] = output;
					taken.put(output, by.getFirst());
				}
			});
		}
		SequencedMap<String, String> unmatched = new LinkedHashMap<>();
		for (int c = 0; c < columns.length; c++) {
			if (columns[c] < 0) {
				unmatched.put(classes.get(c), reasons.getOrDefault(c, "no output has this name"));
			}
		}
		return new NameMatching(columns, unmatched);
	}

	private static Set<String> wordNet(String name) {
		Matcher m = WORDNET.matcher(name.strip());
		return m.find() ? Set.of(m.group(1)) : Set.of();
	}

	private static String bare(String name) {
		String bare = PREFIX.matcher(name.strip()).replaceFirst("");
		return PREFIX.matcher(bare).replaceFirst(""); // "0 n01440764 tench"
	}

	private static Set<String> keys(String... names) {
		return Arrays.stream(names).map(n -> Normalizer.normalize(n, Normalizer.Form.NFC).toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]+", " ").strip())
				.filter(k -> !k.isEmpty()).collect(Collectors.toSet());
	}
}
