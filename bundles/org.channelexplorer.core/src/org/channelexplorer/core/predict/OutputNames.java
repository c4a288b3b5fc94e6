package org.channelexplorer.core.predict;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.channelexplorer.core.util.InputException;

/**
 * The names of a classifier's outputs. They are read from the first of these that names every output:
 * <ol>
 * <li>{@code classes.txt}, {@code labels.txt}, {@code synset.txt} beside the model: one name per line; a number in front of every line
 * ({@code 0 cat}) is the output's index, from 0 or from 1</li>
 * <li>{@code classes.json}, {@code labels.json}, {@code id2label.json}, {@code imagenet_class_index.json}, {@code class_indices.json} beside
 * the model: a list of names, or an object of index to name or of name to index</li>
 * <li>{@code id2label} of a {@code config.json} beside the model</li>
 * <li>the metadata {@code names}, {@code classes}, {@code labels}, {@code id2label}, {@code class_names} of the model itself: JSON, a
 * Python dictionary or list, or names separated by lines, commas or semicolons</li>
 * </ol>
 * A file with another number of names is passed over and named in {@link #problem}; nothing is guessed, neither from the names of
 * folders nor by leaving out a background class. One output may have two names: of the value near 0 and of the value near 1.
 *
 * @param names   one per output, in their order; empty when they are not known
 * @param source  where they come from, e.g. {@code labels.txt}; empty when they are not known
 * @param problem what was skipped and why, one sentence; empty for nothing
 */
public record OutputNames(List<String> names, String source, String problem) {

	/** No names. */
	public static final OutputNames NONE = new OutputNames(List.of(), "", "");

	public OutputNames {
		names = List.copyOf(names);
		source = source == null ? "" : source;
		problem = problem == null ? "" : problem;
	}

	/** Whether the outputs have names. */
	public boolean known() {
		return !names.isEmpty();
	}

	/** Where the names come from and what was passed over, for people: {@code labels.txt (classes.txt has 2 names, the network 3 outputs)}. */
	public String origin() {
		return (known() ? source : "not known") + (problem.isEmpty() ? "" : " (" + problem + ")");
	}

	/** Why the outputs have no names, and what to do: one sentence. */
	public String unknown() {
		return "The names of the network's outputs are not known" + (problem.isEmpty() ? "" : " (" + problem + ")")
				+ ": a text file classes.txt beside the model with one name per line names them";
	}

	/**
	 * Reads the names of a model's outputs from a file in one of the forms above.
	 *
	 * @param outputs number of outputs, at least 1
	 * @throws InputException naming the file when it cannot be read or names another number of outputs
	 */
	public static OutputNames read(Path file, int outputs) throws InputException {
		return new NameSources(outputs).read(file);
	}

	/** The text of a file with a name a line, as {@link #of} reads it. Whatever would break a line in two is a blank. */
	public static String lines(List<String> names) {
		return names.stream().map(n -> n.replaceAll("\\R", " ")).collect(Collectors.joining("\n", "", "\n"));
	}

	/**
	 * Finds the file that {@link #of} would take, so that it can be proposed.
	 *
	 * @param outputs number of outputs, at least 1
	 * @return empty when none beside the model names every output
	 */
	public static Optional<Path> beside(Path model, int outputs) {
		return new NameSources(outputs).beside(model);
	}

	/**
	 * Finds the names of a model's outputs.
	 *
	 * @param model    the model's file, which may be gone
	 * @param metadata what the model says of itself
	 * @param outputs  number of outputs, at least 1
	 */
	public static OutputNames of(Path model, Map<String, String> metadata, int outputs) {
		return new NameSources(outputs).find(model, metadata);
	}
}
