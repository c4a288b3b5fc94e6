package org.channelexplorer.datasets.internal;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.channelexplorer.core.extension.DatasetReader;
import org.channelexplorer.core.model.ImageSet;
import org.channelexplorer.core.util.InputException;

/** A reader of data sets in which files describe the images. Which files those are, and what is in them, is up to the format. */
abstract class SheetReader implements DatasetReader {
	private static final int ALIKE = 20;
	private static final Pattern NUMBER = Pattern.compile("[0-9a-f-]{8,}|\\d+");

	/** How the names of the files end. */
	abstract String[] ends();

	/** What a data set without such a file has not, for the message. */
	abstract String missing();

	/** Whether a file is of the format. @param head its beginning and its end */
	abstract boolean is(String head);

	/** Whether a file of a data set is of the format. */
	boolean is(Root root, Root.Sheet sheet) {
		return is(root.sniff(sheet));
	}

	/** Those of the files of the format that count. */
	List<Root.Sheet> counting(List<Root.Sheet> sheets) {
		return sheets;
	}

	/** Reads the files. @throws InputException naming what is no such file */
	abstract void read(Root root, List<Root.Sheet> sheets, Annotated all) throws InputException;

	@Override
	public final boolean accepts(Request request) {
		return false;
	}

	@Override
	public final boolean recognises(Request request) {
		try (Root root = new Root(request)) {
			return some(root.sheets(ends())).anyMatch(s -> is(root, s));
		}
	}

	// a file for every image is one of many that are called alike: the first of these are looked at
	private static Stream<Root.Sheet> some(List<Root.Sheet> sheets) {
		Map<String, Integer> alike = new HashMap<>();
		return sheets.stream().filter(s -> alike.merge(NUMBER.matcher(s.inSet()).replaceAll("0"), 1, Integer::sum) <= ALIKE);
	}

	private List<Root.Sheet> sheets(Root root) {
		return counting(root.sheets(ends()).stream().filter(s -> is(root, s)).toList());
	}

	@Override
	public final ImageSet read(Request request) throws InputException {
		try (Root root = new Root(request)) {
			List<Root.Sheet> recognised = sheets(root);
			List<Root.Sheet> sheets = recognised.isEmpty() ? root.sheets(ends()) : recognised; // a reader chosen by name reports what is wrong with them
			if (sheets.isEmpty()) {
				throw new InputException(request.folder() + ": has no " + missing());
			}
			Annotated all = new Annotated(root, request);
			read(root, sheets, all);
			return all.set(sheets);
		}
	}
}
