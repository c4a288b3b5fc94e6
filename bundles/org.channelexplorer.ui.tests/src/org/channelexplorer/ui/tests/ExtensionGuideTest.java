package org.channelexplorer.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.spi.ToolProvider;
import java.util.stream.Collectors;
import org.channelexplorer.core.catalogue.Catalogue;
import org.channelexplorer.core.catalogue.ExtensionPoint;
import org.channelexplorer.help.Pages;
import org.channelexplorer.ui.LayerView;
import org.eclipse.core.runtime.FileLocator;
import org.eclipse.core.runtime.IConfigurationElement;
import org.eclipse.core.runtime.Platform;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.FrameworkUtil;

/**
 * The page "An extension in fifteen minutes", followed literally: its commands are run by a shell in an empty folder, what they put into
 * {@code dropins} is installed here, and the view is made. CE is a folder with the bundles of this test and a script that starts the command line.
 */
@ExtendWith(NoLoggedProblems.class)
class ExtensionGuideTest {
	@TempDir
	private Path folder;

	private final List<Bundle> installed = new ArrayList<>();

	@AfterEach
	void uninstall() throws BundleException {
		for (Bundle b : installed) {
			b.uninstall();
		}
	}

	@Test
	void fromAnEmptyFolderToAnInstalledView() throws Exception {
		Path ce = installation();
		String script = "set -e\nCE='" + ce + "'\n" + commands().stream().filter(l -> !l.startsWith("CE=")).collect(Collectors.joining("\n")) + "\n";
		ProcessBuilder shell = new ProcessBuilder("sh", Files.writeString(folder.resolve("guide.sh"), script).toString()).directory(folder.toFile());
		shell.environment().merge("PATH", Path.of(System.getProperty("java.home"), "bin").toString(), (old, jdk) -> jdk + File.pathSeparator + old);
		Path log = folder.resolve("log");
		Process process = shell.redirectErrorStream(true).redirectOutput(log.toFile()).start();
		Ui.untilComputed("the commands of the page have run", () -> !process.isAlive());
		String out = Files.readString(log);
		assertEquals(0, process.exitValue(), out);
		assertTrue(out.contains("channel"), () -> "run ranking printed a table:\n" + out);

		BundleContext context = FrameworkUtil.getBundle(ExtensionGuideTest.class).getBundleContext();
		for (String jar : List.of("org.example.median_1.0.0.jar", "org.example.view_1.0.0.jar")) {
			installed.add(context.installBundle("reference:" + ce.resolve("dropins").resolve(jar).toUri()));
		}
		for (Bundle b : installed) {
			b.start();
		}
		Catalogue catalogue = Catalogue.ofEquinox();
		assertEquals("Median magnitude", catalogue.get(ExtensionPoint.SUMMARY_FUNCTIONS, "median").name());
		assertEquals(List.of(), catalogue.problems().stream().filter(p -> p.bundle().startsWith("org.example")).toList());
		// the window knows views from its start on; the packaged product opens one in releng/check-install
		IConfigurationElement view = Arrays.stream(Platform.getExtensionRegistry().getConfigurationElementsFor("org.eclipse.ui.views"))
				.filter(e -> "org.example.view.loudest".equals(e.getAttribute("id"))).findFirst().orElseThrow();
		assertInstanceOf(LayerView.class, view.createExecutableExtension("class"));
	}

	/** The lines of the page's blocks of code, as they stand there. */
	private static List<String> commands() throws IOException {
		List<String> lines = new ArrayList<>();
		boolean block = false;
		for (String line : new String(Pages.markdown("extending/extension"), StandardCharsets.UTF_8).lines().toList()) {
			block = line.startsWith("    ") || block && line.isBlank();
			if (block) {
				lines.add(line.isBlank() ? "" : line.substring(4));
			}
		}
		return lines;
	}

	private Path installation() throws IOException {
		Path plugins = Files.createDirectories(folder.resolve("CE/plugins"));
		for (Bundle b : FrameworkUtil.getBundle(ExtensionGuideTest.class).getBundleContext().getBundles()) {
			File file = b.getBundleId() == 0 ? null : FileLocator.getBundleFileLocation(b).orElseThrow().getCanonicalFile();
			if (b.getBundleId() == 0 || b.getSymbolicName().startsWith("org.example") || b.getSymbolicName().endsWith(".tests")) {
				continue;
			}
			Path jar = plugins.resolve(b.getSymbolicName() + "_" + b.getVersion() + ".jar");
			if (file.isFile()) {
				Files.createSymbolicLink(jar, file.toPath());
			} else {
				ToolProvider.findFirst("jar").orElseThrow().run(new PrintWriter(System.out, true), new PrintWriter(System.err, true), "--create",
						"--no-compress", "--file",
						jar.toString(), "--no-manifest", "-C", file.toString(), ".");
			}
		}
		Path system = FileLocator.getBundleFileLocation(Platform.getBundle("org.eclipse.osgi")).orElseThrow().toPath();
		Files.createSymbolicLink(plugins.resolve("org.eclipse.osgi.jar"), system);
		Path program = Files.writeString(folder.resolve("CE/channelexplorer"), """
				#!/bin/sh
				here=$(dirname "$0")
				exec java -Djava.awt.headless=true -cp "$here/plugins/*:$here/dropins/*" org.channelexplorer.cli.CliMain "$@"
				""");
		assertTrue(program.toFile().setExecutable(true));
		return folder.resolve("CE");
	}
}
