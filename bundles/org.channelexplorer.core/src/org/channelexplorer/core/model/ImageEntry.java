package org.channelexplorer.core.model;

import java.util.List;

/**
 * An image of a data set.
 *
 * @param file  path relative to the data set's folder, {@code /} as separator
 * @param label given class name, which no labelling changes; the class now is in the labels of the analysis
 * @param split the part of the data set it belongs to (train, val, test ...), empty for none
 * @param tags  further words its data set has for it
 */
public record ImageEntry(String file, String label, String split, List<String> tags) {
	/** The class of images to which their data set gives none. */
	public static final String UNLABELLED = "unlabelled";

	public ImageEntry {
		tags = List.copyOf(tags);
	}

	/** An image that belongs to no split. */
	public ImageEntry(String file, String label) {
		this(file, label, "", List.of());
	}

	/** An image of a split. */
	public ImageEntry(String file, String label, String split) {
		this(file, label, split, List.of());
	}
}
