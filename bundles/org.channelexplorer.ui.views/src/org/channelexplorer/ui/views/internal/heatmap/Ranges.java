package org.channelexplorer.ui.views.internal.heatmap;

import java.util.Arrays;

/** Writes numbers as ranges: {@code 3,12-40}. */
final class Ranges {
	private Ranges() {
	}

	static String text(int[] numbers) {
		int[] sorted = Arrays.stream(numbers).sorted().distinct().toArray();
		StringBuilder text = new StringBuilder();
		for (int i = 0; i < sorted.length;) {
			int from = i;
			while (i + 1 < sorted.length && sorted[i + 1] == sorted[i] + 1) {
				i++;
			}
			text.append(text.isEmpty() ? "" : ",").append(sorted[from]); //$NON-NLS-1$ //$NON-NLS-2$
			if (i > from) {
				text.append('-').append(sorted[i]);
			}
			i++;
		}
		return text.toString();
	}
}
