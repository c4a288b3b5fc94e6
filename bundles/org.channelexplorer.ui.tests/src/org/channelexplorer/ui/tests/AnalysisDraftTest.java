package org.channelexplorer.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.channelexplorer.core.model.Network;
import org.channelexplorer.core.model.TensorInfo;
import org.channelexplorer.ui.internal.wizard.AnalysisDraft;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** What the wizard proposes, without its pages. */
@ExtendWith(NoLoggedProblems.class)
class AnalysisDraftTest {
	@TempDir
	Path folder;

	@Test
	void aNetworkThatTakesBytesGetsPixelValues() throws Exception {
		AnalysisDraft draft = new AnalysisDraft();
		draft.model = Samples.model(folder).toString();
		draft.network = network("uint8");
		draft.modelChosen();
		assertEquals("raw", draft.preprocessing);
		assertNull(draft.preprocessingProblem());
		draft.network = network("float32");
		draft.modelChosen();
		assertEquals("unit", draft.preprocessing, "proposed for another network");
		draft.network = network("uint8");
		draft.preprocessing = "imagenet";
		draft.modelChosen();
		assertEquals("imagenet", draft.preprocessing, "what the user has chosen stays");
		assertTrue(draft.preprocessingProblem().contains("takes whole numbers from 0 to 255 (uint8), but the preprocessing imagenet"),
				draft.preprocessingProblem());
	}

	private static Network network(String type) {
		return new Network("net", "fake", "", List.of(), List.of(), List.of(new TensorInfo("image", type, List.of("N", "8", "8", "3"))), List.of(), Map.of(),
				Map.of());
	}
}
