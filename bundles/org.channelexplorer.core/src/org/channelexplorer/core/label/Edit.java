package org.channelexplorer.core.label;

import com.google.gson.annotations.JsonAdapter;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.channelexplorer.core.data.Labels;

/** A change of classes. Files are those of the data set, relative to its folder; constructors refuse what no analysis could make sense of. */
@JsonAdapter(EditJson.class)
public sealed interface Edit {

	/** The edit in a few words, for messages and lists. */
	String text();

	/**
	 * Puts images into a class, which is made when it is not there.
	 *
	 * @param files images
	 * @param to    class
	 * @param why   the analyst's reason, may be empty
	 */
	record Assign(List<String> files, String to, String why) implements Edit {
		public Assign {
			files = some("assign", "files", files);
			named("the class of an assign", to);
			why = why == null ? "" : why;
		}

		@Override
		public String text() {
			return "assign " + Names.some(files) + " to " + to;
		}
	}

	/**
	 * Makes one class of several.
	 *
	 * @param classes the classes
	 * @param into    the class that takes their images: one of them or another one, each of which keeps its place in the order of the classes, or a new one, which
	 *                comes last as every new class does, so that places and colours of the others stay
	 */
	record Merge(List<String> classes, String into) implements Edit {
		public Merge {
			classes = some("merge", "classes", classes);
			named("the class a merge makes", into);
		}

		@Override
		public String text() {
			return "merge " + Names.some(classes) + " into " + into;
		}
	}

	/**
	 * Takes parts out of a class; images that no part names stay.
	 *
	 * @param from  the class
	 * @param parts files by the class they come into, in display order of new classes
	 */
	record Split(String from, Map<String, List<String>> parts) implements Edit {
		public Split {
			named("the class a split takes from", from);
			Map<String, List<String>> copy = new LinkedHashMap<>();
			for (var part : some("split", "parts", parts == null ? null : List.copyOf(parts.entrySet()))) {
				copy.put(named("a part of a split", part.getKey()), some("split", "files of " + part.getKey(), part.getValue()));
			}
			parts = Collections.unmodifiableMap(copy);
		}

		@Override
		public String text() {
			return "split " + Names.some(List.copyOf(parts.keySet())) + " from " + from;
		}
	}

	/**
	 * Gives a class another name.
	 *
	 * @param from its name
	 * @param to   a name that no other class has
	 */
	record Rename(String from, String to) implements Edit {
		public Rename {
			named("the class of a rename", from);
			Names.check("the new name of a rename", to);
		}

		@Override
		public String text() {
			return "rename " + from + " to " + to;
		}
	}

	/**
	 * Leaves images out of everything that reads classes.
	 *
	 * @param files images
	 */
	record LeaveOut(List<String> files) implements Edit {
		public LeaveOut {
			files = some("leave-out", "files", files);
		}

		@Override
		public String text() {
			return "leave out " + Names.some(files);
		}
	}

	/**
	 * Leaves all images of classes out of everything that reads classes.
	 *
	 * @param classes the classes
	 */
	record LeaveOutClasses(List<String> classes) implements Edit {
		public LeaveOutClasses {
			classes = some("leave-out", "classes", classes);
		}

		@Override
		public String text() {
			return "leave out " + (classes.size() == 1 ? "class " : "classes ") + Names.some(classes);
		}
	}

	/**
	 * Takes images that were left out back into the classes they were in.
	 *
	 * @param files images; those that are not left out stay as they are
	 */
	record Restore(List<String> files) implements Edit {
		public Restore {
			files = some("restore", "files", files);
		}

		@Override
		public String text() {
			return "restore " + Names.some(files);
		}
	}

	/**
	 * Gives a class a colour of the analyst's choice; its name may change later, the colour stays.
	 *
	 * @param of     the class
	 * @param colour {@code #rrggbb}, empty for that of the palette
	 */
	record Colour(String of, String colour) implements Edit {
		public Colour {
			named("the class of a colour", of);
			colour = colour == null ? "" : colour.toLowerCase(Locale.ROOT);
			if (!colour.matches("(#[0-9a-f]{6})?")) {
				throw new IllegalArgumentException("the colour of " + of + " is '" + colour + "', which is not #rrggbb");
			}
		}

		@Override
		public String text() {
			return "colour " + of + (colour.isEmpty() ? " as in the palette" : " " + colour);
		}

		/** The colour as 0xRRGGBB, {@link Labels#NO_COLOUR} for that of the palette. */
		int rgb() {
			return colour.isEmpty() ? Labels.NO_COLOUR : Integer.parseInt(colour.substring(1), 16);
		}
	}

	/** Classes that are there may have any name, as folders may; {@link Relabelling} refuses such names for new ones. */
	private static String named(String what, String name) {
		if (name == null || name.isEmpty()) {
			throw new IllegalArgumentException(what + (name == null ? " has no name" : " is named '': a name is not empty"));
		}
		return name;
	}

	private static <T> List<T> some(String edit, String what, List<T> list) {
		if (list == null || list.isEmpty() || list.stream().anyMatch(x -> x == null || x.equals(""))) {
			throw new IllegalArgumentException("a " + edit + " names no " + what + (list == null || list.isEmpty() ? "" : " at one place"));
		}
		return List.copyOf(list);
	}
}
