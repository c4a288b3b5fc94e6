package org.channelexplorer.core.model;

/**
 * An image of a data set.
 *
 * @param file  path relative to the data set's folder, {@code /} as separator
 * @param label given class name
 */
public record ImageEntry(String file, String label) {
}
