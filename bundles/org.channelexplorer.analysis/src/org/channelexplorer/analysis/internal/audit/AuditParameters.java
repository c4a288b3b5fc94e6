package org.channelexplorer.analysis.internal.audit;

import org.channelexplorer.core.extension.LabelAudit;
import org.channelexplorer.core.parameter.Parameter;

/** What the user chooses of an audit. */
public record AuditParameters(
		@Parameter(label = "Scores",
				description = "Scores, comma separated; of several, and when it is empty of those that are offered for choice, the one is used that finds planted errors best.",
				kind = Parameter.Kind.METHODS, method = LabelAudit.class) String method,
		@Parameter(label = "Probabilities",
				description = "Whose class probabilities: the network's, those of probes on layers that did not see the image, or the mean of both.",
				defaultValue = "AUTO") Source source,
		@Parameter(label = "Network has seen the labels",
				description = "Whether the network was fitted to these images with these labels; AUTO takes it for so when it fits almost all of them.",
				defaultValue = "AUTO") Sample sample,
		@Parameter(label = "Layers", description = "Layer to ask; empty or * = all extracted layers, 24 at most, evenly spread.",
				kind = Parameter.Kind.LAYERS) String layer,
		@Parameter(label = "Summaries", description = "Summary function; empty = l2 and mean when they were extracted, else the first.") String summary) {

	/** Whose probabilities. */
	public enum Source {
		/** The network's when it did not memorise the labels, else probes'. */
		AUTO,
		/** The network's. */
		NETWORK,
		/** Out-of-fold probes on layers. */
		PROBE,
		/** The mean of both. */
		BOTH
	}

	/** Whether the network has seen the labels. */
	public enum Sample {
		/** By the fit of the given labels. */
		AUTO,
		/** It was fitted to them. */
		IN,
		/** It was not. */
		OUT
	}
}
