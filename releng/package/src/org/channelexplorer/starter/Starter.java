package org.channelexplorer.starter;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * What the native launcher of a package runs. It becomes Equinox in the same process: from the one jar on the class path that has the window's classes while
 * the bundles are those of the package (org.channelexplorer.start), else from the newest Equinox launcher of the installation. Commands, Java arguments of
 * the user, a preset memory and doing without the cache of Java's classes are left to the script {@code channelexplorer} beside the plug-ins.
 */
public final class Starter {
	private static final String HOME = "channelexplorer.home"; // set in the launcher's .cfg file
	private static final String LAUNCHER = "org.eclipse.equinox.launcher_";
	private static final String PRESETS = "plugin_customization.ini"; // what an administrator presets
	private static final String CUSTOMIZATION = "eclipse.pluginCustomization";
	private static final String MEMORY = "org.channelexplorer.ui/memory";
	private static final String WINDOW_INDEX = "org/channelexplorer/start/internal/window.index"; // in the window's jar
	private static final String BUNDLES = "org.eclipse.equinox.simpleconfigurator/bundles.info";
	private static final int BAD_INPUT = 2;
	private static final int BROKEN = 3;

	private Starter() {
	}

	/** Starts the workbench, or whatever application the arguments name. */
	public static void main(String[] args) throws Throwable {
		Path home = Path.of(System.getProperty(HOME));
		String script = home.resolve("channelexplorer").toString();
		String options = System.getenv("CHANNELEXPLORER_VMARGS");
		boolean command = args.length > 0 && !args[0].endsWith(".channelexplorer") && (!args[0].startsWith("-") || args[0].equals("-h")
				|| args[0].equals("-V") || args[0].startsWith("--") && !args[0].startsWith("--launcher."));
		Path presets = home.resolve(PRESETS);
		boolean preset = Files.isReadable(presets);
		boolean uncached = "no".equals(System.getenv("CHANNELEXPLORER_AOT")); // this process has the cache already
		if (command || uncached || options != null && !options.isBlank() || preset && Files.readString(presets).contains(MEMORY)) {
			System.exit(run(script, args));
		}
		if (preset && System.getProperty(CUSTOMIZATION) == null) {
			System.setProperty(CUSTOMIZATION, presets.toString());
		}
		Path launcher = launcher(home);
		if (launcher == null) {
			System.err.println("ChannelExplorer: the installation in " + home + " is not complete: plugins/" + LAUNCHER + "*.jar is missing");
			System.exit(BROKEN);
		}
		List<String> all = new ArrayList<>();
		String configuration = Files.isWritable(home.resolve("configuration")) ? "" : answer(script, "--print-configuration");
		if (!configuration.isEmpty()) { // installed for all users: each has another one
			all.addAll(List.of("-configuration", configuration));
		}
		all.addAll(List.of(args));
		System.setProperty("osgi.install.area", home.toUri().toString());
		// the module of the vectors is not part of Java's start (see the script): kernels load it
		System.setProperty("channelexplorer.vectors", "true");
		System.setProperty("org.osgi.framework.system.packages.extra", "jdk.incubator.vector");
		ClassLoader own = Starter.class.getClassLoader();
		if (asPackaged(home, configuration) && own.getResource(WINDOW_INDEX) != null) {
			System.setProperty("osgi.frameworkParentClassloader", "app");
			System.setProperty("osgi.hook.configurators.include", "org.channelexplorer.start.internal.WindowLoaders");
			start(own, all);
			return;
		}
		URLClassLoader loader = new URLClassLoader(new URL[] { launcher.toUri().toURL() }, ClassLoader.getPlatformClassLoader());
		Thread.currentThread().setContextClassLoader(loader);
		start(loader, all);
	}

	// whether the bundles are those of the package, whose window has its classes in one jar on this process' class path
	private static boolean asPackaged(Path home, String configuration) throws IOException {
		Path packaged = home.resolve("configuration/aot/window.bundles");
		Path bundles = home.resolve("configuration").resolve(BUNDLES);
		boolean users = !configuration.isEmpty() && Files.exists(Path.of(configuration, BUNDLES)); // who has installed something
		return !users && Files.isRegularFile(packaged) && Files.mismatch(packaged, bundles) < 0 && isEmpty(home.resolve("dropins"))
				&& isEmpty(home.resolve("links"));
	}

	private static boolean isEmpty(Path folder) throws IOException {
		if (!Files.isDirectory(folder)) {
			return true;
		}
		try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
			return !files.iterator().hasNext();
		}
	}

	private static void start(ClassLoader loader, List<String> arguments) throws Throwable {
		try {
			Class.forName("org.eclipse.equinox.launcher.Main", true, loader).getMethod("main", String[].class).invoke(null,
					(Object) arguments.toArray(String[]::new));
		} catch (InvocationTargetException e) {
			throw e.getCause();
		}
	}

	private static Path launcher(Path home) throws IOException {
		Path newest = null;
		try (DirectoryStream<Path> jars = Files.newDirectoryStream(home.resolve("plugins"), LAUNCHER + "*.jar")) {
			for (Path jar : jars) {
				if (newest == null || version(jar).compareTo(version(newest)) > 0) {
					newest = jar;
				}
			}
		}
		return newest;
	}

	private static Runtime.Version version(Path jar) {
		String name = jar.getFileName().toString().substring(LAUNCHER.length());
		String numbers = name.replaceFirst("^(\\d+\\.\\d+\\.\\d+).*", "$1").replaceAll("(\\.0)+$", ""); // which Java's versions must not end in
		return Runtime.Version.parse(numbers);
	}

	private static int run(String script, String... args) throws IOException, InterruptedException {
		List<String> command = new ArrayList<>(List.of(script));
		command.addAll(List.of(args));
		return new ProcessBuilder(command).inheritIO().start().waitFor();
	}

	private static String answer(String script, String question) throws IOException, InterruptedException {
		Process process = new ProcessBuilder(script, question).redirectError(ProcessBuilder.Redirect.INHERIT).start();
		String line = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
		if (process.waitFor() != 0) {
			System.exit(BAD_INPUT);
		}
		return line;
	}
}
