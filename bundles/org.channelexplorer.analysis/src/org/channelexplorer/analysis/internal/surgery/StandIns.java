package org.channelexplorer.analysis.internal.surgery;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.channelexplorer.analysis.internal.support.Seeds;
import org.channelexplorer.core.extension.ModelSurgeon.Place;
import org.channelexplorer.core.model.Tap;
import org.channelexplorer.core.operation.Substitutions;
import org.channelexplorer.core.repair.Replacement;
import org.channelexplorer.core.repair.Substitute;
import org.eclipse.core.runtime.IProgressMonitor;

/**
 * Finds what stands in for removed channels on the images that plans are made from: at every position where maps are read, or on a sample of these.
 */
final class StandIns {
	/** Values that are looked at of one tensor. */
	private static final int VALUES = 12_000_000;
	private static final int MOST = 20_000;

	private final Substitutions.Running network;
	private final int[] images;
	private final double ridge;
	private final long seed;
	private final Map<String, Regression> fitted = new HashMap<>();

	/**
	 * On some images.
	 *
	 * @param images indices
	 * @param ridge  as for {@link Regression}
	 */
	StandIns(Substitutions.Running network, int[] images, double ridge, long seed) {
		this.network = network;
		this.images = images;
		this.ridge = ridge;
		this.seed = seed;
	}

	/** What stands in at the places of a plan. */
	List<Substitute> of(List<Place> places, Replacement how, IProgressMonitor monitor) {
		List<Substitute> all = new ArrayList<>();
		for (Place place : places) {
			if (!network.places().contains(place.layer())) {
				throw new IllegalStateException("the network is not cut at " + place.layer());
			}
			if (how == Replacement.ZERO) {
				all.add(place.zero());
				continue;
			}
			Replacement possible = how == Replacement.COMPENSATE && !place.weights() ? Replacement.MEAN : how;
			boolean constant = place.constant() || possible == Replacement.MEAN;
			all.add(regression(place.layer(), constant).substitute(place.removed().stream().mapToInt(Integer::intValue).toArray(), possible, monitor));
		}
		return all;
	}

	/** Covariances of the channels at a place, products where no constant may be added. */
	double[][] covariance(String layer, boolean constant, IProgressMonitor monitor) {
		return regression(layer, constant).covariance(monitor);
	}

	private Regression regression(String layer, boolean constant) {
		return fitted.computeIfAbsent(layer + "\n" + constant, _ -> new Regression(layer, observations(layer), constant, ridge));
	}

	/** Observations x channels. */
	private double[][] observations(String layer) {
		Tap tap = network.replaced(layer);
		int positions = tap.height() * tap.width();
		int channels = tap.channels();
		int most = Math.clamp(VALUES / channels, 1, MOST);
		int each = Math.clamp(most / images.length, 1, positions);
		SplittableRandom random = Seeds.stream(seed, "surgery", "positions", layer);
		double[][] observations = new double[images.length * each][channels];
		int[] all = new int[positions];
		for (int i = 0; i < images.length; i++) {
			float[] values = network.values(layer, images[i]);
			for (int p = 0; p < positions; p++) {
				all[p] = p;
			}
			if (each < positions) {
				Seeds.shuffle(all, random);
			}
			for (int k = 0; k < each; k++) {
				for (int c = 0; c < channels; c++) {
					observations[i * each + k][c] = values[c * positions + all[k]];
				}
			}
		}
		return observations;
	}
}
