package org.channelexplorer.ui.views.internal.dataset;

import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/**
 * How the Dataset view looks at the images, kept with the analysis.
 *
 * @param thumb           side of the images in pixels
 * @param folded          names of the classes of which only the heading is shown
 * @param captions        whether predictions stand below the images
 * @param sort            what images of a class are sorted by, {@link DatasetOrder#AS_READ} ...
 * @param descending      whether the largest comes first
 * @param classSort       what classes are sorted by
 * @param reference       the class that the others are compared with, empty for none
 * @param inLayer         whether they are compared in the layer shown, not over the network
 * @param representatives parameters of the representatives; null while they are not shown
 * @param seed            seed of the representatives
 */
public record DatasetState(int thumb, Set<String> folded, boolean captions, String sort, boolean descending, String classSort, String reference,
		boolean inLayer, Map<String, String> representatives, long seed) {
	private static final int SMALLEST = 24;
	private static final int LARGEST = 160;

	/** Repairs what a hand-written or older file lacks. */
	public DatasetState {
		thumb = thumb == 0 ? 48 : Math.clamp(thumb, SMALLEST, LARGEST);
		folded = folded == null ? Set.of() : Set.copyOf(folded);
		sort = sort == null ? DatasetOrder.AS_READ : sort;
		classSort = classSort == null ? DatasetOrder.AS_READ : classSort;
		reference = reference == null ? "" : reference; //$NON-NLS-1$
		representatives = representatives == null ? null : Map.copyOf(representatives);
	}

	static DatasetState initial(int thumb, long seed) {
		return new DatasetState(thumb, null, false, null, false, null, null, false, null, seed);
	}

	/** The same with images of another side, within the limits, pixels. */
	public DatasetState withThumb(int side) {
		return new DatasetState(Math.clamp(side, SMALLEST, LARGEST), folded, captions, sort, descending, classSort, reference, inLayer, representatives, seed);
	}

	DatasetState toggled(String className) {
		Set<String> changed = new LinkedHashSet<>(folded);
		if (!changed.remove(className)) {
			changed.add(className);
		}
		return new DatasetState(thumb, changed, captions, sort, descending, classSort, reference, inLayer, representatives, seed);
	}

	DatasetState withCaptions(boolean on) {
		return new DatasetState(thumb, folded, on, sort, descending, classSort, reference, inLayer, representatives, seed);
	}

	/** Sorted images. */
	public DatasetState withSort(String by, boolean largestFirst) {
		return new DatasetState(thumb, folded, captions, by, largestFirst, classSort, reference, inLayer, representatives, seed);
	}

	/** Sorted classes. */
	public DatasetState withClassSort(String by) {
		return new DatasetState(thumb, folded, captions, sort, descending, by, reference, inLayer, representatives, seed);
	}

	/** Compared with a class. */
	public DatasetState withReference(String name) {
		return new DatasetState(thumb, folded, captions, sort, descending,
				name.isEmpty() && classSort.equals(DatasetOrder.SIMILARITY) ? DatasetOrder.AS_READ : classSort, name,
				inLayer, representatives, seed);
	}

	/** Compared in the layer shown, or over the network. */
	public DatasetState withInLayer(boolean layer) {
		return new DatasetState(thumb, folded, captions, sort, descending, classSort, reference, layer, representatives, seed);
	}

	/** With representatives; null for none. */
	public DatasetState withRepresentatives(Map<String, String> parameters, long drawn) {
		return new DatasetState(thumb, folded, captions, sort, descending, classSort, reference, inLayer, parameters, drawn);
	}
}
