package org.channelexplorer.core.repair;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.channelexplorer.core.data.Table;
import org.channelexplorer.core.label.Edit;
import org.channelexplorer.core.model.ImageEntry;

/** A ledger as tables, as edits of a labelling, and as a script that moves files. */
public final class LedgerTables {
	private static final String LEFT_OUT = "_left_out";

	private LedgerTables() {
	}

	/** Every decision that holds, with cleanlab's names of the columns first. An image that is left out has no predicted label. */
	public static Table decisions(Ledger ledger) {
		return table(List.copyOf(ledger.byFile().values()));
	}

	/** Every decision ever made, oldest first, in the same columns. */
	public static Table history(Ledger ledger) {
		return table(ledger.decisions());
	}

	private static Table table(List<Decision> all) {
		return Table.builder().strings("file", texts(all, Decision::file)).strings("given_label", texts(all, Decision::from))
				.strings("predicted_label", texts(all, d -> d.verdict() == Verdict.LEAVE_OUT ? "" : d.to()))
				.doubles("label_score", all.stream().mapToDouble(d -> d.score() == null ? Double.NaN : d.score()).toArray())
				.strings("is_label_issue", texts(all, d -> String.valueOf(wrong(d)))).strings("verdict", texts(all, d -> word(d.verdict())))
				.strings("who", texts(all, Decision::who)).strings("when", texts(all, Decision::when)).strings("evidence", texts(all, Decision::evidence))
				.strings("comment", texts(all, Decision::comment)).build();
	}

	/**
	 * Every image with its class after the decisions; an empty label for an image that is left out. {@code relabel --csv} reads it.
	 *
	 * @param files  the images
	 * @param labels the class of each before, empty when it is left out
	 */
	public static Table corrected(List<String> files, List<String> labels, Ledger ledger) {
		Map<String, Decision> decisions = ledger.byFile();
		String[] now = new String[files.size()];
		for (int i = 0; i < now.length; i++) {
			Decision d = decisions.get(files.get(i));
			now[i] = d == null || !wrong(d) ? labels.get(i) : d.verdict() == Verdict.LEAVE_OUT ? "" : d.to();
		}
		return Table.builder().strings("file", files.toArray(String[]::new)).strings("label", now).build();
	}

	/** What decisions do to the classes: one assign for each class that gets images, and one leave-out. */
	public static List<Edit> edits(List<Decision> decisions, String why) {
		Map<String, List<String>> moved = new LinkedHashMap<>();
		List<String> left = new ArrayList<>();
		for (Decision d : decisions) {
			if (d.verdict() == Verdict.RELABEL) {
				moved.computeIfAbsent(d.to(), _ -> new ArrayList<>()).add(d.file());
			} else if (d.verdict() == Verdict.LEAVE_OUT) {
				left.add(d.file());
			}
		}
		List<Edit> edits = new ArrayList<>();
		moved.forEach((to, files) -> edits.add(new Edit.Assign(files, to, why)));
		if (!left.isEmpty()) {
			edits.add(new Edit.LeaveOut(left));
		}
		return edits;
	}

	/**
	 * A script for sh that moves the files of one folder per class as it was decided; it never replaces a file, and leaves out by moving to the folder
	 * {@value #LEFT_OUT}. Nothing here moves files: the user runs it.
	 *
	 * @param folder the data set's folder
	 * @param images the images with their given classes
	 */
	public static String script(String folder, List<ImageEntry> images, Ledger ledger) {
		StringBuilder sh = new StringBuilder(
				"#!/bin/sh\n# Moves images to the folders of their corrected classes. Never replaces a file.\nset -eu\ncd -- \"${1:-")
				.append("$folder}\"\n");
		sh.insert(sh.indexOf("set -eu"), "folder=" + quoted(folder) + "\n");
		sh.append("""
				move() {
				  if [ ! -e "./$1" ]; then echo "not there: $1" >&2
				  elif [ -e "./$2/${1##*/}" ]; then echo "exists already: $2/${1##*/}" >&2
				  else mkdir -p "./$2" && mv "./$1" "./$2/"
				  fi
				}
				""");
		Map<String, Decision> decisions = ledger.byFile();
		for (ImageEntry image : images) {
			Decision d = decisions.get(image.file());
			if (d == null || !wrong(d)) {
				continue;
			}
			String to = d.verdict() == Verdict.LEAVE_OUT ? LEFT_OUT : d.to();
			int slash = image.file().indexOf('/');
			if (slash < 0 || to.contains("/") || to.equals("..") || to.equals(".") || image.file().startsWith("/") || image.file().contains("../")) {
				sh.append("# not one folder per class, left as it is: ").append((image.file() + " -> " + to).replaceAll("\\p{Cntrl}", "?")).append('\n');
			} else if (!image.file().substring(0, slash).equals(to)) {
				sh.append("move ").append(quoted(image.file())).append(' ').append(quoted(to)).append('\n');
			}
		}
		return sh.toString();
	}

	/** A text as one word of sh, whatever is in it. */
	static String quoted(String text) {
		return "'" + text.replace("'", "'\\''") + "'";
	}

	/** A verdict in lower case, as tables have it: {@code leave_out}. */
	public static String word(Verdict verdict) {
		return verdict.name().toLowerCase(java.util.Locale.ROOT);
	}

	/** Whether a decision finds the label wrong: relabelled or left out. */
	public static boolean wrong(Decision d) {
		return d.verdict() == Verdict.RELABEL || d.verdict() == Verdict.LEAVE_OUT;
	}

	private static String[] texts(List<Decision> decisions, java.util.function.Function<Decision, String> text) {
		return decisions.stream().map(text).toArray(String[]::new);
	}
}
