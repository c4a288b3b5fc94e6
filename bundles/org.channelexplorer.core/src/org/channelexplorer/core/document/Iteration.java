package org.channelexplorer.core.document;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.annotations.JsonAdapter;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.channelexplorer.core.model.Network;
import org.channelexplorer.core.model.TensorInfo;
import org.channelexplorer.core.util.Flat;
import org.channelexplorer.core.util.FlatRecord;
import org.channelexplorer.core.util.InputException;
import org.channelexplorer.core.util.Json;

/**
 * A network that is run several times per image, each run's output making the next one's input: the deterministic sampling of
 * a diffusion model (DDIM with eta 0). Part of the recipe of every summary matrix.
 *
 * @param method     the sampler
 * @param steps      runs per image, T
 * @param training   how the network was trained
 * @param prediction what the network predicts
 * @param offset     added to every time step: 1 in Stable Diffusion (its scheduler's steps_offset), 0 in the DDIM paper
 * @param tensors    which tensors take part
 */
@Flat({ "method", "steps", "trainSteps", "betaStart", "betaEnd", "schedule", "prediction", "offset", "sample", "timestep", "output" })
@JsonAdapter(FlatRecord.class)
public record Iteration(Method method, int steps, Training training, Prediction prediction, int offset, Tensors tensors) {

	/**
	 * The noise of the training.
	 *
	 * @param trainSteps time steps the network was trained with; a run's time step is below it
	 * @param betaStart  noise variance at the first training step
	 * @param betaEnd    noise variance at the last training step
	 * @param schedule   how the variance grows in between
	 */
	public record Training(int trainSteps, double betaStart, double betaEnd, Schedule schedule) {
		/** The schedule of Stable Diffusion. */
		public static final Training STABLE_DIFFUSION = new Training(1000, 0.00085, 0.012, Schedule.SCALED_LINEAR);

		public Training {
			if (schedule == null) {
				throw new IllegalArgumentException("the schedule is missing");
			}
			if (!(betaStart > 0 && betaStart <= betaEnd && betaEnd < 1)) {
				throw new IllegalArgumentException("beta from " + betaStart + " to " + betaEnd + " (0 < betaStart <= betaEnd < 1 is needed)");
			}
		}
	}

	/**
	 * Names of the network's tensors.
	 *
	 * @param sample   input that takes the sample; empty = the image input
	 * @param timestep input that takes the time step; empty = found by name and shape
	 * @param output   output that holds the prediction; empty = the one with the sample's axes
	 */
	public record Tensors(String sample, String timestep, String output) {
		/** All to be found. */
		public static final Tensors FOUND = new Tensors("", "", "");

		public Tensors {
			if (sample == null || timestep == null || output == null) {
				throw new IllegalArgumentException("a name is missing");
			}
		}
	}

	/** Samplers. */
	public enum Method {
		/** Song, Meng and Ermon, Denoising Diffusion Implicit Models, 2021, equation 12 with sigma = 0. */
		DDIM
	}

	/** Growth of beta over the training steps. */
	public enum Schedule {
		/** sqrt(beta) grows linearly (latent diffusion). */
		SCALED_LINEAR,
		/** beta grows linearly (Ho et al. 2020). */
		LINEAR
	}

	/** Meaning of the network's output. */
	public enum Prediction {
		/** The noise. */
		EPSILON,
		/** The velocity, sqrt(a) noise - sqrt(1-a) x0 (Salimans and Ho 2022). */
		V_PREDICTION,
		/** The clean sample, x0. */
		SAMPLE
	}

	/** Most runs per image. */
	public static final int MOST_STEPS = 1000;

	private static final int USUAL_STEPS = 10;

	public Iteration {
		if (method == null || prediction == null) {
			throw new IllegalArgumentException("method or prediction is missing");
		}
		int trainSteps = training.trainSteps;
		if (trainSteps < 1 || trainSteps > 1_000_000 || steps < 1 || steps > Math.min(trainSteps, MOST_STEPS)) {
			throw new IllegalArgumentException(
					steps + " steps of " + trainSteps + " training steps (at least 1, at most " + MOST_STEPS + " of the training steps)");
		}
		if (offset < 0 || offset > trainSteps - 1 - (steps - 1) * (trainSteps / steps)) {
			throw new IllegalArgumentException("offset " + offset + " leads beyond the last training step");
		}
	}

	/**
	 * The schedule of Stable Diffusion, with its offset of 1. A run for every training step leaves no room for it: then 0.
	 *
	 * @param steps runs per image
	 */
	public static Iteration ddim(int steps) {
		Training training = Training.STABLE_DIFFUSION;
		return new Iteration(Method.DDIM, steps, training, Prediction.EPSILON, usualOffset(steps, training.trainSteps), Tensors.FOUND);
	}

	private static int usualOffset(int steps, int trainSteps) {
		return steps < 1 || steps >= trainSteps ? 0 : Math.clamp(trainSteps - 1 - (long) (steps - 1) * (trainSteps / steps), 0, 1);
	}

	/** The same with the names of the network's tensors filled in. */
	Iteration named(Tensors names) {
		return new Iteration(method, steps, training, prediction, offset, names);
	}

	/**
	 * The same with the names of sample, time step and prediction as a network has them.
	 *
	 * @param image the input that takes the images
	 * @throws InputException when one is not to be found
	 */
	public Iteration of(Network network, TensorInfo image) throws InputException {
		return IterationNames.resolve(this, image, network);
	}

	/**
	 * The time step of a run: T runs evenly spread over the training steps, from the noisiest to the cleanest.
	 *
	 * @param step from 1
	 */
	public int time(int step) {
		return (steps - step) * (training.trainSteps / steps) + offset;
	}

	/**
	 * Parses {@code ddim}, {@code ddim:T} or the path of a JSON file with any of the components of this record.
	 *
	 * @throws InputException naming what is wrong
	 */
	public static Iteration parse(String text) throws InputException {
		String given = text.strip();
		if (given.equals("ddim")) {
			return ddim(USUAL_STEPS);
		}
		try {
			if (given.startsWith("ddim:")) {
				return ddim(Integer.parseInt(given.substring(5).strip()));
			}
		} catch (IllegalArgumentException e) { // a number that is none, too
			throw new InputException("iteration " + text + ": " + e.getMessage(), e);
		}
		try {
			return read(Path.of(given));
		} catch (java.nio.file.InvalidPathException e) {
			throw new InputException("iteration " + text + ": neither ddim, ddim:STEPS nor a JSON file", e);
		}
	}

	private static Iteration read(Path file) throws InputException {
		if (!(Json.read(file) instanceof JsonObject given)) {
			throw new InputException(file + ": an iteration is a JSON object");
		}
		JsonObject all = Json.tree(ddim(USUAL_STEPS)).getAsJsonObject();
		Set<String> unknown = new LinkedHashSet<>(given.keySet());
		unknown.removeAll(all.keySet());
		if (!unknown.isEmpty()) {
			throw new InputException(file + ": " + String.join(", ", unknown) + " is not known (there are " + String.join(", ", all.keySet()) + ")");
		}
		for (Map.Entry<String, JsonElement> e : given.entrySet()) {
			boolean number = all.getAsJsonPrimitive(e.getKey()).isNumber();
			if (!e.getValue().isJsonPrimitive() || e.getValue().getAsJsonPrimitive().isNumber() != number) {
				throw new InputException(file + ": " + e.getKey() + " must be a " + (number ? "number" : "text"));
			}
			if (number && all.get(e.getKey()).getAsString().matches("\\d+") && !e.getValue().getAsString().matches("-?\\d+")) {
				throw new InputException(file + ": " + e.getKey() + " must be a whole number");
			}
			boolean constant = java.util.List.of("method", "schedule", "prediction").contains(e.getKey());
			all.add(e.getKey(), constant ? new com.google.gson.JsonPrimitive(e.getValue().getAsString().toUpperCase(java.util.Locale.ROOT)) : e.getValue());
		}
		try {
			if (!given.has("offset")) {
				all.addProperty("offset", usualOffset(all.get("steps").getAsInt(), all.get("trainSteps").getAsInt()));
			}
			return Json.fromTree(all, Iteration.class);
		} catch (JsonParseException | IllegalArgumentException e) {
			throw new InputException(file + ": " + e.getMessage(), e);
		} catch (RuntimeException e) { // Gson wraps what a record's constructor throws
			throw new InputException(file + ": " + (e.getCause() == null ? e.getMessage() : e.getCause().getMessage()), e);
		}
	}
}
