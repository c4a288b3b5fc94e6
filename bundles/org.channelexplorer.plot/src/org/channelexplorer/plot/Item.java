package org.channelexplorer.plot;

/**
 * A thing in a plot that keys and assistive technology can reach.
 *
 * @param hit    what it is
 * @param x      left end of its bounds in the view, pixels
 * @param y      upper end
 * @param width  pixels
 * @param height pixels
 */
public record Item(Hit hit, double x, double y, double width, double height) {
}
