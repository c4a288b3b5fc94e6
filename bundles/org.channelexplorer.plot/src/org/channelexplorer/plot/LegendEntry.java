package org.channelexplorer.plot;

/**
 * A line of a legend.
 *
 * @param name   name of the class or series
 * @param marker its shape
 * @param rgb    its colour
 * @param total  number of its images
 * @param chosen number of its selected images
 * @param hit    what is selected when the user takes it; one that {@linkplain Hit#nothing selects nothing} stands for the class of that name
 * @param hidden whether its images are not drawn
 */
public record LegendEntry(String name, Marker marker, int rgb, int total, int chosen, Hit hit, boolean hidden) {

	/** The class of a name, or a series that cannot be taken. */
	public LegendEntry(String name, Marker marker, int rgb, int total, int chosen) {
		this(name, marker, rgb, total, chosen, Hit.of(name), false);
	}

	/**
	 * The count beside the name: of all images, or of the selected ones where there are any.
	 *
	 * @param some whether images are selected
	 * @return empty where a count tells nothing
	 */
	public String count(boolean some) {
		return !some ? total > 0 ? Integer.toString(total) : "" : chosen > 0 ? chosen + "/" + total : "";
	}
}
