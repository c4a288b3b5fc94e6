package org.channelexplorer.testkit;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.channelexplorer.core.data.FloatMatrix;
import org.channelexplorer.core.extension.ModelSurgeon;
import org.channelexplorer.core.model.Tap;
import org.channelexplorer.core.operation.Substitutions;
import org.channelexplorer.core.repair.Removal;
import org.channelexplorer.core.repair.Substitute;
import org.channelexplorer.core.util.InputException;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.OperationCanceledException;

/**
 * A layer that a softmax over a matrix of weights reads: a network that can be worked by hand.
 *
 * @param layer   its id
 * @param values  images x channels
 * @param weights classes x channels
 * @param hash    of both
 */
public record LinearHead(String layer, FloatMatrix values, FloatMatrix weights, String hash) implements Substitutions {

	@Override
	public List<String> layers() {
		return List.of(layer);
	}

	@Override
	public Substitutions of(int[] images) {
		return new LinearHead(layer, values.selectRows(images), weights, hash + java.util.Arrays.hashCode(images));
	}

	@Override
	public Running open(IProgressMonitor monitor) {
		return new Running() {
			@Override
			public List<String> places() {
				return layers();
			}

			@Override
			public ModelSurgeon.Cut plan(List<Removal> removals, ModelSurgeon.Rounding rounding) {
				ModelSurgeon.Costs costs = new ModelSurgeon.Costs(100, 100);
				return new ModelSurgeon.Cut(removals,
						removals.stream().map(r -> new ModelSurgeon.Place(layer, replaced(layer), r.channels(), true, true)).toList(), List.of(), costs, costs,
						List.of());
			}

			@Override
			public Optional<String> place(String of) {
				return Optional.of(layer);
			}

			@Override
			public float[][] outgoingProducts(String place) throws InputException {
				throw new InputException("the weights behind " + place + " are not known");
			}

			@Override
			public int channels(String of) {
				return values.columns();
			}

			@Override
			public Map<Integer, String> fixed(String of) {
				return Map.of();
			}

			@Override
			public Tap replaced(String of) {
				return new Tap("tensor", values.columns(), 1, 1, Tap.Layout.DENSE);
			}

			@Override
			public float[] values(String of, int image) {
				return values.row(image);
			}

			@Override
			public boolean predicts() {
				return true;
			}

			@Override
			public FloatMatrix predictions(List<Substitute> substitutes, int[] images, IProgressMonitor of) {
				float[] all = new float[images.length * weights.rows()];
				for (int i = 0; i < images.length; i++) {
					if (of.isCanceled()) {
						throw new OperationCanceledException();
					}
					float[] x = values.row(images[i]);
					float[] read = x.clone();
					substitutes.forEach(s -> replace(s, x, read));
					System.arraycopy(softmax(read), 0, all, i * weights.rows(), weights.rows());
				}
				return FloatMatrix.of(images.length, weights.rows(), all);
			}

			@Override
			public void close() {
				// nothing is open
			}
		};
	}

	private static void replace(Substitute s, float[] x, float[] read) {
		for (int i = 0; i < s.removed().length; i++) {
			double v = s.constants()[i];
			for (int j = 0; j < s.kept().length && s.weights().length > 0; j++) {
				v += s.weights()[i * s.kept().length + j] * x[s.kept()[j]];
			}
			read[s.removed()[i]] = (float) v;
		}
	}

	private float[] softmax(float[] x) {
		double[] e = IntStream.range(0, weights.rows()).mapToDouble(k -> {
			double sum = 0;
			for (int c = 0; c < x.length; c++) {
				sum += weights.get(k, c) * x[c];
			}
			return StrictMath.exp(sum);
		}).toArray();
		double sum = java.util.Arrays.stream(e).sum();
		float[] p = new float[e.length];
		for (int k = 0; k < p.length; k++) {
			p[k] = (float) (e[k] / sum);
		}
		return p;
	}
}
