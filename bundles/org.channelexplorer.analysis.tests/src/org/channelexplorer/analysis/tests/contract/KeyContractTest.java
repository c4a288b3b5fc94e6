package org.channelexplorer.analysis.tests.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.channelexplorer.core.data.Labels;
import org.channelexplorer.core.operation.Result;
import org.channelexplorer.core.operation.ResultKey;
import org.channelexplorer.core.store.ResultJson;
import org.channelexplorer.core.util.InputException;
import org.channelexplorer.core.util.Json;
import org.eclipse.core.runtime.NullProgressMonitor;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The key of every installed operation with every installed method says what the result depends on: when a part of the analysis is
 * another, the key is another where the result is (or a stored one would be shown for what it is not), and stays where the result does
 * (or relabelling would compute again what does not depend on classes).
 */
class KeyContractTest {
	private static final int[] CLASSES = IntStream.range(0, 37).map(i -> i < 14 ? 0 : i < 28 ? 1 : 2).toArray();
	private static final Data USUAL = Data.of(CLASSES);
	private static final ResultKey ANY = new ResultKey("any", "1", Map.of(), 1, List.of());

	/**
	 * Where the key may change and the result need not: names of classes need not appear; the matrix is looked at for values that are not finite;
	 * a head is fitted only where a class is divided.
	 */
	private static final Set<String> FREE = Set.of("class names", "ranking {method=filterNorm}, last layer", "refine, model", "refine, last layer");

	@TempDir
	private static Path folder;

	static List<Installed.Call> calls() {
		List<Installed.Call> calls = new ArrayList<>(Installed.calls());
		calls.add(new Installed.Call("jaccard", Map.of("permutations", "99")));
		calls.add(new Installed.Call("separability", Map.of("layer", "last", "bootstrap", "0")));
		calls.add(new Installed.Call("hierarchy", Map.of("compareLayer", "first")));
		calls.add(new Installed.Call("projection", Map.of("method", "pca", "layer", "*")));
		calls.add(new Installed.Call("heatmap", Map.of("rankings", "variance", "method", "variance")));
		calls.add(new Installed.Call("overlay", Map.of("images", "3,7", "channels", "0-2", "scale", "map")));
		calls.add(new Installed.Call("overlay", Map.of("images", "0", "channels", "1", "minus", "first")));
		return calls;
	}

	private static Map<String, Data> others() {
		Map<String, Data> others = new LinkedHashMap<>();
		int[] moved = CLASSES.clone();
		moved[0] = 2;
		moved[20] = 0;
		others.put("labels", USUAL.labelled(new Labels(USUAL.labels().classes(), moved)));
		others.put("class names", USUAL.labelled(new Labels(List.of("c0", "c1", "other"), CLASSES)));
		others.put("model", USUAL.ofModel(4));
		others.put("first layer", USUAL.reversed("first"));
		others.put("last layer", USUAL.reversed("last"));
		return others;
	}

	private static String bytes(Installed.Call call, Data data) throws InputException {
		Result r = call.run(data, folder, new NullProgressMonitor());
		return ResultJson.write(ANY, r) + Json.compact(r.arrays());
	}

	@ParameterizedTest
	@MethodSource("calls")
	void theKeyChangesWhereTheResultDoes(Installed.Call call) throws InputException {
		String key = call.prepare(USUAL, folder).key().hash();
		String bytes = bytes(call, USUAL);
		List<String> wrong = new ArrayList<>();
		for (var other : others().entrySet()) {
			boolean otherKey = !key.equals(call.prepare(other.getValue(), folder).key().hash());
			boolean otherBytes = !bytes.equals(bytes(call, other.getValue()));
			if (otherBytes && !otherKey) {
				wrong.add("other " + other.getKey() + ": another result under the same key");
			} else if (otherKey && !otherBytes && !FREE.contains(other.getKey()) && !FREE.contains(call + ", " + other.getKey())) {
				wrong.add("other " + other.getKey() + ": the same result under another key");
			}
		}
		assertEquals(List.of(), wrong, call.toString());
	}

	@ParameterizedTest
	@MethodSource("calls")
	void theKeyChangesWithTheImagesInFocus(Installed.Call call) throws InputException {
		Map<String, String> given = new LinkedHashMap<>(call.parameters());
		given.put("classes", "c0,c2");
		Installed.Call part = new Installed.Call(call.operation(), given);
		boolean otherKey = !call.prepare(USUAL, folder).key().hash().equals(part.prepare(USUAL, folder).key().hash());
		assertTrue(otherKey || bytes(call, USUAL).equals(bytes(part, USUAL)), call + ": another result under the same key");
	}
}
