package org.channelexplorer.bench;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A process that measures itself and answers with one line of JSON. */
final class JsonProcess {
	private JsonProcess() {
	}

	/**
	 * Runs it to its end.
	 *
	 * @throws IOException when it fails or gives no answer
	 */
	static JsonObject run(List<String> command) throws IOException, InterruptedException {
		Path errors = Files.createTempFile("errors", ".txt");
		try {
			return run(command, errors);
		} finally {
			Files.delete(errors);
		}
	}

	private static JsonObject run(List<String> command, Path errors) throws IOException, InterruptedException {
		ProcessBuilder builder = new ProcessBuilder(command).redirectError(errors.toFile());
		builder.environment().keySet().removeIf(name -> name.startsWith("OPENBLAS_")); // the peer may use all that the processor has
		Process process = builder.start();
		String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
		if (process.waitFor() != 0) {
			List<String> said = Files.readString(errors).strip().lines().toList();
			throw new IOException(command + " failed: " + (said.isEmpty() ? out : said.getLast()));
		}
		return JsonParser.parseString(out.lines().filter(l -> l.startsWith("{")).findFirst().orElseThrow(() -> new IOException(command + " gave no answer")))
				.getAsJsonObject();
	}
}
