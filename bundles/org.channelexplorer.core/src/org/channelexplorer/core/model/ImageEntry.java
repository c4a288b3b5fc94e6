package org.channelexplorer.core.model;

/**
 * An image of a data set.
 *
 * @param file  path relative to the data set's folder, {@code /} as separator
 * @param label given class name, which no labelling changes; the class now is in the labels of the analysis
 */
public record ImageEntry(String file, String label) {
}
