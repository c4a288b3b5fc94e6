package org.channelexplorer.onnx.internal.surgery;

/** What an operator does to channels. */
@FunctionalInterface
interface Rule {
	/** Gives the outputs their channels, joins and pins those that must be, and notes what changes when channels go. */
	void follow(Step step);
}
