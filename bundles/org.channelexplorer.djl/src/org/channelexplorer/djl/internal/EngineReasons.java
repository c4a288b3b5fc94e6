package org.channelexplorer.djl.internal;

import java.util.List;
import org.channelexplorer.djl.internal.script.Text;

/** Finds the sentence in what PyTorch's engine writes: traces through the network's code and through its own come around it. */
final class EngineReasons {
	private static final String ERROR = "RuntimeError: ";

	private EngineReasons() {
	}

	/** One line. */
	static String sentence(Throwable e) {
		String message = String.valueOf(e.getMessage());
		int error = message.lastIndexOf(ERROR);
		List<String> lines = (error < 0 ? message : message.substring(error + ERROR.length())).lines().map(String::strip)
				.filter(l -> !l.isEmpty() && !l.startsWith("Exception raised") && !l.startsWith("frame #")).toList();
		return lines.isEmpty() ? "it gives no reason" : Text.line(lines.getFirst());
	}
}
