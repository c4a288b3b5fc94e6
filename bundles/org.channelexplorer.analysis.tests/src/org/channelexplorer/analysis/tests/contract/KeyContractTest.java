package org.channelexplorer.analysis.tests.contract;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.channelexplorer.testkit.Installed;
import org.channelexplorer.testkit.KeyContract;

/** The key of every installed operation with every installed method says what the result depends on. */
class KeyContractTest extends KeyContract {

	/** The matrix is looked at for values that are not finite. */
	@Override
	protected Set<String> free() {
		return Set.of("class names", "ranking {method=filterNorm}, last layer");
	}

	@Override
	protected List<Installed.Call> calls() {
		List<Installed.Call> calls = new ArrayList<>(super.calls());
		calls.add(new Installed.Call("jaccard", Map.of("permutations", "99")));
		calls.add(new Installed.Call("separability", Map.of("layer", "last", "bootstrap", "0")));
		calls.add(new Installed.Call("hierarchy", Map.of("compareLayer", "first")));
		calls.add(new Installed.Call("projection", Map.of("method", "pca", "layer", "*")));
		calls.add(new Installed.Call("heatmap", Map.of("rankings", "variance", "method", "variance")));
		calls.add(new Installed.Call("overlay", Map.of("images", "3,7", "channels", "0-2", "scale", "map")));
		calls.add(new Installed.Call("overlay", Map.of("images", "0", "channels", "1", "minus", "first")));
		return calls;
	}
}
