package org.channelexplorer.analysis.internal.refine;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.channelexplorer.core.data.Labels;
import org.channelexplorer.core.util.InputException;

/**
 * Which old outputs the classes of a labelling are made of. A class is a part of an old output when it holds at least 3 and 10 % of the output's
 * images; fewer are corrections of labels, which divide nothing. Old outputs without images stay as they are, behind the others.
 *
 * @param names    of the new outputs: the labelling's classes, then the outputs without images
 * @param classOf  new output of every image
 * @param outputOf old output of every image
 * @param parts    for every old output the new ones, ascending
 * @param group    for every new output the number of its group: outputs that parts connect
 * @param notes    what was left out
 */
record NewClasses(List<String> names, int[] classOf, int[] outputOf, List<List<Integer>> parts, int[] group, List<String> notes) {
	private static final int FEWEST = 3;
	private static final int SMALLEST_PERCENT = 10;

	/**
	 * Finds them.
	 *
	 * @param labels   classes now, all with images
	 * @param outputOf old output of every image
	 * @param outputs  names of the old outputs
	 * @throws InputException naming the class that cannot become an output
	 */
	static NewClasses of(Labels labels, int[] outputOf, List<String> outputs) throws InputException {
		int k = labels.classes().size();
		int[][] counts = new int[outputs.size()][k];
		for (int i = 0; i < outputOf.length; i++) {
			counts[outputOf[i]][labels.classOf(i)]++;
		}
		List<String> names = new ArrayList<>(labels.classes());
		List<String> notes = new ArrayList<>();
		List<List<Integer>> parts = new ArrayList<>();
		boolean[] reached = new boolean[k];
		for (int o = 0; o < counts.length; o++) {
			int[] of = counts[o];
			int all = Arrays.stream(of).sum();
			if (all == 0) {
				if (labels.classes().contains(outputs.get(o))) {
					throw new InputException("the class '" + outputs.get(o) + "' of the labelling has the name of an output that none of its images was given: "
							+ "rename the class");
				}
				parts.add(List.of(names.size()));
				names.add(outputs.get(o));
				continue;
			}
			int largest = Arrays.stream(of).max().orElseThrow();
			List<Integer> own = new ArrayList<>();
			for (int l = 0; l < k; l++) {
				if (of[l] > 0 && (of[l] == largest || of[l] >= Math.max(FEWEST, (all * SMALLEST_PERCENT + 99) / 100))) {
					own.add(l);
					reached[l] = true;
				} else if (of[l] > 0) {
					notes.add(of[l] + " of " + all + " images of '" + outputs.get(o) + "' are '" + labels.classes().get(l)
							+ "' in the labelling: too few for a part, they count as corrected labels");
				}
			}
			parts.add(List.copyOf(own));
		}
		for (int l = 0; l < k; l++) {
			if (!reached[l]) {
				throw new InputException("the class '" + labels.classes().get(l) + "' has too few images of any old class to be learned: at least "
						+ FEWEST + " and " + SMALLEST_PERCENT + " % of the old class are needed");
			}
		}
		if (names.size() < 2) {
			throw new InputException("the labelling makes one class, '" + names.getFirst() + "', of all outputs: a network of one output tells nothing");
		}
		return new NewClasses(List.copyOf(names), labels.of(), outputOf, List.copyOf(parts), groups(parts, names.size()), List.copyOf(notes));
	}

	private static int[] groups(List<List<Integer>> parts, int outputs) {
		int[] group = IntStream.range(0, outputs).toArray();
		for (boolean changed = true; changed;) {
			changed = false;
			for (List<Integer> own : parts) {
				int least = own.stream().mapToInt(p -> group[p]).min().orElseThrow();
				for (int p : own) {
					changed |= group[p] != least;
					group[p] = least;
				}
			}
		}
		Map<Integer, Integer> number = new HashMap<>();
		for (int g : group) {
			number.putIfAbsent(g, number.size());
		}
		return IntStream.of(group).map(number::get).toArray();
	}

	/** Number of groups. */
	int groups() {
		return Arrays.stream(group).max().orElse(-1) + 1;
	}

	/** The group of an old output. */
	int groupOf(int output) {
		return group[parts.get(output).getFirst()];
	}

	/** The old outputs that lead to a new one. */
	int[] from(int part) {
		return IntStream.range(0, parts.size()).filter(o -> parts.get(o).contains(part)).toArray();
	}

	/** The images of an old output that are of one of its parts. */
	int[] imagesOf(int output) {
		return IntStream.range(0, classOf.length).filter(i -> outputOf[i] == output && parts.get(output).contains(classOf[i])).toArray();
	}

	/** Names of old outputs, with commas. */
	static String joined(int[] some, List<String> outputs) {
		return IntStream.of(some).mapToObj(outputs::get).collect(Collectors.joining(", "));
	}
}
