package org.channelexplorer.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.channelexplorer.ui.internal.help.MethodsView;
import org.eclipse.core.runtime.ContributorFactoryOSGi;
import org.eclipse.core.runtime.IExtensionRegistry;
import org.eclipse.core.runtime.RegistryFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.TreeItem;
import org.junit.jupiter.api.Test;
import org.osgi.framework.Bundle;
import org.osgi.framework.FrameworkUtil;

/** Help > Methods with contributions that cannot be used; they are logged, so logged problems are no fault here. */
class MethodsProblemsTest {
	private static final String PLUGIN = """
			<plugin>
			  <extension id="broken" point="org.channelexplorer.core.separabilityMetrics">
			    <metric name="No id" class="org.example.Metric"/>
			    <metric id="gone" name="Gone" class="org.example.Gone"/>
			  </extension>
			</plugin>
			""";

	@Test
	void whatCannotBeUsedIsListedWithItsReason() throws Exception {
		Bundle bundle = FrameworkUtil.getBundle(MethodsProblemsTest.class);
		IExtensionRegistry registry = RegistryFactory.getRegistry();
		Object token = registry.getClass().getMethod("getTemporaryUserToken").invoke(registry); // the class is no API
		registry.addContribution(new ByteArrayInputStream(PLUGIN.getBytes(StandardCharsets.UTF_8)), ContributorFactoryOSGi.createContributor(bundle), false,
				"broken",
				null, token);
		Ui.page().hideView(Ui.page().findView(MethodsView.ID)); // one that is open has read the contributions before
		MethodsView view = (MethodsView) Ui.page().showView(MethodsView.ID);
		try {
			TreeItem problems = Arrays.stream(view.tree().getTree().getItems()).filter(i -> i.getText().equals("Problems")).findFirst().orElseThrow();
			assertEquals(List.of("(no id)", "gone"), Arrays.stream(problems.getItems()).map(TreeItem::getText).toList());
			view.tree().getTree().setSelection(problems.getItem(1));
			view.tree().getTree().notifyListeners(SWT.Selection, new Event());
			Ui.until("the reason is shown", () -> view.text().contains("its class org.example.Gone is missing"));
			assertTrue(view.text().contains(bundle.getSymbolicName()) && view.text().contains("org.channelexplorer.core.separabilityMetrics"), view.text());
		} finally {
			Ui.page().hideView(view);
			registry.removeExtension(registry.getExtension(bundle.getSymbolicName() + ".broken"), token);
		}
	}
}
