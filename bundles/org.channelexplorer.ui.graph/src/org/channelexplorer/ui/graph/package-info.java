/**
 * The network editor: the only package that uses GEF, Draw2d and ELK. {@link org.channelexplorer.ui.graph.NetworkEditor} opens
 * analyses; {@link org.channelexplorer.ui.graph.internal.viewer.NetworkViewer} draws. Inside, {@code model} says what
 * is drawn, {@code layout} where, {@code figures} how, {@code parts} joins them to GEF, {@code viewer} navigates, and
 * {@code editor} joins all with the workbench.
 */
package org.channelexplorer.ui.graph;
