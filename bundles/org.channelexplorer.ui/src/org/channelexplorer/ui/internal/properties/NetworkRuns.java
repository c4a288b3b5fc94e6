package org.channelexplorer.ui.internal.properties;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.channelexplorer.core.analysis.Analysis;
import org.channelexplorer.core.document.InputRequest;
import org.channelexplorer.core.document.Iteration;
import org.channelexplorer.core.model.TensorInfo;

/** What a network of several inputs was given, and how often it was run on each image, for people. */
final class NetworkRuns {
	private NetworkRuns() {
	}

	/** Name and value of every fact; none for a network that takes the image alone. */
	static Map<String, String> facts(Analysis analysis) {
		Map<String, String> facts = new LinkedHashMap<>();
		if (analysis.network().inputs().size() < 2) {
			return facts;
		}
		InputRequest given = analysis.document().reading().inputs();
		String image = analysis.recipe().feeding().input();
		facts.put("Images go to", image.isEmpty() ? analysis.network().inputs().getFirst().name() : image);
		Iteration iteration = analysis.recipe().iteration();
		for (TensorInfo input : analysis.network().inputs()) {
			if (given.further().containsKey(input.name())) {
				facts.put(input.name(), given.further().get(input.name()).text());
			}
		}
		if (iteration != null) {
			facts.put(iteration.tensors().timestep(), "time step " + iteration.time(1) + " to " + iteration.time(iteration.steps()));
			facts.put("Runs per image", iteration.steps() + " (" + iteration.method() + " of " + iteration.training().trainSteps() + " training steps)");
			facts.put("Prediction", iteration.tensors().output() + " (" + iteration.prediction().name().toLowerCase(java.util.Locale.ROOT) + ")");
			facts.put("Steps read", steps(analysis));
		}
		return facts;
	}

	/** The steps that were read. */
	static String steps(Analysis analysis) {
		return analysis.steps().stream().map(String::valueOf).collect(Collectors.joining(", "));
	}
}
