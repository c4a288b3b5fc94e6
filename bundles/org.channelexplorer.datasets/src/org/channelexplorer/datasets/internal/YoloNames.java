package org.channelexplorer.datasets.internal;

import java.io.IOException;
import java.io.Reader;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.channelexplorer.core.util.InputException;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/** The names of class numbers as YOLO's tools write them: {@code names} of a .yaml file, or a file of names, one a line. */
final class YoloNames {
	private static final List<String> FILES = List.of("classes.txt", "obj.names", "_darknet.labels");

	private YoloNames() {
	}

	/** Names by number; empty when nothing gives any. @throws InputException naming a file that cannot be read */
	static Map<String, String> of(Root root) throws InputException {
		for (Root.Sheet sheet : root.sheets(".yaml", ".yml")) {
			Map<String, String> names = yaml(root, sheet);
			if (!names.isEmpty()) {
				return names;
			}
		}
		return listed(root);
	}

	/** Names by number from a file of names. @throws InputException when it cannot be read */
	static Map<String, String> listed(Root root) throws InputException {
		Optional<Root.Sheet> list = root.described(".txt", ".names", ".labels").stream().filter(s -> FILES.contains(s.simpleName())).findFirst();
		return list.isEmpty() ? Map.of() : lines(root, list.get());
	}

	private static Map<String, String> lines(Root root, Root.Sheet sheet) throws InputException {
		try (Reader in = root.reader(sheet)) {
			Map<String, String> names = new LinkedHashMap<>();
			in.readAllAsString().replace("\ufeff", "").lines().filter(l -> !l.isBlank()).forEach(l -> names.put(Integer.toString(names.size()), l.strip()));
			return names;
		} catch (IOException e) {
			throw Root.unreadable(sheet, e);
		}
	}

	/** A list, {@code [cat, dog]}, or an object by number, {@code {0: cat}}. Scalars stay text: a class may be called {@code no}. */
	private static Map<String, String> yaml(Root root, Root.Sheet sheet) throws InputException {
		Map<String, String> names = new LinkedHashMap<>();
		try (Reader in = root.reader(sheet)) {
			Node file = new Compose(LoadSettings.builder().setLabel(sheet.simpleName()).build()).composeReader(in).orElse(null);
			switch (value(file, "names")) {
			case SequenceNode list -> list.getValue().forEach(name -> put(names, Integer.toString(names.size()), name));
			case MappingNode object -> object.getValue().forEach(e -> put(names, number(e), e.getValueNode()));
			case null, default -> {
			}
			}
			return names;
		} catch (MarkedYamlEngineException e) {
			throw new InputException(sheet.name() + e.getProblemMark().map(at -> ", line " + (at.getLine() + 1)).orElse("") + ": is no YAML: " + e.getProblem(),
					e);
		} catch (YamlEngineException e) {
			throw new InputException(sheet.name() + ": is no YAML: " + e.getMessage(), e);
		} catch (IOException e) {
			throw Root.unreadable(sheet, e);
		}
	}

	private static Node value(Node node, String key) {
		return node instanceof MappingNode object
				? object.getValue().stream().filter(e -> e.getKeyNode() instanceof ScalarNode k && k.getValue().equals(key)).map(NodeTuple::getValueNode)
						.findFirst()
						.orElse(null)
				: null;
	}

	// "07" and "7" are one number
	private static String number(NodeTuple entry) {
		String written = entry.getKeyNode() instanceof ScalarNode key ? key.getValue() : "";
		return written.matches("\\d{1,9}") ? Integer.toString(Integer.parseInt(written)) : written;
	}

	private static void put(Map<String, String> names, String number, Node name) {
		if (name instanceof ScalarNode text) {
			names.putIfAbsent(number, text.getValue());
		}
	}
}
