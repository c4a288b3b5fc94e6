package org.example.percentile.tests;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.channelexplorer.testkit.Installed;
import org.channelexplorer.testkit.KeyContract;

/** Keys change where results do. */
class KeysTest extends KeyContract {
	KeysTest() {
		super("org.example.percentile");
	}

	@Override
	protected List<Installed.Call> calls() {
		List<Installed.Call> calls = new ArrayList<>(super.calls());
		calls.add(new Installed.Call("percentiles", Map.of("layer", "first", "channel", "4")));
		return calls;
	}
}
