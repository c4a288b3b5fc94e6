package org.channelexplorer.analysis.tests.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.channelexplorer.core.data.NdArray;
import org.channelexplorer.core.store.Npy;
import org.channelexplorer.testkit.Data;
import org.channelexplorer.testkit.Installed;
import org.channelexplorer.testkit.KeyContract;
import org.eclipse.core.runtime.NullProgressMonitor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The key of every installed operation with every installed method says what the result depends on. */
class KeyContractTest extends KeyContract {

	/**
	 * The matrix is looked at for values that are not finite; a head is fitted only where a class is divided; there are no copies among these images;
	 * what the network predicts with replaced channels comes from running it, and only the names of its outputs from the predictions.
	 */
	@Override
	protected Set<String> free() {
		Set<String> free = new HashSet<>(super.free());
		free.addAll(List.of("ranking {method=filterNorm}, last layer", "refine, model", "refine, last layer", "ablation, predictions",
				"ranking {method=ablation}, predictions", "heatmap {method=ablation}, predictions"));
		List.of("labels", "predictions", "output names", "last layer").forEach(input -> free.add("duplicates, " + input));
		return free;
	}

	@Override
	protected List<Installed.Call> calls() {
		List<Installed.Call> calls = new ArrayList<>(super.calls());
		calls.add(new Installed.Call("jaccard", Map.of("permutations", "99")));
		calls.add(new Installed.Call("separability", Map.of("layer", "last", "bootstrap", "0")));
		calls.add(new Installed.Call("hierarchy", Map.of("compareLayer", "first")));
		calls.add(new Installed.Call("projection", Map.of("method", "pca", "layer", "*")));
		calls.add(new Installed.Call("projection", Map.of("method", "pca", "summary", "max")));
		calls.add(new Installed.Call("ranking", Map.of("method", "variance", "summary", "max", "layer", "first")));
		calls.add(new Installed.Call("heatmap", Map.of("rankings", "variance", "method", "variance")));
		calls.add(new Installed.Call("overlay", Map.of("images", "3,7", "channels", "0-2", "scale", "map")));
		calls.add(new Installed.Call("overlay", Map.of("images", "0", "channels", "1", "minus", "first")));
		return calls;
	}

	/** The content of a file is in the key, not its name. */
	@Test
	void theKeyHoldsTheContentOfFiles(@TempDir Path one, @TempDir Path two) throws Exception {
		Installed.Call call = new Installed.Call("locate", Map.of("method", "pca"));
		String key = call.prepare(USUAL, one).key().hash();
		String bytes = bytes(call.run(USUAL, one, new NullProgressMonitor()));
		assertEquals(key, call.prepare(USUAL, two).key().hash(), "the same content in another folder");
		assertEquals(bytes, bytes(call.run(USUAL, two, new NullProgressMonitor())));
		Npy.write(two.resolve("samples.npy"), NdArray.of(Data.values(4, Installed.CHANNELS, 98)));
		assertNotEquals(key, call.prepare(USUAL, two).key().hash(), "another content under the same name");
		assertNotEquals(bytes, bytes(call.run(USUAL, two, new NullProgressMonitor())));
	}
}
