package org.channelexplorer.core.predict;

import java.util.Set;

/**
 * Operators, by their ONNX names, that bring the vector of an image to another length or layout and leave its direction. An output that only these part
 * from what the network computes on with, such as a normalised embedding, is none that classes are read from.
 */
public final class ScalingOperators {
	private static final Set<String> NAMES = Set.of("LpNormalization", "Div", "Mul", "Flatten", "Reshape", "Squeeze", "Unsqueeze", "Identity", "Cast");

	private ScalingOperators() {
	}

	/** Whether an operator is one of these. */
	public static boolean contains(String operation) {
		return NAMES.contains(operation);
	}
}
