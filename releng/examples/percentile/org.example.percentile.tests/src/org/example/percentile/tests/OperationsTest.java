package org.example.percentile.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.channelexplorer.core.operation.Result;
import org.channelexplorer.core.util.InputException;
import org.channelexplorer.plot.Plot;
import org.channelexplorer.plot.PlotData;
import org.channelexplorer.plot.PlotFile;
import org.channelexplorer.plot.Plots;
import org.channelexplorer.testkit.Data;
import org.channelexplorer.testkit.Installed;
import org.channelexplorer.testkit.OperationContract;
import org.junit.jupiter.api.Test;

/** The operation, and the ranking in every operation that uses rankings, keep ChannelExplorer's rules. */
class OperationsTest extends OperationContract {
	OperationsTest() {
		super("org.example.percentile");
	}

	@Test
	void ourOperationAndOurRankingAreTried() {
		List<String> calls = calls().stream().map(Installed.Call::toString).toList();
		assertTrue(calls.containsAll(List.of("percentiles", "ranking {method=percentileSpread}")), calls.toString());
	}

	@Test
	void percentilesOfOneToFive() throws InputException {
		Data data = Data.of(0, 0, 0, 0, 0);
		for (int i = 0; i < 5; i++) {
			data = data.with(i + 1, 2, i);
		}
		Result r = run(new Installed.Call("percentiles", Map.of("channel", "2")), data);
		assertEquals(5, r.table().longs("images")[0]);
		assertEquals(1.4, r.table().doubles("p10")[0], 1e-12);
		assertEquals(3, r.table().doubles("p50")[0]);
		Plot plot = Plots.plot(PlotData.of(r, data, Installed.CATALOGUE));
		assertEquals("last", plot.title());
		assertEquals("channel 2", plot.facts().getFirst());
		assertTrue(new String(PlotFile.SVG.bytes(plot), java.nio.charset.StandardCharsets.UTF_8).contains("<svg"));
	}
}
