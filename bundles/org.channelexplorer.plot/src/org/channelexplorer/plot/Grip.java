package org.channelexplorer.plot;

import java.util.function.DoubleFunction;

/**
 * An upright line of a plot that can be dragged: where it stands is an option of the plot.
 *
 * @param option name of the option, see {@link PlotType#options()}
 * @param x      where it is, pixels
 * @param value  value of the option for another place in pixels
 */
public record Grip(String option, double x, DoubleFunction<String> value) {
}
