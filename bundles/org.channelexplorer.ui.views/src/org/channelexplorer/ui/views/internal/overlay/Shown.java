package org.channelexplorer.ui.views.internal.overlay;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.channelexplorer.core.label.Names;
import org.channelexplorer.core.model.ImageEntry;
import org.channelexplorer.core.operation.Scope;
import org.channelexplorer.core.util.InputException;
import org.channelexplorer.ui.AnalysisSession;
import org.channelexplorer.ui.selection.Selection;

/**
 * Which maps the view shows: those of the selected images and channels, and those that are kept.
 *
 * @param images   rows of the analysis, ascending; empty = those in which the first channel responds most
 * @param channels empty = those of the ranking
 * @param left     images that would be shown, too, were there room
 */
record Shown(int[] images, int[] channels, int left) {
	/** Pictures that are shown at most. */
	private static final int MOST = 48;

	/** What is kept while the selection changes. */
	record Kept(Set<Integer> images, Set<Integer> channels) {
		static final Kept NOTHING = new Kept(Set.of(), Set.of());

		Kept {
			images = images == null ? Set.of() : Set.copyOf(images);
			channels = channels == null ? Set.of() : Set.copyOf(channels);
		}

		boolean nothing() {
			return images.isEmpty() && channels.isEmpty();
		}
	}

	/**
	 * What a selection asks for.
	 *
	 * @param rows     the images there are, ascending
	 * @param channels number of channels of the layer; 0 when the selected channels are of another one
	 * @param count    channels that a ranking gives
	 */
	static Shown of(Selection selection, Kept kept, int[] rows, int channels, int count) {
		Set<Integer> images = new TreeSet<>(kept.images);
		IntStream.of(selection.images()).forEach(images::add);
		images.removeIf(i -> Arrays.binarySearch(rows, i) < 0);
		Set<Integer> numbers = new TreeSet<>(channels == 0 ? Set.of() : kept.channels);
		IntStream.of(channels == 0 ? new int[0] : selection.channels()).forEach(numbers::add);
		numbers.removeIf(c -> c >= channels);
		int[] few = numbers.stream().limit(MOST).mapToInt(Integer::intValue).toArray();
		int room = Math.max(1, MOST / Math.max(1, few.length == 0 ? count : few.length));
		return new Shown(images.stream().limit(room).mapToInt(Integer::intValue).toArray(), few, Math.max(0, images.size() - room));
	}

	/** Numbers as a parameter's text. */
	static String text(int[] numbers) {
		return String.join(",", IntStream.of(numbers).mapToObj(Integer::toString).toList()); //$NON-NLS-1$
	}

	/** The rows of the images that a parameter names; those that are not there are left to the operation, which names them. */
	static int[] rows(String text, List<ImageEntry> images) {
		List<String> files = images.stream().map(ImageEntry::file).toList();
		try {
			return Names.list(text).stream().mapToInt(n -> files.contains(n) || !n.matches("\\d{1,9}") ? files.indexOf(n) : Integer.parseInt(n)) //$NON-NLS-1$
					.filter(i -> i >= 0 && i < files.size()).toArray();
		} catch (InputException e) {
			return new int[0];
		}
	}

	/** The rows that operations read now, ascending. */
	static int[] rows(AnalysisSession session) {
		try {
			return Scope.of(session.data(), "", "", "").rows(); //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$
		} catch (InputException e) {
			return new int[0]; // the operation gives the reason
		}
	}
}
