package org.channelexplorer.core.operation;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.channelexplorer.core.label.Names;
import org.channelexplorer.core.model.ImageEntry;
import org.channelexplorer.core.parameter.Parameter.Kind;
import org.channelexplorer.core.parameter.ParameterSpec;
import org.channelexplorer.core.util.Hashes;
import org.channelexplorer.core.util.InputException;
import org.channelexplorer.core.util.Reasons;

/** Replaces what a parameter's text says by what it means, so that two ways to say the same have one key. */
final class Meanings {
	private static final String ALL = "*"; // layers

	private Meanings() {
	}

	/**
	 * Texts with layers, summaries and images resolved; names without a specification stay as they are.
	 *
	 * @throws InputException naming the image that is not there, or the list that cannot be read
	 */
	static Map<String, String> resolve(List<ParameterSpec> specs, Map<String, String> given, AnalysisData data) throws InputException {
		Map<String, String> resolved = new TreeMap<>(given);
		for (ParameterSpec s : specs) {
			if (s.annotation().required() && !given.containsKey(s.name())) {
				continue;
			}
			String text = given.getOrDefault(s.name(), s.annotation().defaultValue());
			switch (s.annotation().kind()) {
			case LAYER -> resolved.put(s.name(), layer(text, data));
			case SUMMARY -> resolved.put(s.name(), text.isBlank() && !data.summaries().isEmpty() ? data.summaries().getFirst() : text);
			case IMAGES -> resolved.put(s.name(), text.isBlank() ? "" : images(text, data));
			case LAYERS -> resolved.put(s.name(), text.isBlank() ? ALL : layers(text, data));
			case OTHER_LAYER -> {
				if (!text.isBlank()) {
					resolved.put(s.name(), layer(text, data));
				}
			}
			default -> {
				// the text is the meaning
			}
			}
		}
		return resolved;
	}

	private static String layer(String text, AnalysisData data) {
		List<String> ids = data.layers();
		if (ids.isEmpty() || ids.contains(text) || text.equals(ALL)) {
			return text; // without a look at the network
		}
		return text.isBlank() ? ids.getLast() : data.network().layerId(text, ids);
	}

	private static String layers(String text, AnalysisData data) throws InputException {
		String one = layer(text, data);
		if (one.equals(ALL) || data.layers().contains(one) || !text.contains(",")) {
			return one;
		}
		return Names.list(Names.list(text).stream().map(name -> layer(name, data)).distinct().toList());
	}

	private static String images(String text, AnalysisData data) throws InputException {
		Set<String> files = data.images().stream().map(ImageEntry::file).collect(Collectors.toSet());
		List<String> named = new ArrayList<>();
		for (String name : Names.list(text)) {
			String file = files.contains(name) || !name.matches("\\d{1,9}") ? name : fileOfRow(Integer.parseInt(name), data);
			if (!files.contains(file)) {
				throw new InputException("there is no image '" + name + "' among the " + data.images().size()
						+ " images (name a file as 'labels' lists it, or a row from 0)");
			}
			named.add(file);
		}
		return Names.list(named);
	}

	private static String fileOfRow(int row, AnalysisData data) {
		int[] rows = data.rows();
		return IntStream.range(0, rows.length).filter(i -> rows[i] == row).mapToObj(i -> data.images().get(i).file()).findFirst().orElse("");
	}

	/**
	 * Texts with files replaced by the hash of their content.
	 *
	 * @throws InputException naming the file that cannot be read
	 */
	static Map<String, String> ofFiles(List<ParameterSpec> specs, Map<String, String> texts) throws InputException {
		Map<String, String> meant = new TreeMap<>(texts);
		for (ParameterSpec s : specs) {
			String text = texts.get(s.name());
			if (s.annotation().kind() == Kind.FILE && !text.isBlank()) {
				try {
					meant.put(s.name(), "sha256:" + Hashes.of(Path.of(text)));
				} catch (IOException e) {
					throw Reasons.unreadable(text, e);
				}
			}
		}
		return meant;
	}
}
