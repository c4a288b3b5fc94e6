/**
 * How results are drawn. A {@link org.channelexplorer.plot.Plot} is the look of a result; it draws on a thin
 * {@link org.channelexplorer.plot.Surface}, of which there is one for windows (SWT), for nodes of the network (Draw2d), for PNG
 * and for SVG. The types of this package know neither SWT nor AWT.
 */
package org.channelexplorer.plot;
