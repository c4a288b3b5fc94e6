package org.channelexplorer.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.channelexplorer.core.data.Labels;
import org.channelexplorer.core.operation.Operations;
import org.channelexplorer.core.operation.Result;
import org.channelexplorer.core.operation.ResultKey;
import org.channelexplorer.core.store.ResultJson;
import org.channelexplorer.core.util.InputException;
import org.channelexplorer.core.util.Json;
import org.eclipse.core.runtime.NullProgressMonitor;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The key of an operation with a method says what the result depends on. Each input is changed alone: the key must be another where the
 * result is (or a stored one would be shown for what it is not), and stay where the result does (or relabelling would compute again what does
 * not depend on classes). A bundle's test extends it and names the bundle.
 */
@TestInstance(Lifecycle.PER_CLASS)
public abstract class KeyContract {
	private static final int[] CLASSES = IntStream.range(0, 37).map(i -> i < 14 ? 0 : i < 28 ? 1 : 2).toArray();
	/** 37 images of three classes. */
	protected static final Data USUAL = Data.of(CLASSES);
	private static final ResultKey ANY = new ResultKey("any", "1", Map.of(), 1, List.of());

	/** For files that calls need. */
	@TempDir
	protected Path folder;

	private final Set<String> bundles;

	/** @param bundles symbolic names of the bundles whose operations and methods are tried; none for all that are installed */
	protected KeyContract(String... bundles) {
		this.bundles = Set.of(bundles);
	}

	/** The calls that are tried: every operation with every method; a subclass adds those whose other parameters read more. */
	protected List<Installed.Call> calls() {
		return Installed.calls(bundles);
	}

	/**
	 * Where the key may change though the result does not: a changed input, or {@code CALL, INPUT} for one call alone. Names of classes need not
	 * appear in a result; {@code surgery}, which tries a ranking, takes what the network predicts with replaced channels from running it.
	 */
	protected Set<String> free() {
		Set<String> free = new HashSet<>(Set.of("class names"));
		calls().stream().filter(c -> c.operation().equals("surgery")).forEach(c -> free.add(c + ", predictions"));
		return free;
	}

	/** The data with one input changed, by its name. */
	protected Map<String, Data> others() {
		Map<String, Data> others = new LinkedHashMap<>();
		int[] moved = CLASSES.clone();
		moved[0] = 2;
		moved[20] = 0;
		others.put("labels", USUAL.labelled(new Labels(USUAL.labels().classes(), moved)));
		others.put("class names", USUAL.labelled(new Labels(List.of("c0", "c1", "other"), CLASSES)));
		others.put("model", USUAL.ofModel(4));
		Data.More more = USUAL.more();
		others.put("predictions", USUAL.with(new Data.More(6, more.outputs(), more.second())));
		others.put("output names", USUAL.with(new Data.More(more.predictions(), List.of("c0", "c2", "c1", "c3"), more.second())));
		others.put("second summary", USUAL.with(new Data.More(more.predictions(), more.outputs(), 9)));
		others.put("first layer", USUAL.reversed("first"));
		others.put("last layer", USUAL.reversed("last"));
		return others;
	}

	private String bytes(Installed.Call call, Data data) throws InputException {
		return bytes(call.run(data, folder, new NullProgressMonitor()));
	}

	/** What is compared of a result: all of it. */
	protected static String bytes(Result r) {
		return ResultJson.write(ANY, r) + Json.compact(r.arrays());
	}

	@ParameterizedTest
	@MethodSource("calls")
	protected void theKeyChangesWhereTheResultDoes(Installed.Call call) throws InputException {
		String key = call.prepare(USUAL, folder).key().hash();
		String bytes = bytes(call, USUAL);
		List<String> wrong = new ArrayList<>();
		for (var other : others().entrySet()) {
			boolean otherKey = !key.equals(call.prepare(other.getValue(), folder).key().hash());
			boolean otherBytes = !bytes.equals(bytes(call, other.getValue()));
			if (otherBytes && !otherKey) {
				wrong.add("other " + other.getKey() + ": another result under the same key");
			} else if (otherKey && !otherBytes && !free().contains(other.getKey()) && !free().contains(call + ", " + other.getKey())) {
				wrong.add("other " + other.getKey() + ": the same result under another key");
			}
		}
		assertEquals(List.of(), wrong, call.toString());
	}

	@ParameterizedTest
	@MethodSource("calls")
	protected void theKeyChangesWithTheImagesInFocus(Installed.Call call) throws InputException {
		Map<String, String> given = new LinkedHashMap<>(call.parameters());
		given.put("classes", "c0,c2");
		Installed.Call part = new Installed.Call(call.operation(), given);
		boolean otherKey = !call.prepare(USUAL, folder).key().hash().equals(part.prepare(USUAL, folder).key().hash());
		assertTrue(otherKey || bytes(call, USUAL).equals(bytes(part, USUAL)), call + ": another result under the same key");
	}

	@ParameterizedTest
	@MethodSource("calls")
	protected void theKeyHoldsTheSeedWhereItMatters(Installed.Call call) throws InputException {
		Operations.Prepared one = call.prepare(USUAL, folder, 1);
		Operations.Prepared two = call.prepare(USUAL, folder, 2);
		if (one.key().equals(two.key())) {
			assertEquals(bytes(one.compute().run(new NullProgressMonitor())), bytes(two.compute().run(new NullProgressMonitor())),
					call + ": another result under the same key");
		}
	}
}
