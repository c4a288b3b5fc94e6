package org.channelexplorer.core.operation;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.channelexplorer.core.data.Labels;
import org.channelexplorer.core.label.Focus;
import org.channelexplorer.core.label.Names;
import org.channelexplorer.core.parameter.Parameter;
import org.channelexplorer.core.parameter.ParameterSpec;
import org.channelexplorer.core.util.InputException;

/**
 * The parameters of every operation that say which classes and which images it works on. No key holds their text: it holds the hashes of
 * the labels and rows that they come to, so that two ways to the same share results.
 */
public final class Scope {
	/** Name of the parameter that chooses the labelling. */
	public static final String LABELLING = "labelling";
	/** Name of the parameter that chooses classes. */
	public static final String CLASSES = "classes";
	/** Name of the parameter that chooses the focus. */
	public static final String FOCUS = "focus";

	private record Parameters(
			@Parameter(label = "Labelling",
					description = "The labelling whose classes are read; given = the classes of the data set; empty = the labelling in use. "
							+ "What reads classes does not see the images that it leaves out.") String labelling,
			@Parameter(label = "Classes", description = "Only images of these classes, separated by commas; a name with a comma stands in double quotes. "
					+ "Empty = all; otherwise the focus in use does not count, one that is given does.") String classes,
			@Parameter(label = "Focus", description = "Only images of this focus; all = all images; empty = the focus in use.") String focus) {
	}

	/** The parameters as command line and help need them. */
	public static final List<ParameterSpec> SPECS = ParameterSpec.of(Parameters.class);

	private Scope() {
	}

	/**
	 * The analysis that an operation works on.
	 *
	 * @param given parameter texts; those that are read here are taken out
	 * @param own   names of the operation's own parameters, which go before
	 * @throws InputException naming the labelling, class or focus that is not there, or that no image is left
	 */
	static AnalysisData of(AnalysisData data, Map<String, String> given, Set<String> own) throws InputException {
		return of(data, take(LABELLING, given, own), take(CLASSES, given, own), take(FOCUS, given, own));
	}

	/**
	 * The analysis under a labelling, in a focus, as the parameters of these names say it.
	 *
	 * @throws InputException naming the labelling, class or focus that is not there, or that no image is left
	 */
	public static AnalysisData of(AnalysisData data, String labelling, String classes, String focus) throws InputException {
		AnalysisData labelled = labelling.isEmpty() ? data : new LabelView(data, data.labels(labelling));
		String name = focus.equals(Focus.ALL) ? "" : focus.isEmpty() && classes.isEmpty() ? data.focuses().inUse() : focus;
		if (name.isEmpty() && classes.isEmpty()) {
			return labelled;
		}
		Labels labels = labelled.labels();
		Set<Integer> rows = new TreeSet<>();
		IntStream.range(0, labels.size()).forEach(rows::add);
		if (!name.isEmpty()) {
			retain(rows, data.focuses().get(name, FOCUS).rows(labels, data.images(), data.filesWithoutRow()));
		}
		if (!classes.isEmpty()) {
			retain(rows, Focus.rowsOf(labels, Names.list(classes)));
		}
		if (rows.isEmpty()) {
			throw new InputException("focus '" + name + "' holds no image of " + classes);
		}
		return FocusView.of(labelled, rows.stream().mapToInt(Integer::intValue).toArray());
	}

	/**
	 * The rows that have a class: what is read where labels are.
	 *
	 * @throws InputException when all images are left out
	 */
	public static AnalysisData withoutLeftOut(AnalysisData data) throws InputException {
		Labels labels = data.labels();
		int[] kept = labels.kept();
		if (kept.length == 0 && labels.size() > 0) {
			throw new InputException("the labelling leaves out every image");
		}
		return FocusView.of(data, kept);
	}

	private static void retain(Set<Integer> rows, int[] some) {
		rows.retainAll(IntStream.of(some).boxed().collect(Collectors.toSet()));
	}

	private static String take(String name, Map<String, String> given, Set<String> own) {
		String text = own.contains(name) ? null : given.remove(name);
		return text == null ? "" : text.strip();
	}
}
