package org.channelexplorer.djl.internal;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.channelexplorer.djl.internal.script.Text;

/** Finds the sentence in what PyTorch's engine writes: traces through the network's code and through its own come around it. */
final class EngineReasons {
	/** Of an exception of the engine, or of one that the network's code raises by its class. */
	private static final Pattern ERROR = Pattern.compile("(?m)^\\s*(?:RuntimeError|[\\w.]*(?:Error|Exception)): ");

	private EngineReasons() {
	}

	/** One line. */
	static String sentence(Throwable e) {
		String message = String.valueOf(e.getMessage());
		Matcher m = ERROR.matcher(message);
		int error = 0; // behind the last one
		while (m.find()) {
			error = m.end();
		}
		List<String> lines = message.substring(error).lines().map(String::strip)
				.filter(l -> !l.isEmpty() && !l.startsWith("Exception raised") && !l.startsWith("frame #")).toList();
		return lines.isEmpty() ? "it gives no reason" : Text.line(lines.getFirst());
	}
}
