package org.channelexplorer.core.result;

import java.util.List;
import java.util.Map;
import org.channelexplorer.core.data.Table;
import org.channelexplorer.core.operation.Result;
import org.channelexplorer.core.util.InputException;

/**
 * How alike all classes are to one, over the network.
 *
 * @param reference name of the class compared with
 * @param summary   id of the summary function
 * @param eta       share of the channels that counts as most active
 * @param layers    number of layers
 * @param classes   mean over the layers, in the order of the classes
 * @param byLayer   the values of every layer
 */
public record ReferenceSimilarity(String reference, String summary, double eta, int layers, List<Similar> classes, List<InLayer> byLayer) {

	/** Type of the result. */
	public static final String TYPE = "similarity";
	private static final String REFERENCE = "reference";

	/**
	 * A class beside the reference.
	 *
	 * @param name       the class
	 * @param similarity Jaccard class similarity, NaN when there is no pair of images
	 * @param corrected  beyond chance
	 */
	public record Similar(String name, double similarity, double corrected) {
	}

	/** A class beside the reference in one layer. */
	public record InLayer(String layer, Similar similar) {
	}

	public ReferenceSimilarity {
		classes = List.copyOf(classes);
		byLayer = List.copyOf(byLayer);
	}

	/** Reads it. @throws InputException when the result is of another type or lacks a part */
	public static ReferenceSimilarity of(Result result) throws InputException {
		Reading r = Reading.of(result, TYPE);
		return new ReferenceSimilarity(r.text(REFERENCE), r.text(Names.SUMMARY), r.number(Names.ETA), r.whole(Names.LAYERS),
				r.rows(Result.MAIN, ReferenceSimilarity::similar), r.rows(Names.LAYERS, row -> new InLayer(row.text(Names.LAYER), similar(row))));
	}

	private static Similar similar(Reading.Row row) throws InputException {
		return new Similar(row.text(Names.CLASS), row.number(Names.SIMILARITY), row.number(Names.CORRECTED));
	}

	/** Writes it. */
	public Result toResult() {
		Table main = new Rows<>(classes).text(Names.CLASS, Similar::name).number(Names.SIMILARITY, Similar::similarity)
				.number(Names.CORRECTED, Similar::corrected)
				.table();
		Table layer = new Rows<>(byLayer).text(Names.LAYER, InLayer::layer).text(Names.CLASS, l -> l.similar.name)
				.number(Names.SIMILARITY, l -> l.similar.similarity).number(Names.CORRECTED, l -> l.similar.corrected).table();
		return new Result(TYPE, Map.of(REFERENCE, reference, Names.SUMMARY, summary, Names.ETA, eta, Names.LAYERS, (long) layers),
				Map.of(Result.MAIN, main, Names.LAYERS, layer), Map.of());
	}
}
