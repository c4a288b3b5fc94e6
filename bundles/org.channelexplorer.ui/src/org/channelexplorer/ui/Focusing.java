package org.channelexplorer.ui;

import java.util.Arrays;
import java.util.BitSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.channelexplorer.core.data.Labels;
import org.channelexplorer.core.label.Focus;
import org.channelexplorer.core.label.Made;
import org.channelexplorer.core.label.NamedValues;
import org.channelexplorer.core.model.ImageEntry;
import org.channelexplorer.core.util.InputException;
import org.channelexplorer.ui.selection.Combine;
import org.channelexplorer.ui.selection.FocusTrail;
import org.channelexplorer.ui.selection.Selecting;

/** What users do with focuses and saved selections, which are the same values: a named set of classes and images. Each is one step of the undo history. */
public final class Focusing {
	private static final int NAMED_CLASSES = 3;

	private Focusing() {
	}

	/** Works on the selected images only. */
	public static void onlyThese(AnalysisSession session) {
		enter(session, "Only These", selected(session));
	}

	/** Works on the images of the focus without the selected ones. */
	public static void allBut(AnalysisSession session) {
		BitSet others = (BitSet) session.shown().inFocus().clone();
		others.andNot(selected(session));
		enter(session, "All but These", others);
	}

	/** Works on some images only, under a given name. */
	public static void only(AnalysisSession session, String name, BitSet images) {
		session.step("Focus on " + name, () -> enter(session, unused(session, name), images, false));
	}

	private static BitSet selected(AnalysisSession session) {
		BitSet images = Selecting.images(session.selection().get());
		images.and(session.shown().inFocus());
		return images;
	}

	private static void enter(AnalysisSession session, String step, BitSet images) {
		session.step(step, () -> enter(session, unused(session, name(session, images)), images, true));
	}

	private static void enter(AnalysisSession session, String name, BitSet images, boolean byItself) {
		Focus focus = focus(session, name, images);
		session.focus().change(f -> f.with(focus).using(name), session);
		session.trail().change(t -> t.into(name, byItself), session);
		session.selection().change(s -> {
			BitSet kept = Selecting.images(s);
			kept.and(images);
			return kept.cardinality() == s.images().length ? s : s.withClasses(List.of()).withImages(kept.stream().toArray());
		}, session);
	}

	/** Whole classes are kept by their names, so that the focus follows them; other images by their files. */
	static Focus focus(AnalysisSession session, String name, BitSet images) {
		List<String> classes = wholeClasses(session, images);
		List<ImageEntry> entries = session.analysis().images();
		return classes.isEmpty() ? new Focus(name, List.of(), images.stream().mapToObj(i -> entries.get(i).file()).toList(), Made.now())
				: new Focus(name, classes, List.of(), Made.now());
	}

	private static List<String> wholeClasses(AnalysisSession session, BitSet images) {
		Labels labels = session.labelling().labels();
		BitSet rest = (BitSet) images.clone();
		Set<String> classes = new LinkedHashSet<>();
		for (int c = 0; c < labels.classes().size(); c++) {
			BitSet rows = Selecting.images(labels.rowsOf(c));
			BitSet missing = (BitSet) rows.clone();
			missing.andNot(images);
			if (!rows.isEmpty() && missing.isEmpty()) {
				classes.add(labels.classes().get(c));
				rest.andNot(rows);
			}
		}
		return rest.isEmpty() ? List.copyOf(classes) : List.of();
	}

	/** A name for a set of images: the classes, or how many of which. */
	public static String name(AnalysisSession session, BitSet images) {
		List<String> whole = wholeClasses(session, images);
		if (!whole.isEmpty() && whole.size() <= NAMED_CLASSES) {
			return String.join(", ", whole);
		}
		Labels labels = session.labels();
		Set<String> classes = new TreeSet<>();
		images.stream().forEach(i -> classes.add(labels.nameOf(i)));
		int n = images.cardinality();
		return n + (n == 1 ? " image" : " images") + (classes.size() <= NAMED_CLASSES ? " of " + String.join(", ", classes) : "");
	}

	/** A name that no focus has yet: the wished one, or with a number behind. */
	public static String unused(AnalysisSession session, String wished) {
		String name = wished.equals(Focus.ALL) ? wished + " 2" : wished;
		for (int i = 2; session.focus().get().find(name).isPresent(); i++) {
			name = wished + " " + i;
		}
		return name;
	}

	/** Works on a focus there is; empty for all images. */
	public static void use(AnalysisSession session, String name) {
		session.step(name.isEmpty() ? "Show All Images" : "Focus on " + name,
				() -> to(session, name.isEmpty() ? FocusTrail.ALL : session.trail().get().at(name)));
	}

	/** One step out. */
	public static void back(AnalysisSession session) {
		session.step("Leave Focus", () -> to(session, session.trail().get().out()));
	}

	// focuses that named themselves are forgotten with the step that made them
	private static void to(AnalysisSession session, FocusTrail way) {
		Set<String> left = new LinkedHashSet<>(session.trail().get().automatic());
		left.removeAll(way.names());
		session.focus().change(f -> {
			NamedValues<Focus> now = f.using(way.names().isEmpty() ? "" : way.names().getLast());
			for (String name : left) {
				now = now.without(name);
			}
			return now;
		}, session);
		session.trail().set(way, session);
	}

	/** Saves the selected images under a name; a saved selection of that name is replaced. */
	public static void save(AnalysisSession session, String name) {
		session.step("Save Selection", () -> session.focus().change(f -> f.with(focus(session, name, Selecting.images(session.selection().get()))), session));
	}

	/** Selects the images of a saved selection. @throws InputException when it cannot be followed */
	public static void select(AnalysisSession session, String name, Combine how) throws InputException {
		int[] rows = session.focus().get().get(name, "saved selection").rows(session.labelling().labels(), session.analysis().images(),
				session.analysis().filesWithoutRow());
		session.step(how.text(), () -> session.selection().change(s -> how.apply(s, Selecting.images(rows)), session));
	}

	/** Gives a focus a name of the analyst's. */
	public static void rename(AnalysisSession session, String from, String to) {
		session.step("Rename Focus", () -> {
			session.focus().change(f -> {
				List<Focus> all = f.all().stream().map(x -> x.name().equals(from) ? new Focus(to, x.classes(), x.files(), x.made()) : x).toList();
				return new NamedValues<>(all, f.inUse().equals(from) ? to : f.inUse());
			}, session);
			session.trail().change(t -> t.renamed(from, to), session);
		});
	}

	/** Deletes a focus; when views show it, they show all images. */
	public static void delete(AnalysisSession session, String name) {
		session.step("Delete Saved Selection", () -> {
			if (session.trail().get().names().contains(name)) {
				to(session, FocusTrail.ALL);
			}
			session.focus().change(f -> f.without(name), session);
		});
	}

	/** Focuses after the classes have changed: a class of another name is followed, the images of a class that is gone stay. */
	static NamedValues<Focus> following(NamedValues<Focus> focuses, Labels before, Labels now, List<ImageEntry> images) {
		return new NamedValues<>(focuses.all().stream().map(f -> following(f, before, now, images)).toList(), focuses.inUse());
	}

	private static Focus following(Focus f, Labels before, Labels now, List<ImageEntry> images) {
		if (now.classes().containsAll(f.classes())) {
			return f;
		}
		Set<String> classes = new LinkedHashSet<>();
		Set<String> files = new LinkedHashSet<>(f.files());
		for (String c : f.classes()) {
			int past = before.classes().indexOf(c);
			if (now.classes().contains(c) || past < 0) {
				classes.add(c);
				continue;
			}
			int[] rows = before.rowsOf(past);
			int same = rows.length == 0 ? -1 : now.classOf(rows[0]);
			if (same >= 0 && Arrays.equals(now.rowsOf(same), rows)) {
				classes.add(now.classes().get(same));
			} else {
				IntStream.of(rows).forEach(r -> files.add(images.get(r).file()));
			}
		}
		return new Focus(f.name(), List.copyOf(classes), List.copyOf(files), f.made());
	}
}
