package org.channelexplorer.core.extraction;

import org.channelexplorer.core.document.Iteration;

/**
 * The deterministic sampler of Song, Meng and Ermon, Denoising Diffusion Implicit Models, ICLR 2021: equation 12 with sigma = 0,
 * <pre>
 * x0  = (x - sqrt(1 - a) e) / sqrt(a)
 * x'  = sqrt(a') x0 + sqrt(1 - a') e
 * </pre>
 * where {@code a} is the product of 1 - beta up to the run's time step (their alpha_t), {@code a'} that of the next run's, 1 after
 * the last run (their alpha_0), and {@code e} the predicted noise. Nothing is clipped. Coefficients and elements are computed in
 * double, the sample is kept as float32, element by element, so the bytes are the same everywhere.
 */
public final class Ddim {
	private final Iteration iteration;
	private final double[] alphas;

	public Ddim(Iteration iteration) {
		this.iteration = iteration;
		alphas = new double[iteration.training().trainSteps()];
		double product = 1;
		for (int t = 0; t < alphas.length; t++) {
			product *= 1 - beta(t);
			alphas[t] = product;
		}
	}

	private double beta(int t) {
		double share = alphas.length == 1 ? 0 : (double) t / (alphas.length - 1);
		if (iteration.training().schedule() == Iteration.Schedule.LINEAR) {
			return iteration.training().betaStart() + share * (iteration.training().betaEnd() - iteration.training().betaStart());
		}
		double low = Math.sqrt(iteration.training().betaStart());
		double root = low + share * (Math.sqrt(iteration.training().betaEnd()) - low);
		return root * root;
	}

	/** The product of 1 - beta up to a run's time step. @param step from 1; T + 1 gives 1 */
	public double alpha(int step) {
		return step > iteration.steps() ? 1 : alphas[iteration.time(step)];
	}

	/** Makes a value of the next run's sample. */
	@FunctionalInterface
	public interface Update {
		/**
		 * @param sample     the run's sample
		 * @param prediction what the network answered
		 */
		float next(float sample, float prediction);
	}

	/** What leads from a run to the next one. @param step the run just made, from 1 */
	public Update after(int step) {
		double signal = Math.sqrt(alpha(step));
		double noise = Math.sqrt(1 - alpha(step));
		double nextSignal = Math.sqrt(alpha(step + 1));
		double nextNoise = Math.sqrt(1 - alpha(step + 1));
		return switch (iteration.prediction()) {
		case EPSILON -> (x, e) -> (float) (nextSignal * ((x - noise * e) / signal) + nextNoise * e);
		case V_PREDICTION -> (x, v) -> (float) (nextSignal * (signal * x - noise * v) + nextNoise * (signal * v + noise * x));
		case SAMPLE -> (x, x0) -> (float) (nextSignal * x0 + nextNoise * ((x - signal * x0) / noise));
		};
	}
}
