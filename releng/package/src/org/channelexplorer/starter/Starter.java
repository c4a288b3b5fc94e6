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
 * What the native launcher of a package runs. It takes the newest Equinox launcher of the installation, which an update may have exchanged, and becomes
 * Equinox in the same process. Commands, Java arguments of the user, a preset memory and doing without the cache of Java's classes are left to the script
 * {@code channelexplorer} beside the plug-ins.
 */
public final class Starter {
	private static final String HOME = "channelexplorer.home"; // set in the launcher's .cfg file
	private static final String LAUNCHER = "org.eclipse.equinox.launcher_";
	private static final String PRESETS = "plugin_customization.ini"; // what an administrator presets
	private static final String CUSTOMIZATION = "eclipse.pluginCustomization";
	private static final String MEMORY = "org.channelexplorer.ui/memory";
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
		URLClassLoader loader = new URLClassLoader(new URL[] { launcher.toUri().toURL() }, ClassLoader.getPlatformClassLoader());
		Thread.currentThread().setContextClassLoader(loader);
		try {
			Class.forName("org.eclipse.equinox.launcher.Main", true, loader).getMethod("main", String[].class).invoke(null, (Object) all.toArray(String[]::new));
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
