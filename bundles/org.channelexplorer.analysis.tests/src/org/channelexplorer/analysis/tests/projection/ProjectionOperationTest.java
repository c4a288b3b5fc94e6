package org.channelexplorer.analysis.tests.projection;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.channelexplorer.analysis.tests.support.Run;
import org.channelexplorer.core.data.FloatMatrix;
import org.channelexplorer.core.extension.Catalogue;
import org.channelexplorer.core.extension.ExtensionPoint;
import org.channelexplorer.core.operation.Operations;
import org.channelexplorer.core.operation.Result;
import org.channelexplorer.core.util.InputException;
import org.eclipse.core.runtime.NullProgressMonitor;
import org.junit.jupiter.api.Test;

class ProjectionOperationTest {
	private final Catalogue catalogue = Run.CATALOGUE;
	private final Operations operations = new Operations(catalogue);

	private Result run(Map<String, String> parameters, FloatMatrix x, long seed) throws InputException {
		return operations.prepare("projection", parameters, seed, FakeAnalysis.of(x, 3)).compute().run(new NullProgressMonitor());
	}

	@Test
	void aResultHasPlacesClassesAndTrust() throws InputException {
		FloatMatrix x = Data.classes(40, 10, 3, 1);
		Result r = run(Map.of(), x, 1);
		assertEquals("projection", r.type());
		assertEquals(List.of("image", "class", "x", "y"), r.table().columns().stream().map(c -> c.name()).toList());
		assertEquals("img5.png", r.table().strings("image")[5]);
		assertEquals("class2", r.table().strings("class")[5]);
		assertArrayEquals(new int[] { 40, 2 }, r.array(Result.MAIN).shape());
		for (int i = 0; i < 40; i++) {
			assertEquals(r.array(Result.MAIN).values()[2 * i + 1], r.table().doubles("y")[i]);
		}
		assertEquals("tsne", r.scalars().get("method"));
		assertEquals(12, r.number("k"));
		assertTrue(r.number("trustworthiness") > 0.8 && r.number("continuity") > 0.8);
		assertTrue(r.number("klDivergence") > 0);
		assertEquals(13, r.number("perplexity"));
	}

	@Test
	void parametersReachTheMethod() throws InputException {
		FloatMatrix x = Data.classes(40, 10, 3, 1);
		Result pca = run(Map.of("method", "pca", "k", "5"), x, 1);
		assertEquals(5, pca.number("k"));
		assertArrayEquals(Methods.run("pca", Map.of(), x, 1).positions().toArray(), pca.array(Result.MAIN).values());
		assertEquals(7, run(Map.of("perplexity", "7", "iterations", "250"), x, 1).number("perplexity"));
		assertThrows(InputException.class, () -> run(Map.of("method", "pca", "perplexity", "7"), x, 1));
	}

	@Test
	void theKeyHasMatrixLabelsSeedAndMethod() throws InputException {
		FakeAnalysis data = FakeAnalysis.of(Data.classes(10, 4, 2, 1), 2);
		var key = operations.prepare("projection", Map.of(), 1, data).key();
		assertEquals(List.of("matrix-hash", "labels-hash"), key.inputs());
		assertNotEquals(key, operations.prepare("projection", Map.of("method", "pca"), 1, data).key());
		assertNotEquals(key, operations.prepare("projection", Map.of(), 2, data).key());
	}

	@Test
	void whatIsNotFiniteIsRefusedByName() {
		float[] v = Data.classes(10, 4, 2, 1).toArray();
		v[4 * 6 + 3] = Float.NaN;
		InputException e = assertThrows(InputException.class, () -> run(Map.of(), FloatMatrix.of(10, 4, v), 1));
		assertTrue(e.getMessage().contains("img6.png") && e.getMessage().contains("channel 3"), e.getMessage());
		assertThrows(InputException.class, () -> run(Map.of(), FloatMatrix.of(0, 4, new float[0]), 1));
	}

	@Test
	void everyMethodSaysWhenNotToTrustIt() {
		for (var c : catalogue.contributions(ExtensionPoint.PROJECTIONS)) {
			assertTrue(!c.documentation().caution().isEmpty() && !c.documentation().source().isEmpty() && !c.documentation().formula().isEmpty(), c.id());
		}
		var d = catalogue.find(ExtensionPoint.OPERATIONS, "projection").orElseThrow().documentation();
		assertTrue(!d.caution().isEmpty() && !d.source().isEmpty() && !d.formula().isEmpty());
	}
}
