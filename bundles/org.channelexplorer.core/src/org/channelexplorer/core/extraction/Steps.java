package org.channelexplorer.core.extraction;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.FloatBuffer;
import org.channelexplorer.core.document.Recipe;
import org.channelexplorer.core.extension.NetworkRunner;
import org.channelexplorer.core.extension.NetworkRunner.InputSpec;
import org.channelexplorer.core.internal.inputs.TensorBytes;
import org.channelexplorer.core.model.InputTensor;
import org.channelexplorer.core.model.Tap;
import org.channelexplorer.core.util.InputException;

/** The runs of a worker's images: a single one, or one per step of an iteration, each fed by the one before. Not thread-safe. */
final class Steps {
	private final Recipe recipe;
	private final InputPlan plan;
	private final NetworkRunner runner;
	private final NetworkRunner.Worker worker;
	private final Ddim sampler;

	/** @throws InputException when the prediction has other axes than the sample */
	Steps(Recipe recipe, InputPlan plan, NetworkRunner runner, NetworkRunner.Worker worker) throws InputException {
		this.recipe = recipe;
		this.plan = plan;
		this.runner = runner;
		this.worker = worker;
		sampler = recipe.iteration() == null ? null : new Ddim(recipe.iteration());
		if (sampler != null) {
			Tap p = runner.taps().get(prediction());
			InputSpec s = runner.input();
			if (p.channels() != s.channels() || p.height() != s.height() || p.width() != s.width()) {
				throw new InputException(
						"the output '" + recipe.iteration().tensors().output() + "' is " + p.channels() + " x " + p.height() + " x " + p.width()
								+ ", the input '" + recipe.iteration().tensors().sample() + "' " + s.channels() + " x " + s.height() + " x " + s.width()
								+ ": the iteration cannot feed one into the other");
			}
		}
	}

	// the tap behind those of the layers
	private int prediction() {
		return recipe.layers().size();
	}

	/** Runs that are needed: none beyond the last step that is kept. */
	int last() {
		return sampler == null ? 1 : recipe.steps().getLast();
	}

	/** Steps that are kept. */
	int kept() {
		return recipe.stepsOrNone().size();
	}

	/** The place of a run among those kept, negative when it is not. */
	int indexOf(int step) {
		return sampler == null ? 0 : recipe.steps().indexOf(step);
	}

	/** Gives an image of the batch its values of the other inputs. @param values null in the place of the time step */
	void feed(int image, byte[][] values) {
		for (int i = 0; i < values.length; i++) {
			if (values[i] != null) {
				worker.further(i, image).copyFrom(MemorySegment.ofArray(values[i]));
			}
		}
	}

	/** Before a run: the time step. */
	void begin(int step, int count) throws InputException {
		if (sampler == null) {
			return;
		}
		InputTensor tensor = plan.tensors().get(plan.timestep());
		int time = recipe.iteration().time(step);
		try {
			byte[] bytes = TensorBytes.filled(tensor, time);
			for (int i = 0; i < count; i++) {
				worker.further(plan.timestep(), i).copyFrom(MemorySegment.ofArray(bytes));
			}
		} catch (IOException e) {
			throw new InputException("the time step " + time + " does not fit the input '" + tensor.name() + "': " + e.getMessage(), e);
		}
	}

	/** After a run: the next sample. */
	void end(int step, int count) {
		if (sampler == null || step == last()) {
			return;
		}
		Ddim.Update update = sampler.after(step);
		FloatBuffer sample = worker.inputBuffer();
		MemorySegment predicted = worker.activations(prediction());
		InputSpec spec = runner.input();
		int pixels = spec.height() * spec.width();
		for (int i = 0; i < count; i++) {
			for (int k = 0; k < spec.size(); k++) {
				int place = i * spec.size() + (spec.channelsLast() ? k % pixels * spec.channels() + k / pixels : k);
				float prediction = predicted.getAtIndex(ValueLayout.JAVA_FLOAT_UNALIGNED, (long) i * spec.size() + k);
				sample.put(place, update.next(sample.get(place), prediction));
			}
		}
	}
}
