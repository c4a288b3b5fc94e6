package org.channelexplorer.djl.internal.script;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/** The texts of an archive, each parsed when it is first asked for. */
public final class Program {
	private final Map<String, String> texts;
	private final Map<String, Map<String, Definition>> parsed = new HashMap<>();

	/** @param texts by name within the archive's {@code code} folder, such as {@code __torch__/torch/nn/modules/conv.py} */
	public Program(Map<String, String> texts) {
		this.texts = new LinkedHashMap<>(texts);
	}

	/** The text of a file. */
	public String text(String file) {
		return texts.get(file);
	}

	/** A class or function by its qualified name, such as {@code __torch__.torch.nn.modules.conv.Conv2d}; null when there is none. */
	public Definition find(String qualified) throws ScriptException {
		int dot = qualified.lastIndexOf('.');
		if (dot < 0) {
			return in("__torch__.py", qualified);
		}
		return in(qualified.substring(0, dot).replace('.', '/') + ".py", qualified.substring(dot + 1));
	}

	private Definition in(String file, String name) throws ScriptException {
		if (!texts.containsKey(file)) {
			return null;
		}
		Map<String, Definition> definitions = parsed.get(file);
		if (definitions == null) {
			definitions = Parser.parse(file, texts.get(file));
			parsed.put(file, definitions);
		}
		return definitions.get(name);
	}
}
