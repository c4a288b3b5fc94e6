package org.channelexplorer.ui.graph.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.channelexplorer.report.internal.network.LayerMetric;
import org.channelexplorer.ui.graph.internal.editor.Scoring;
import org.eclipse.core.runtime.ContributorFactoryOSGi;
import org.eclipse.core.runtime.IExtensionRegistry;
import org.eclipse.core.runtime.RegistryFactory;
import org.junit.jupiter.api.Test;
import org.osgi.framework.Bundle;
import org.osgi.framework.FrameworkUtil;

/** The editor's list of metrics when a third party's cannot be used. */
class BrokenMetricTest {
	private static final String PLUGIN = """
			<plugin>
			  <extension id="broken" point="org.channelexplorer.core.separabilityMetrics">
			    <metric name="No id" class="org.example.Metric"/>
			    <metric id="gone" name="Gone" class="org.example.Gone"/>
			    <metric id="wrong" name="Wrong" class="java.lang.String"/>
			  </extension>
			</plugin>
			""";

	@Test
	void theOthersCanBeChosen() throws Exception {
		List<LayerMetric> before = Scoring.choices();
		assertTrue(before.stream().anyMatch(c -> c.id().equals("knnPurity")), before.toString());
		Bundle bundle = FrameworkUtil.getBundle(BrokenMetricTest.class);
		IExtensionRegistry registry = RegistryFactory.getRegistry();
		Object token = registry.getClass().getMethod("getTemporaryUserToken").invoke(registry); // the class is no API
		registry.addContribution(new ByteArrayInputStream(PLUGIN.getBytes(StandardCharsets.UTF_8)), ContributorFactoryOSGi.createContributor(bundle), false,
				"broken",
				null, token);
		try {
			assertEquals(before, Scoring.choices());
		} finally {
			registry.removeExtension(registry.getExtension(bundle.getSymbolicName() + ".broken"), token);
		}
	}
}
