package org.channelexplorer.ui;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.channelexplorer.core.data.Labels;
import org.channelexplorer.core.label.Edit;
import org.channelexplorer.core.predict.ClassPredictions;
import org.channelexplorer.core.util.InputException;
import org.channelexplorer.ui.selection.Selection;
import org.channelexplorer.ui.selection.Selections;
import org.eclipse.swt.graphics.RGB;

/**
 * What users do with classes: each is one edit of the labelling in use and one step of the undo history. Reasons why something cannot be done are
 * sentences without a full stop, null when it can.
 */
public final class ClassEdits {
	private ClassEdits() {
	}

	/** The selected classes, else those of the selected images, in display order; what is left out is no class. */
	public static List<String> selected(AnalysisSession session) {
		Selection s = session.selection().get();
		Labels labels = session.labelling().labels();
		Set<String> chosen = new LinkedHashSet<>(s.classes());
		if (chosen.isEmpty()) {
			IntStream.of(s.images()).filter(i -> labels.classOf(i) >= 0).forEach(i -> chosen.add(labels.nameOf(i)));
		}
		return labels.classes().stream().filter(chosen::contains).toList();
	}

	/** Images for people: {@code 1 image}. */
	public static String count(int images) {
		return images == 1 ? "1 image" : images + " images";
	}

	/** A name for a class of the selected images that no class has. */
	public static String proposed(AnalysisSession session) {
		List<String> classes = selected(session);
		String wish = classes.size() == 1 ? classes.getFirst() : "new class";
		List<String> taken = session.labelling().outcome().classes();
		String name = classes.size() == 1 ? wish + " 2" : wish;
		for (int i = 2; taken.contains(name); i++) {
			name = wish + " " + i;
		}
		return name;
	}

	private static List<String> files(AnalysisSession session, int[] rows) {
		return IntStream.of(rows).mapToObj(i -> session.analysis().images().get(i).file()).toList();
	}

	private static void named(String name) throws InputException {
		if (name.equals(AnalysisSession.LEFT_OUT)) {
			throw new InputException("a class cannot be named '" + name + "': that stands for the images that are left out");
		}
	}

	/** Puts images into a class, new or not. */
	public static void assign(AnalysisSession session, int[] rows, String to, String undoName) throws InputException {
		named(to);
		session.label(new Edit.Assign(files(session, rows), to, ""), undoName);
	}

	/** Why the selected images cannot be split off their class. */
	public static String cannotSplit(AnalysisSession session) {
		Labels labels = session.labelling().labels();
		int[] images = session.selection().get().images();
		List<String> classes = selected(session);
		if (images.length == 0 || classes.size() != 1 || IntStream.of(images).anyMatch(i -> labels.classOf(i) < 0)) {
			return "select some images of one class";
		}
		return images.length == labels.counts()[labels.classes().indexOf(classes.getFirst())] ? "all images of the class are selected: select some" : null;
	}

	/** Splits the selected images of a class off into a new class. */
	public static void split(AnalysisSession session, String from, String name) throws InputException {
		named(name);
		session.label(new Edit.Split(from, Map.of(name, files(session, session.selection().get().images()))), "Split Class");
	}

	/** Why a class cannot be split by what its images are predicted as. */
	public static String cannotSplitByPrediction(AnalysisSession session) {
		String notOne = notOneClass(session);
		return session.predictions().isEmpty() ? "the network is no classifier"
				: notOne != null ? notOne : parts(session).isEmpty() ? "all its images are predicted alike" : null;
	}

	/** Takes the images of a class that are predicted otherwise out of it, into one class for each prediction. */
	public static void splitByPrediction(AnalysisSession session) throws InputException {
		session.label(new Edit.Split(selected(session).getFirst(), parts(session)), "Split Class");
	}

	/** Takes groups of images out of a class, each into a class of its number; the first group stays. */
	public static void split(AnalysisSession session, String from, List<List<String>> groups) throws InputException {
		List<String> taken = new ArrayList<>(session.labelling().outcome().classes());
		Map<String, List<String>> parts = new LinkedHashMap<>();
		int number = 2;
		for (List<String> files : groups.subList(1, groups.size())) {
			while (taken.contains(from + " " + number)) {
				number++;
			}
			taken.add(from + " " + number);
			parts.put(from + " " + number, files);
		}
		session.label(new Edit.Split(from, parts), "Split Class");
	}

	// the largest part stays when no output is the class by name
	private static Map<String, List<String>> parts(AnalysisSession session) {
		ClassPredictions predictions = session.predictions().orElseThrow();
		Labels labels = session.labelling().labels();
		String from = selected(session).getFirst();
		int c = labels.classes().indexOf(from);
		Map<String, List<Integer>> rows = new LinkedHashMap<>();
		for (int row : labels.rowsOf(c)) {
			predictions.of(row).ifPresent(p -> rows.computeIfAbsent(p.name(), n -> new ArrayList<>()).add(row));
		}
		String stays = predictions.columnOf(c) >= 0 ? predictions.name(predictions.columnOf(c))
				: rows.entrySet().stream().max((a, b) -> Integer.compare(a.getValue().size(), b.getValue().size())).map(Map.Entry::getKey).orElse("");
		rows.remove(stays);
		Map<String, List<String>> parts = new LinkedHashMap<>();
		rows.forEach((name, of) -> parts.put(from + " as " + name, files(session, of.stream().mapToInt(Integer::intValue).toArray())));
		return parts;
	}

	/** Makes one class of several. */
	public static void merge(AnalysisSession session, List<String> classes, String into) throws InputException {
		named(into);
		session.label(new Edit.Merge(classes, into), "Merge Classes");
	}

	/** Why what is selected is not one class. */
	public static String notOneClass(AnalysisSession session) {
		return selected(session).size() == 1 ? null : "select one class";
	}

	/** Gives a class another name. */
	public static void rename(AnalysisSession session, String from, String to) throws InputException {
		named(to);
		session.label(new Edit.Rename(from, to), "Rename Class");
	}

	/** Gives a class a colour, null for that of the palette. */
	public static void colour(AnalysisSession session, String name, RGB colour) throws InputException {
		session.label(new Edit.Colour(name, colour == null ? "" : String.format("#%02x%02x%02x", colour.red, colour.green, colour.blue)), "Colour Class");
	}

	/** Why the selected class has no colour to take away. */
	public static String noOwnColour(AnalysisSession session) {
		String notOne = notOneClass(session);
		Labels labels = session.labelling().labels();
		return notOne != null ? notOne
				: labels.colours()[labels.classes().indexOf(selected(session).getFirst())] == Labels.NO_COLOUR ? "the class has the colour of the palette"
						: null;
	}

	/** Why the selected images cannot be left out. */
	public static String cannotLeaveOut(AnalysisSession session) {
		int[] images = session.selection().get().images();
		Labels labels = session.labelling().labels();
		long kept = IntStream.of(images).filter(i -> labels.classOf(i) >= 0).count();
		return images.length == 0 ? "no image is selected"
				: kept == 0 ? "the selected images are left out already" : kept == labels.kept().length ? "no image would be left" : null;
	}

	/** Leaves the selected classes, or images, out of everything that reads classes. */
	public static void leaveOut(AnalysisSession session) throws InputException {
		Selection s = session.selection().get();
		List<String> whole = selected(session);
		boolean classes = !s.classes().isEmpty() && whole.equals(selectedWholly(session));
		session.label(classes ? new Edit.LeaveOutClasses(whole) : new Edit.LeaveOut(files(session, s.images())),
				classes ? "Leave Out Classes" : "Leave Out Images");
	}

	private static List<String> selectedWholly(AnalysisSession session) {
		Labels labels = session.labels();
		int[] chosen = Selections.counts(session.selection().get(), labels);
		int[] all = labels.counts();
		return IntStream.range(0, all.length).filter(c -> chosen[c] > 0 && chosen[c] == all[c]).mapToObj(c -> labels.classes().get(c)).toList();
	}

	/** Why there is nothing to restore. */
	public static String nothingLeftOut(AnalysisSession session) {
		return leftOut(session).length == 0 ? "no image is left out" : null;
	}

	// those selected, or all when none of the selected ones is
	private static int[] leftOut(AnalysisSession session) {
		Labels labels = session.labelling().labels();
		int[] chosen = IntStream.of(session.selection().get().images()).filter(i -> labels.classOf(i) < 0).toArray();
		return chosen.length > 0 ? chosen : IntStream.range(0, labels.size()).filter(i -> labels.classOf(i) < 0).toArray();
	}

	/** Takes the selected images, or all, that are left out back into their classes. */
	public static void restore(AnalysisSession session) throws InputException {
		session.label(new Edit.Restore(files(session, leftOut(session))), "Restore Images");
	}
}
