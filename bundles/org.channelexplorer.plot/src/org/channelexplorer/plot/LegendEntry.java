package org.channelexplorer.plot;

/**
 * A line of a legend.
 *
 * @param name   name of the class or series
 * @param marker its shape
 * @param rgb    its colour
 * @param total  number of its images
 * @param chosen number of its selected images
 */
public record LegendEntry(String name, Marker marker, int rgb, int total, int chosen) {
}
