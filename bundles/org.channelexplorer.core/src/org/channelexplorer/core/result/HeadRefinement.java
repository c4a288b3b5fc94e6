package org.channelexplorer.core.result;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.channelexplorer.core.data.NdArray;
import org.channelexplorer.core.extension.HeadChange;
import org.channelexplorer.core.operation.Result;
import org.channelexplorer.core.repair.Refinement.Way;
import org.channelexplorer.core.util.InputException;

/**
 * A head with the classes of a labelling, beside the old one. Whatever was fitted is judged on images it was not fitted to.
 *
 * @param way     how it was found
 * @param node    name of the old head
 * @param images  number of images
 * @param before  share of the images that the old head puts right, among what both heads can tell apart, 0 to 1
 * @param after   the same of the new head
 * @param change  after minus before with its paired interval
 * @param classes the new outputs
 * @param common  what both heads can tell apart: classes, or classes that a labelling puts together
 * @param notes   what was left out, a sentence each
 * @param head    the new head
 */
public record HeadRefinement(Way way, String node, int images, double before, double after, Change change, List<NewClass> classes, List<Common> common,
		List<String> notes, HeadChange head) {

	/** Type of the result. */
	public static final String TYPE = "refinement";
	private static final String WAY = "way";
	private static final String BEFORE = "before";
	private static final String AFTER = "after";
	private static final String DIFFERENCE = "difference";
	private static final String ACCURACY = "accuracy";
	private static final String RIGHT_KIND = "rightKind";
	private static final String FROM = "from";
	private static final String COMMON = "common";
	private static final String NOTES = "notes";
	private static final String DIVISIONS = "divisions";
	private static final String OUTPUT = "output";
	private static final String PART = "part";
	private static final String LINE = "line";
	private static final String WEIGHTS = "weights";
	private static final String BIAS = "bias";

	/**
	 * A difference and its paired interval.
	 *
	 * @param low   lower end, NaN when there is none
	 * @param high  upper end
	 * @param level probability of the interval
	 */
	public record Change(double difference, double low, double high, double level) {
	}

	/**
	 * A new output.
	 *
	 * @param name      its name
	 * @param from      names of the old outputs it is made of, with commas
	 * @param images    its images
	 * @param accuracy  share of its images that get it, 0 to 1; NaN without images
	 * @param rightKind share of its images that are nearer to it than to the other parts of the same old output, whatever other outputs are; NaN when
	 *                  there is no other part
	 */
	public record NewClass(String name, String from, int images, double accuracy, double rightKind) {
	}

	/**
	 * Classes that both heads can tell from the others.
	 *
	 * @param classes names of the old outputs, with commas
	 * @param images  their images
	 * @param before  share that the old head puts right, 0 to 1; NaN without images
	 * @param after   the same of the new head
	 */
	public record Common(String classes, int images, double before, double after) {

		/** Whether the new head puts fewer images right. */
		public boolean loses() {
			return after < before;
		}
	}

	private record Piece(int output, int part, int line) {
	}

	public HeadRefinement {
		classes = List.copyOf(classes);
		common = List.copyOf(common);
		notes = List.copyOf(notes);
	}

	/** Share of the images that get their own new output, 0 to 1. */
	public double accuracy() {
		return classes.stream().filter(c -> c.images > 0).mapToDouble(c -> c.accuracy * c.images).sum() / images;
	}

	/** The old classes that fewer images get right. */
	public List<Common> losses() {
		return common.stream().filter(Common::loses).toList();
	}

	/** Reads it. @throws InputException when the result is of another type or lacks a part */
	public static HeadRefinement of(Result result) throws InputException {
		Reading r = Reading.of(result, TYPE);
		List<NewClass> classes = r.rows(Result.MAIN,
				row -> new NewClass(row.text(Names.CLASS), row.text(FROM), row.whole(Names.IMAGES), row.number(ACCURACY), row.number(RIGHT_KIND)));
		return new HeadRefinement(Way.valueOf(r.text(WAY)), r.text(Names.NODE), r.whole(Names.IMAGES), r.number(BEFORE), r.number(AFTER),
				new Change(r.number(DIFFERENCE), r.number(Names.LOW), r.number(Names.HIGH), r.number(Names.LEVEL)), classes,
				r.rows(COMMON, row -> new Common(row.text(Names.CLASSES), row.whole(Names.IMAGES), row.number(BEFORE), row.number(AFTER))),
				r.rows(NOTES, row -> row.text(Names.NOTE)), head(r, classes.stream().map(NewClass::name).toList()));
	}

	private static HeadChange head(Reading r, List<String> names) throws InputException {
		float[] weights = r.array(WEIGHTS, 2).values();
		int features = r.array(WEIGHTS, 2).shape()[1];
		float[] bias = r.array(BIAS, 1).values();
		List<Piece> pieces = r.rows(DIVISIONS, row -> new Piece(row.whole(OUTPUT), row.whole(PART), row.whole(LINE)));
		if (pieces.isEmpty()) {
			return new HeadChange.Replaced(names, weights, bias);
		}
		List<HeadChange.Division> divisions = new ArrayList<>();
		for (int from = 0; from < pieces.size();) {
			int output = pieces.get(from).output;
			List<Piece> own = pieces.stream().filter(p -> p.output == output).toList();
			float[] w = new float[own.size() > 1 ? own.size() * features : 0];
			float[] b = new float[own.size() > 1 ? own.size() : 0];
			for (int p = 0; p < b.length; p++) {
				System.arraycopy(weights, own.get(p).line * features, w, p * features, features);
				b[p] = bias[own.get(p).line];
			}
			divisions.add(new HeadChange.Division(output, own.stream().map(Piece::part).toList(), w, b));
			from += own.size();
		}
		return new HeadChange.Divided(names, divisions);
	}

	/** Writes it. */
	public Result toResult() {
		Map<String, Object> scalars = new TreeMap<>();
		scalars.put(WAY, way.name());
		scalars.put(Names.NODE, node);
		scalars.put(Names.IMAGES, (long) images);
		scalars.put(BEFORE, before);
		scalars.put(AFTER, after);
		scalars.put(DIFFERENCE, change.difference);
		scalars.put(Names.LOW, change.low);
		scalars.put(Names.HIGH, change.high);
		scalars.put(Names.LEVEL, change.level);
		scalars.put(ACCURACY, accuracy());
		List<Piece> pieces = new ArrayList<>();
		List<float[]> rows = new ArrayList<>();
		List<Float> offsets = new ArrayList<>();
		switch (head) {
		case HeadChange.Replaced whole -> rows(whole.weights(), whole.bias(), rows, offsets);
		case HeadChange.Divided divided -> {
			for (HeadChange.Division d : divided.divisions()) {
				boolean several = d.parts().size() > 1;
				for (int p = 0; p < d.parts().size(); p++) {
					pieces.add(new Piece(d.output(), d.parts().get(p), several ? rows.size() + p : -1));
				}
				if (several) {
					rows(d.weights(), d.bias(), rows, offsets);
				}
			}
		}
		}
		int features = rows.isEmpty() ? 0 : rows.getFirst().length;
		float[] weights = new float[rows.size() * features];
		float[] bias = new float[rows.size()];
		for (int i = 0; i < bias.length; i++) {
			System.arraycopy(rows.get(i), 0, weights, i * features, features);
			bias[i] = offsets.get(i);
		}
		return new Result(TYPE, scalars,
				Map.of(Result.MAIN,
						new Rows<>(classes).text(Names.CLASS, NewClass::name).text(FROM, NewClass::from).whole(Names.IMAGES, NewClass::images)
								.number(ACCURACY, NewClass::accuracy).number(RIGHT_KIND, NewClass::rightKind).table(),
						COMMON,
						new Rows<>(common).text(Names.CLASSES, Common::classes).whole(Names.IMAGES, Common::images).number(BEFORE, Common::before)
								.number(AFTER, Common::after).table(),
						NOTES, new Rows<>(notes).text(Names.NOTE, n -> n).table(), DIVISIONS,
						new Rows<>(pieces).whole(OUTPUT, Piece::output).whole(PART, Piece::part).whole(LINE, Piece::line).table()),
				Map.of(WEIGHTS, new NdArray(new int[] { bias.length, features }, weights), BIAS, new NdArray(new int[] { bias.length }, bias)));
	}

	private static void rows(float[] weights, float[] bias, List<float[]> rows, List<Float> offsets) {
		int features = weights.length / bias.length;
		for (int i = 0; i < bias.length; i++) {
			rows.add(java.util.Arrays.copyOfRange(weights, i * features, (i + 1) * features));
			offsets.add(bias[i]);
		}
	}
}
