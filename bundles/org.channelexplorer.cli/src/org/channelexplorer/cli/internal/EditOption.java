package org.channelexplorer.cli.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.channelexplorer.core.analysis.Analysis;
import org.channelexplorer.core.document.AnalysisDocument;
import org.channelexplorer.core.document.LabelTable;
import org.channelexplorer.core.label.Edit;
import org.channelexplorer.core.label.Names;
import org.channelexplorer.core.label.Outcome;
import org.channelexplorer.core.model.ImageEntry;
import org.channelexplorer.core.result.ClassTree;
import org.channelexplorer.core.result.Kinds;
import org.channelexplorer.core.util.InputException;
import org.channelexplorer.core.util.Reasons;
import picocli.CommandLine.Option;

/** One edit of a command line. */
final class EditOption {
	@Option(names = "--csv", required = true, paramLabel = "FILE",
			description = "Table with the columns file and label: each image it names comes into its class; an "
					+ "empty label leaves the image out.")
	private Path csv;

	@Option(names = "--merge", required = true, paramLabel = "A,B=NAME",
			description = "Makes one class of several. A name with a comma stands in double quotes, "
					+ "here and below.")
	private String merge;

	@Option(names = "--split", required = true, paramLabel = "A:NAME=FILES",
			description = "Takes images out of class A into class NAME: their files, separated by "
					+ "commas, or a text file that has one a line.")
	private String split;

	@Option(names = "--rename", required = true, paramLabel = "A=NAME", description = "Gives a class another name.")
	private String rename;

	@Option(names = "--leave-out", required = true, paramLabel = "A|FILE,...", description = "Leaves classes or images out of everything that reads classes.")
	private String leaveOut;

	@Option(names = "--restore", required = true, paramLabel = "FILES",
			description = "Takes images that were left out back into the classes they were in: their files, separated by commas, or a text file that has one a line.")
	private String restore;

	@Option(names = "--colour", required = true, paramLabel = "A=#RRGGBB",
			description = "Gives a class a colour; without one (A=) it has that of the palette again.")
	private String colour;

	@Option(names = "--from-kinds", required = true, arity = "0..1", fallbackValue = "", paramLabel = "LAYER",
			description = "Makes the kinds of images that the hierarchy finds inside classes in a layer (without one: the last layer) classes. "
					+ "The first edit of a command.")
	private String fromKinds;

	/** Finds kinds. */
	@FunctionalInterface
	interface Finder {
		/** The hierarchy of a layer, empty for the last one, under the classes as they are kept. */
		ClassTree in(String layer) throws InputException;
	}

	/**
	 * What it does to the classes that there are.
	 *
	 * @param now  the classes that the edits before it made
	 * @param why  reason that is kept with images that are moved
	 * @param skip whether a table may name images that are not in the analysis
	 * @param kinds finds kinds; null behind another edit
	 * @throws InputException naming the option when it cannot be understood
	 */
	List<? extends Edit> edits(Analysis analysis, Outcome now, String why, boolean skip, Finder kinds) throws InputException {
		try {
			if (fromKinds != null) {
				return fromKinds(now, kinds);
			}
			if (csv != null) {
				Path folder = AnalysisDocument.resolve(analysis.file(), analysis.document().images());
				return LabelTable.edits(csv, folder, analysis.images(), analysis.filesWithoutRow(), now, why, skip);
			}
			if (restore != null) {
				return List.of(new Edit.Restore(files(restore, analysis)));
			}
			if (colour != null) {
				return List.of(coloured(now));
			}
			return merge != null ? List.of(merged(now))
					: split != null ? List.of(split(analysis, now)) : rename != null ? List.of(renamed(now)) : left(analysis, now);
		} catch (IllegalArgumentException e) {
			throw new InputException(e.getMessage(), e);
		}
	}

	private List<Edit.Split> fromKinds(Outcome now, Finder kinds) throws InputException {
		if (kinds == null) {
			throw new InputException("--from-kinds comes before other edits: kinds are found in the classes as they are kept");
		}
		ClassTree tree = kinds.in(fromKinds);
		List<Edit.Split> splits = Kinds.splits(tree, now.classes());
		if (splits.isEmpty()) {
			throw new InputException("--from-kinds: every class is of one kind in " + tree.origin().layer() + "; try another layer");
		}
		return splits;
	}

	private Edit merged(Outcome now) throws InputException {
		int at = merge.indexOf('=');
		for (int next = at; next >= 0; next = merge.indexOf('=', next + 1)) {
			if (known(merge.substring(0, next), now)) {
				at = next;
				break;
			}
		}
		if (at < 0) {
			throw new InputException("--merge " + merge + ": give it as A,B=NAME");
		}
		return new Edit.Merge(Names.list(merge.substring(0, at)), one(merge.substring(at + 1)));
	}

	private Edit renamed(Outcome now) throws InputException {
		int at = after(rename, '=', now);
		if (at < 0) {
			throw new InputException("--rename " + rename + ": give it as A=NAME");
		}
		return new Edit.Rename(one(rename.substring(0, at)), one(rename.substring(at + 1)));
	}

	private Edit coloured(Outcome now) throws InputException {
		int at = after(colour, '=', now);
		if (at < 0) {
			throw new InputException("--colour " + colour + ": give it as A=#RRGGBB");
		}
		return new Edit.Colour(one(colour.substring(0, at)), colour.substring(at + 1).strip());
	}

	private Edit split(Analysis analysis, Outcome now) throws InputException {
		int colon = after(split, ':', now);
		int equals = colon < 0 ? -1 : split.indexOf('=', colon);
		if (equals < 0) {
			throw new InputException("--split " + split + ": give it as A:NAME=FILES");
		}
		return new Edit.Split(one(split.substring(0, colon)), Map.of(one(split.substring(colon + 1, equals)), files(split.substring(equals + 1), analysis)));
	}

	private List<Edit> left(Analysis analysis, Outcome now) throws InputException {
		List<String> classes = new ArrayList<>();
		List<String> files = new ArrayList<>();
		for (String name : Names.list(leaveOut)) {
			(now.classes().contains(name) ? classes : files).add(name);
		}
		Set<String> known = known(analysis);
		for (String file : files) {
			if (!known.contains(file)) {
				throw new InputException("--leave-out " + leaveOut + ": '" + file + "' is neither a class nor an image of this analysis");
			}
		}
		List<Edit> edits = new ArrayList<>();
		if (!classes.isEmpty()) {
			edits.add(new Edit.LeaveOutClasses(classes));
		}
		if (!files.isEmpty()) {
			edits.add(new Edit.LeaveOut(files));
		}
		return edits;
	}

	/** Files of images, separated by commas; or those that a text file has, one a line. */
	static List<String> files(String text, Analysis analysis) throws InputException {
		List<String> names = Names.list(text);
		Set<String> known = known(analysis);
		if (names.size() == 1 && !known.contains(names.getFirst())) {
			try {
				Path list = Path.of(names.getFirst());
				if (Files.isRegularFile(list)) {
					return Files.readAllLines(list).stream().map(String::strip).filter(l -> !l.isEmpty()).toList();
				}
			} catch (InvalidPathException e) {
				throw new InputException("'" + names.getFirst() + "' is neither an image of this analysis nor a list of such", e);
			} catch (IOException e) {
				throw new InputException(names.getFirst() + ": cannot be read: " + Reasons.of(e), e);
			}
			throw new InputException("'" + names.getFirst() + "' is neither an image of this analysis nor a file that lists some");
		}
		return names;
	}

	private static Set<String> known(Analysis analysis) {
		Set<String> files = new HashSet<>(analysis.filesWithoutRow());
		analysis.images().stream().map(ImageEntry::file).forEach(files::add);
		return files;
	}

	private static boolean known(String list, Outcome now) {
		try {
			return now.classes().containsAll(Names.list(list));
		} catch (InputException notAList) {
			return false; // of the names that end at another mark
		}
	}

	private static String one(String text) throws InputException {
		List<String> names = Names.list(text);
		if (names.size() != 1) {
			throw new InputException("'" + text + "' is not one name (a name with a comma stands in double quotes)");
		}
		return names.getFirst();
	}

	// where the mark is that ends the name of a class that there is, else the first one
	private static int after(String text, char mark, Outcome now) {
		for (int at = text.indexOf(mark); at >= 0; at = text.indexOf(mark, at + 1)) {
			if (now.classes().contains(text.substring(0, at))) {
				return at;
			}
		}
		return text.indexOf(mark);
	}
}
