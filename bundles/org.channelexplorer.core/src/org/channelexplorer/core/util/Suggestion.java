package org.channelexplorer.core.util;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** The names that a user may have meant. */
public final class Suggestion {
	private static final int MOST = 3;
	private static final int SHORTEST_PART = 3;

	private Suggestion() {
	}

	/** For a message, in front of what there is: {@code did you mean cat, car? }; empty where no name is near. */
	public static String of(String word, Collection<String> names) {
		List<String> near = near(word, names);
		return near.isEmpty() ? "" : "did you mean " + String.join(", ", near) + "? ";
	}

	/** At most three names, nearest first: a third of the letters may differ or stand the wrong way round, or the word is a part of the name. */
	public static List<String> near(String word, Collection<String> names) {
		String wanted = word.strip().toLowerCase(Locale.ROOT);
		record Near(String name, int distance) {
		}
		return names.stream().distinct().map(name -> new Near(name, distance(wanted, name.toLowerCase(Locale.ROOT)))).filter(n -> n.distance >= 0)
				.sorted(Comparator.comparingInt(Near::distance)).limit(MOST).map(Near::name).toList();
	}

	// -1 for names that are not near
	private static int distance(String word, String name) {
		int letters = Math.max(word.length(), name.length());
		int allowed = letters / 3;
		int edits = Math.abs(word.length() - name.length()) > allowed ? letters : edits(word, name);
		return edits <= allowed ? edits : word.length() >= SHORTEST_PART && name.contains(word) ? letters : -1;
	}

	/** Letters inserted, left out, replaced or swapped with the next one (optimal string alignment). */
	private static int edits(String a, String b) {
		int[][] d = new int[a.length() + 1][b.length() + 1];
		for (int i = 0; i <= a.length(); i++) {
			for (int j = 0; j <= b.length(); j++) {
				if (i == 0 || j == 0) {
					d[i][j] = i + j;
					continue;
				}
				boolean same = a.charAt(i - 1) == b.charAt(j - 1);
				d[i][j] = Math.min(Math.min(d[i - 1][j], d[i][j - 1]) + 1, d[i - 1][j - 1] + (same ? 0 : 1));
				if (i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1)) {
					d[i][j] = Math.min(d[i][j], d[i - 2][j - 2] + 1);
				}
			}
		}
		return d[a.length()][b.length()];
	}
}
