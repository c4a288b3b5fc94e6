/**
 * Removing channels of a network. {@link org.channelexplorer.onnx.internal.surgery.Channels} follows every channel through the graph by the rules of
 * its operators, {@link org.channelexplorer.onnx.internal.surgery.Selection} closes a choice of channels, and
 * {@link org.channelexplorer.onnx.internal.surgery.Smaller} makes the smaller model of it.
 */
package org.channelexplorer.onnx.internal.surgery;
