package org.channelexplorer.plot.internal.scatter;

/** What the colours of a scatterplot show. */
public enum ColorBy {
	/** The class by the labelling in use. */
	CLASS,
	/** The class that the image came with. */
	GIVEN,
	/** The class that the network predicts. */
	PREDICTION,
	/** Whether that is the image's class. */
	VERDICT,
	/** The probability of the prediction. */
	CONFIDENCE,
	/** The cluster. */
	CLUSTER,
	/** How far the image's neighbourhood in the plane is that in the layer. */
	TRUST
}
