package org.channelexplorer.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The product's command line in a plain JVM of its own, with the options of the product. */
final class ChildJvm {
	private static final List<String> OPTIONS = List.of("--add-modules", "jdk.incubator.vector", "--enable-native-access=ALL-UNNAMED",
			"--sun-misc-unsafe-memory-access=allow", "-XX:CompileCommand=quiet", "-XX:CompileCommand=MemLimit,org.channelexplorer.core.extraction.*::*,16m~stop",
			"-XX:CompileCommand=MemLimit,org.channelexplorer.core.image.*::*,16m~stop",
			"-XX:CompileCommand=MemLimit,org.channelexplorer.analysis.internal.summary.*::*,16m~stop",
			"-XX:CompileCommand=MemLimit,java.util.concurrent.FutureTask::run,16m~stop", "-XX:TrimNativeHeapInterval=2000", "-Djava.awt.headless=true");

	private ChildJvm() {
	}

	/**
	 * Starts it.
	 *
	 * @param heap      largest heap, as {@code -Xmx} takes it
	 * @param mainClass the class to run on this process' class path
	 * @param log       gets standard output and error
	 */
	static Process start(String heap, Class<?> mainClass, Path log, Object... args) throws IOException {
		List<String> command = new ArrayList<>(List.of(ProcessHandle.current().info().command().orElseThrow(), "-Xmx" + heap));
		command.addAll(OPTIONS);
		command.addAll(List.of("-cp", System.getProperty("java.class.path"), mainClass.getName()));
		for (Object a : args) {
			command.add(a.toString());
		}
		return new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile()).start();
	}
}
