package org.channelexplorer.core.result;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.channelexplorer.core.operation.Result;
import org.channelexplorer.core.util.InputException;

/**
 * Images that are copies of each other.
 *
 * @param origin   layer and summary function whose neighbours were compared, too
 * @param images   number of images that were looked at
 * @param pairs    exact ones first, then the most alike
 * @param leaks    images of a split other than train with a copy in another split
 * @param accuracy share of right answers among the images of the splits other than train; NaN without such images or without comparable predictions
 * @param clean    the same without the leaks
 * @param note     what a reader must know, empty for nothing
 */
public record Duplicates(Origin origin, int images, List<Pair> pairs, int leaks, double accuracy, double clean, String note) {

	/** Type of the result. */
	public static final String TYPE = "duplicates";
	private static final String COPY = "copy";
	private static final String KIND = "kind";
	private static final String COPY_CLASS = "copyClass";
	private static final String CONFLICT = "conflict";
	private static final String SPLIT = "split";
	private static final String COPY_SPLIT = "copySplit";
	private static final String LEAK = "leak";
	private static final String GROUP = "group";
	private static final String LEAKS = "leaks";
	private static final String ACCURACY = "accuracy";
	private static final String CLEAN = "accuracyWithoutLeaks";

	/** How an image is a copy. */
	public enum Kind {
		/** The files are the same, byte for byte. */
		EXACT,
		/** The pictures are alike. */
		NEAR
	}

	/**
	 * Two images.
	 *
	 * @param image     file of the one that comes first
	 * @param copy      file of the other
	 * @param distance  0 for equal files, else 1 less the correlation of their detail
	 * @param className class of the first
	 * @param copyClass class of the other; another one is a conflict
	 * @param split     split of the first, empty for none
	 * @param copySplit split of the other; another one is a leak
	 * @param group     number of the group of copies that both belong to, from 1
	 */
	public record Pair(String image, String copy, Kind kind, double distance, String className, String copyClass, String split, String copySplit,
			int group) {

		/** Whether the classes differ. */
		public boolean conflict() {
			return !className.equals(copyClass);
		}

		/** Whether they are in different splits. */
		public boolean leak() {
			return !split.isEmpty() && !copySplit.isEmpty() && !split.equals(copySplit);
		}
	}

	public Duplicates {
		pairs = List.copyOf(pairs);
	}

	/** Number of pairs of a kind. */
	public int count(Kind kind) {
		return (int) pairs.stream().filter(p -> p.kind == kind).count();
	}

	/** Reads it. @throws InputException when the result is of another type or lacks a part */
	public static Duplicates of(Result result) throws InputException {
		Reading r = Reading.of(result, TYPE);
		return new Duplicates(Origin.of(r), r.whole(Names.IMAGES), r.rows(Result.MAIN,
				row -> new Pair(row.text(Names.IMAGE), row.text(COPY), Kind.valueOf(row.text(KIND)), row.number(Names.DISTANCE), row.text(Names.CLASS),
						row.text(COPY_CLASS), row.text(SPLIT), row.text(COPY_SPLIT), row.whole(GROUP))),
				r.whole(LEAKS), r.has(ACCURACY) ? r.number(ACCURACY) : Double.NaN, r.has(CLEAN) ? r.number(CLEAN) : Double.NaN, Note.of(r));
	}

	/** Writes it. */
	public Result toResult() {
		Map<String, Object> scalars = new TreeMap<>();
		origin.put(scalars);
		scalars.put(Names.IMAGES, (long) images);
		scalars.put("exact", (long) count(Kind.EXACT));
		scalars.put("near", (long) count(Kind.NEAR));
		scalars.put("conflicts", pairs.stream().filter(Pair::conflict).count());
		scalars.put(LEAKS, (long) leaks);
		if (!Double.isNaN(accuracy)) {
			scalars.put(ACCURACY, accuracy);
		}
		if (!Double.isNaN(clean)) {
			scalars.put(CLEAN, clean);
		}
		Note.put(scalars, note);
		return new Result(TYPE, scalars, Map.of(Result.MAIN,
				new Rows<>(pairs).text(Names.IMAGE, Pair::image).text(COPY, Pair::copy).text(KIND, p -> p.kind.name())
						.number(Names.DISTANCE, Pair::distance).text(Names.CLASS, Pair::className).text(COPY_CLASS, Pair::copyClass)
						.text(CONFLICT, p -> p.conflict() ? "yes" : "").text(SPLIT, Pair::split).text(COPY_SPLIT, Pair::copySplit)
						.text(LEAK, p -> p.leak() ? "yes" : "").whole(GROUP, Pair::group).table()),
				Map.of());
	}
}
