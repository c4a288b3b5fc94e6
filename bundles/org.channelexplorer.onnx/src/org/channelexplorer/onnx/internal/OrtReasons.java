package org.channelexplorer.onnx.internal;

import ai.onnxruntime.OrtException;
import java.util.regex.Pattern;
import org.channelexplorer.core.util.InputException;

/** Turns the runtime's errors, which name C++ sources and functions, into one readable sentence. */
public final class OrtReasons {
	private static final Pattern CODE = Pattern.compile("^(Error code - )?\\w+ - message: ");
	/** {@code /build/onnxruntime/core/x.cc:123 onnxruntime::f(int) } before the text proper */
	private static final Pattern SOURCE = Pattern.compile("\\S+\\.(cc|h|cpp|hpp):\\d+ (?:[^\\n]*?\\) (?:const )?)?(?:\\[[^\\]]*\\] )?");
	private static final Pattern CONDITION = Pattern.compile("\\S.* was false\\. ");
	private static final Pattern MODEL = Pattern
			.compile("^(Load model from .*? failed: ?|Failed to load model with error: ?|This is an invalid model\\. |In Node, )");
	private static final Pattern STATUS = Pattern.compile("^(: )?\\d+ : [A-Z_]+ : ");
	/** The ways in which the runtime names a node. Each is followed by what is wrong with it. */
	private static final Pattern RUNNING = Pattern.compile("Non-zero status code returned while running (\\S+) node\\. Name:'([^']*)' Status Message: ");
	private static final Pattern INFERRING = Pattern.compile("Node \\((.*?)\\) Op \\((\\S+)\\) \\[\\w+\\] ");
	private static final Pattern RESOLVING = Pattern.compile("^\\(\"([^\"]*)\", (\\w+), \"[^\"]*\", -?\\d+\\) : \\(.*?\\) -> \\(.*?\\) , Error ");
	private static final int LIMIT = 300;

	private OrtReasons() {
	}

	static InputException refuse(ModelFile file, String what, OrtException e) {
		return file.refuse(what, sentence(String.valueOf(e.getMessage())), e);
	}

	/** The message proper, on one line and of bounded length. */
	public static String sentence(String message) {
		String text = CODE.matcher(message.strip()).replaceFirst("");
		text = firstLine(text);
		text = SOURCE.matcher(text).replaceAll("");
		text = CONDITION.matcher(text).replaceFirst("");
		String before;
		do {
			before = text;
			text = MODEL.matcher(text).replaceFirst("");
		} while (!text.equals(before));
		text = STATUS.matcher(text).replaceFirst("");
		text = RUNNING.matcher(text).replaceFirst("$1 node '$2': ");
		text = INFERRING.matcher(text).replaceFirst("$2 node '$1': ");
		text = RESOLVING.matcher(text).replaceFirst("$2 node '$1': ");
		text = text.strip();
		while (text.endsWith(".") || text.endsWith(":")) {
			text = text.substring(0, text.length() - 1).strip();
		}
		if (text.length() > LIMIT) {
			text = text.substring(0, LIMIT) + "...";
		}
		return text.isEmpty() ? "no reason given" : Text.printable(text);
	}

	static String firstLine(String text) {
		String stripped = text.strip();
		int end = stripped.indexOf('\n');
		return end < 0 ? stripped : stripped.substring(0, end).strip();
	}
}
