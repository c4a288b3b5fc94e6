package org.channelexplorer.ui.selection;

import java.util.BitSet;
import java.util.Optional;
import java.util.stream.IntStream;
import org.channelexplorer.core.data.Labels;
import org.channelexplorer.core.predict.ClassPredictions;
import org.channelexplorer.core.predict.ClassPredictions.Prediction;

/** Images that commands find from those that are selected. */
public final class Selecting {
	private Selecting() {
	}

	/** The selected images as a set. */
	public static BitSet images(Selection s) {
		return images(s.images());
	}

	/** Rows as a set. */
	public static BitSet images(int... rows) {
		BitSet set = new BitSet();
		IntStream.of(rows).forEach(set::set);
		return set;
	}

	/** Those among the shown images that are not selected. */
	public static BitSet inverse(Selection s, BitSet shown) {
		BitSet others = (BitSet) shown.clone();
		others.andNot(images(s));
		return others;
	}

	/** Those among the shown images whose class is that of a selected one. */
	public static BitSet sameClass(Selection s, Labels labels, BitSet shown) {
		BitSet classes = new BitSet();
		IntStream.of(s.images()).filter(i -> labels.classOf(i) >= 0).forEach(i -> classes.set(labels.classOf(i)));
		return where(shown, i -> labels.classOf(i) >= 0 && classes.get(labels.classOf(i)));
	}

	/** Those among the shown images that are predicted as a selected one is. */
	public static BitSet samePrediction(Selection s, ClassPredictions predictions, BitSet shown) {
		BitSet outputs = new BitSet();
		IntStream.of(s.images()).mapToObj(predictions::of).flatMap(Optional::stream).forEach(p -> outputs.set(p.output()));
		return where(shown, i -> predictions.of(i).map(Prediction::output).filter(outputs::get).isPresent());
	}

	/** Those among the shown images whose class the network contradicts. */
	public static BitSet contradicted(ClassPredictions predictions, BitSet shown) {
		return where(shown, predictions::contradicted);
	}

	private static BitSet where(BitSet shown, java.util.function.IntPredicate test) {
		return images(shown.stream().filter(test).toArray());
	}
}
