package org.channelexplorer.core.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.lang.reflect.Proxy;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.channelexplorer.core.analysis.Analyses;
import org.channelexplorer.core.catalogue.Catalogue;
import org.channelexplorer.core.catalogue.Contribution;
import org.channelexplorer.core.catalogue.ExtensionPoint;
import org.channelexplorer.core.catalogue.Problem;
import org.channelexplorer.core.label.NamedValues;
import org.channelexplorer.core.operation.AnalysisData;
import org.channelexplorer.core.operation.HelpPage;
import org.channelexplorer.core.operation.Operation;
import org.channelexplorer.core.operation.Operations;
import org.channelexplorer.core.parameter.ParameterSpec;
import org.channelexplorer.core.util.InputException;
import org.eclipse.core.runtime.ContributorFactoryOSGi;
import org.eclipse.core.runtime.IExtensionRegistry;
import org.eclipse.core.runtime.ILogListener;
import org.eclipse.core.runtime.Platform;
import org.eclipse.core.runtime.RegistryFactory;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.FrameworkUtil;

/** A bundle with broken contributions is named, and everything else works. */
class BrokenContributionsTest {
	private static final String READERS = ExtensionPoint.DATASET_READERS.id();

	@TempDir
	Path dir;

	private static List<String> ids(Catalogue catalogue, ExtensionPoint<?> point) {
		return catalogue.contributions(point).stream().map(Contribution::id).toList();
	}

	/** Everything that holds, wherever the declarations come from. */
	private void check(Catalogue catalogue, String bundle) throws Exception {
		assertEquals(List.of("folders", "good", "table"), ids(catalogue, ExtensionPoint.DATASET_READERS));
		assertEquals("org.channelexplorer.core", catalogue.get(ExtensionPoint.DATASET_READERS, "folders").bundle());
		List<String> operations = ids(catalogue, Operation.POINT);
		assertTrue(operations.contains("filtering") && !operations.contains("bare") && !operations.contains("unread"), operations.toString());

		String p = BrokenBundle.class.getName();
		Operations all = new Operations(catalogue);
		assertEquals(List.of("filter", "radius"), all.parameters("filtering", Map.of()).stream().map(ParameterSpec::name).toList());
		assertEquals(List.of("blur"), HelpPage.of(catalogue, catalogue.get(Operation.POINT, "filtering")).choices().getFirst().methods().stream()
				.map(HelpPage::id).toList());
		List<Problem> expected = List.of(new Problem(bundle, READERS, "", "it has no id (its name is 'Nameless')"),
				new Problem(bundle, READERS, "a b", "its id is not made of letters, digits, '-' and '_'"),
				new Problem(bundle, READERS, "folders", "its id is taken by org.channelexplorer.core"),
				new Problem(bundle, READERS, "classless", "it names no class"),
				new Problem(bundle, READERS, "missing", "its class org.example.NoSuchReader is missing"),
				new Problem(bundle, READERS, "throwing", "its class " + p + "$Throwing cannot be created: java.lang.IllegalStateException: no licence"),
				new Problem(bundle, READERS, "wrong", "its class java.lang.String does not implement DatasetReader"),
				new Problem(bundle, Operation.POINT.id(), "bare", "its class " + p + "$Bare carries no @Documentation"),
				new Problem(bundle, Operation.POINT.id(), "unread", "its parameters cannot be read: " + p + "$Unread$Parameters.n carries no @Parameter"),
				new Problem(bundle, ExtensionPoint.POINTS.id(), "nowhere", "it names no extension point: java.lang.IllegalStateException: no licence"),
				new Problem(bundle, "org.example.filters", "gone", "its class org.example.Gone is missing"),
				new Problem(bundle, "org.example.sorters", "lost", "its class org.example.Lost is missing"),
				new Problem(bundle, "org.channelexplorer.core.datasetReader", "singular",
						"there is no such extension point; did you mean datasetReaders?"),
				new Problem(bundle, READERS, "longer", "it is an element <datasetReader>; the point takes <reader>"));
		assertEquals(expected, new Operations(catalogue).problems().stream().filter(x -> x.bundle().equals(bundle)).toList());
		assertEquals(new Operations(catalogue).problems(), new Operations(catalogue).problems());

		for (String id : List.of("missing", "throwing", "wrong", "classless")) {
			String message = assertThrows(InputException.class, () -> catalogue.get(ExtensionPoint.DATASET_READERS, id)).getMessage();
			assertTrue(message.startsWith("reader '" + id + "' needs a sound " + bundle + ": it"), message);
		}
		String message = assertThrows(InputException.class, () -> all.parameters("filtering", Map.of("filter", "gone"))).getMessage();
		assertEquals("contribution to org.example.filters 'gone' needs a sound " + bundle + ": its class org.example.Gone is missing", message);
		message = assertThrows(InputException.class, () -> all.parameters("filtering", Map.of("filter", "x"))).getMessage();
		assertEquals("there is no contribution to org.example.filters 'x' (installed: blur)", message);

		Path images = Files.createDirectories(dir.resolve("images/cat"));
		Files.write(images.resolve("a.png"), new byte[] { 1 });
		assertEquals(1, new Analyses(catalogue).images(images.getParent(), null).entries().size(), "the readers that are sound are found");
		message = assertThrows(InputException.class, () -> new Analyses(catalogue).images(Files.createDirectories(dir.resolve("good")), null)).getMessage();
		assertTrue(message.contains("third party") || message.contains("no images"), message);
	}

	private String version(Catalogue catalogue) throws InputException {
		AnalysisData nothing = (AnalysisData) Proxy.newProxyInstance(AnalysisData.class.getClassLoader(), new Class<?>[] { AnalysisData.class },
				(proxy, method, arguments) -> method.getReturnType() == NamedValues.class ? NamedValues.none()
						: method.getReturnType() == String.class ? "" : List.of());
		return new Operations(catalogue).prepare("filtering", Map.of(), 1, nothing).key().version();
	}

	@Test
	void onTheClassPath() throws Exception {
		Files.writeString(dir.resolve("plugin.xml"), BrokenBundle.PLUGIN);
		Files.createDirectories(dir.resolve("META-INF"));
		Files.writeString(dir.resolve("META-INF/MANIFEST.MF"), "Manifest-Version: 1.0\nBundle-SymbolicName: org.example.bad;singleton:=true\n");
		List<String> logged = new ArrayList<>();
		Logger logger = Logger.getLogger(Catalogue.ofClasspath(Catalogue.class.getClassLoader()).getClass().getName());
		Handler handler = handler(logged);
		logger.addHandler(handler);
		logger.setUseParentHandlers(false);
		try (URLClassLoader loader = new Both(dir.toUri().toURL())) {
			Catalogue catalogue = Catalogue.ofClasspath(loader);
			check(catalogue, "org.example.bad");
			assertEquals("1@org.example.bad+blur@org.example.bad.2", version(catalogue));
			assertEquals(new Operations(catalogue).problems().stream().map(Problem::text).sorted().toList(), logged.stream().sorted().toList(), "each once");
		} finally {
			logger.removeHandler(handler);
			logger.setUseParentHandlers(true);
		}
	}

	@Test
	void inEquinox() throws Exception {
		Assumptions.assumeTrue(Platform.isRunning(), "Equinox does not run");
		String bundle = FrameworkUtil.getBundle(BrokenContributionsTest.class).getSymbolicName();
		IExtensionRegistry registry = RegistryFactory.getRegistry();
		Object token = registry.getClass().getMethod("getTemporaryUserToken").invoke(registry); // the class is no API
		List<String> logged = new ArrayList<>();
		ILogListener listener = (status, plugin) -> logged.add(status.getMessage());
		Platform.addLogListener(listener);
		try {
			assertTrue(registry.addContribution(new ByteArrayInputStream(BrokenBundle.PLUGIN.getBytes(StandardCharsets.UTF_8)),
					ContributorFactoryOSGi.createContributor(FrameworkUtil.getBundle(BrokenContributionsTest.class)), false, "broken", null, token));
			check(Catalogue.ofEquinox(), bundle);
			assertEquals("1+blur.2", version(Catalogue.ofEquinox()), "a bundle of ours is not named");
			for (Problem p : new Operations(Catalogue.ofEquinox()).problems()) {
				assertEquals(1, logged.stream().filter(p.text()::equals).count(), p.text());
			}
		} finally {
			Platform.removeLogListener(listener);
			for (String id : List.of("bad1", "bad2", "bad3", "bad4", "bad5")) {
				registry.removeExtension(registry.getExtension(bundle + "." + id), token);
			}
			registry.removeExtensionPoint(registry.getExtensionPoint("org.example.filters"), token);
			registry.removeExtensionPoint(registry.getExtensionPoint("org.example.sorters"), token);
		}
		assertEquals(List.of("folders", "table"), ids(Catalogue.ofEquinox(), ExtensionPoint.DATASET_READERS));
		assertTrue(new Operations(Catalogue.ofEquinox()).problems().stream().noneMatch(p -> p.bundle().equals(bundle)), "what is gone is no problem any more");
	}

	@Test
	void aPluginXmlThatCannotBeReadIsNamedAndEntitiesAreNotRead() throws Exception {
		Files.writeString(dir.resolve("plugin.xml"), "<!DOCTYPE p [<!ENTITY e SYSTEM \"file:///etc/passwd\">]><plugin>&e;</plugin>");
		try (URLClassLoader loader = new Both(dir.toUri().toURL())) {
			Catalogue catalogue = Catalogue.ofClasspath(loader);
			List<Problem> problems = new Operations(catalogue).problems();
			assertEquals(1, problems.size(), problems.toString());
			assertTrue(problems.getFirst().bundle().endsWith("plugin.xml") && problems.getFirst().reason().contains("DOCTYPE"), problems.toString());
			assertEquals(List.of("folders", "table"), ids(catalogue, ExtensionPoint.DATASET_READERS));
		}
	}

	private static Handler handler(List<String> logged) {
		return new Handler() {
			@Override
			public void publish(LogRecord record) {
				logged.add(record.getMessage());
			}

			@Override
			public void flush() {
				// nothing is buffered
			}

			@Override
			public void close() {
				// nothing is open
			}
		};
	}

	/** The core's declarations and a folder's, with the classes of the tests. */
	private static final class Both extends URLClassLoader {
		Both(URL folder) {
			super(new URL[] { folder }, Catalogue.class.getClassLoader());
		}

		@Override
		protected Class<?> findClass(String name) throws ClassNotFoundException {
			return BrokenContributionsTest.class.getClassLoader().loadClass(name);
		}
	}
}
