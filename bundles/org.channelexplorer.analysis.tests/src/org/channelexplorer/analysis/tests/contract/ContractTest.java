package org.channelexplorer.analysis.tests.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.channelexplorer.core.operation.Result;
import org.channelexplorer.core.util.InputException;
import org.channelexplorer.testkit.Installed;
import org.channelexplorer.testkit.OperationContract;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What every installed operation must do with every installed method, whoever contributes it. */
class ContractTest extends OperationContract {

	@Test
	void allOperationsAreThere() {
		List<String> calls = calls().stream().map(Installed.Call::toString).toList();
		for (String call : List.of("projection {method=tsne}", "projection {method=umap}", "locate {method=pca}", "clusters {method=xmeans}", "hierarchy",
				"jaccard", "representatives",
				"similarity", "refine", "heatmap {method=auc}", "ranking {method=auc}", "separability", "compare {projection=tsne}", "overlay", "mapRange",
				"audit",
				"clusters {method=dbscan}",
				"clusters {method=agglomerative}", "surgery {ranking=deviationWeight}", "ablation")) {
			assertTrue(calls.contains(call), call + " is not among " + calls);
		}
	}

	@ParameterizedTest
	@MethodSource("calls")
	void theRecordOfItsTypeReadsTheResultWhole(Installed.Call call) throws InputException {
		Result result = run(call, USUAL);
		Typed.Copy copy = Typed.COPIES.get(result.type());
		if (copy != null) { // a third party's result needs no record
			assertEquals(bytes(result), bytes(copy.of(result)));
		}
	}

	@Test
	void theRecordsReadWhatIsAskedForBesides() throws InputException, IOException {
		Path taxonomy = Files.writeString(folder.resolve("taxonomy.json"),
				"{\"name\": \"all\", \"children\": [{\"name\": \"two\", \"children\": [{\"name\": \"c0\"}, {\"name\": \"c1\"}]}, {\"name\": \"c2\"}]}");
		for (Installed.Call call : List.of(new Installed.Call("hierarchy", Map.of("taxonomy", taxonomy.toString(), "compareLayer", "first", "bootstrap", "9")),
				new Installed.Call("jaccard", Map.of("permutations", "19")), new Installed.Call("separability", Map.of("pairs", "true", "bootstrap", "0")),
				new Installed.Call("projection", Map.of("method", "pca", "stability", "true")),
				new Installed.Call("heatmap", Map.of("bootstrap", "9", "link", "both", "clusters", "true")))) {
			Result result = run(call, USUAL);
			assertEquals(bytes(result), bytes(Typed.COPIES.get(result.type()).of(result)), call.toString());
		}
	}
}
