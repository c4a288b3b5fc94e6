package org.channelexplorer.core.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.channelexplorer.core.document.Iteration;
import org.channelexplorer.core.document.Iteration.Prediction;
import org.channelexplorer.core.document.Iteration.Schedule;
import org.channelexplorer.core.document.Iteration.Tensors;
import org.channelexplorer.core.document.Iteration.Training;
import org.channelexplorer.core.extraction.Ddim;
import org.channelexplorer.core.util.InputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DdimTest {
	@TempDir
	Path dir;

	private static Iteration half(Prediction prediction) {
		return new Iteration(Iteration.Method.DDIM, 2, new Training(2, 0.5, 0.5, Schedule.LINEAR), prediction, 0, Tensors.FOUND);
	}

	@Test
	void twoStepsByHand() {
		// beta 1/2 twice: a = 1/4 at time 1, 1/2 at time 0, 1 after that
		Ddim ddim = new Ddim(half(Prediction.EPSILON));
		assertEquals(0.25, ddim.alpha(1));
		assertEquals(0.5, ddim.alpha(2));
		assertEquals(1, ddim.alpha(3));
		double r = Math.sqrt(0.5);
		assertEquals(2 * r, ddim.after(1).next(1, 0), 1e-7, "x0 = 1 / sqrt(1/4) = 2, times sqrt(1/2)");
		assertEquals(r * 2 * (1 - Math.sqrt(0.75)) + r, ddim.after(1).next(1, 1), 1e-7);
		assertEquals((1 - r) / r, ddim.after(2).next(1, 1), 1e-7, "the last step gives x0");
	}

	@Test
	void allPredictionsOfTheSameSampleLeadToTheSameNext() {
		double x0 = 0.7;
		double e = -1.3;
		for (int step = 1; step <= 2; step++) {
			double a = new Ddim(half(Prediction.EPSILON)).alpha(step);
			double next = new Ddim(half(Prediction.EPSILON)).alpha(step + 1);
			float x = (float) (Math.sqrt(a) * x0 + Math.sqrt(1 - a) * e);
			double expected = Math.sqrt(next) * x0 + Math.sqrt(1 - next) * e;
			float v = (float) (Math.sqrt(a) * e - Math.sqrt(1 - a) * x0);
			assertEquals(expected, new Ddim(half(Prediction.EPSILON)).after(step).next(x, (float) e), 1e-6);
			assertEquals(expected, new Ddim(half(Prediction.V_PREDICTION)).after(step).next(x, v), 1e-6);
			assertEquals(expected, new Ddim(half(Prediction.SAMPLE)).after(step).next(x, (float) x0), 1e-6);
		}
	}

	@Test
	void stableDiffusionsSchedule() {
		Iteration ten = Iteration.ddim(10);
		// diffusers: DDIMScheduler(steps_offset=1), set_timesteps(10)
		assertEquals(List.of(901, 801, 701, 601, 501, 401, 301, 201, 101, 1), IntStream.rangeClosed(1, 10).mapToObj(ten::time).toList());
		// numpy: cumprod(1 - linspace(0.00085 ** 0.5, 0.012 ** 0.5, 1000) ** 2)[[901, 501, 1]]
		assertEquals(0.014004897893943923, new Ddim(ten).alpha(1), 1e-12);
		assertEquals(0.2749990668501319, new Ddim(ten).alpha(5), 1e-12);
		assertEquals(0.9982960278384514, new Ddim(ten).alpha(10), 1e-12);
		assertEquals(0, Iteration.ddim(1000).offset(), "a run for every training step");
	}

	@Test
	void iterationsAreReadFromText() throws Exception {
		assertEquals(Iteration.ddim(10), Iteration.parse("ddim"));
		assertEquals(Iteration.ddim(25), Iteration.parse(" ddim:25 "));
		Path file = Files.writeString(dir.resolve("loop.json"), "{\"steps\": 4, \"prediction\": \"v_prediction\", \"offset\": 1, \"timestep\": \"t\"}");
		Iteration loop = Iteration.parse(file.toString());
		assertEquals(new Iteration(Iteration.Method.DDIM, 4, Training.STABLE_DIFFUSION, Prediction.V_PREDICTION, 1, new Tensors("", "t", "")), loop);
		assertEquals(List.of(751, 501, 251, 1), IntStream.rangeClosed(1, 4).mapToObj(loop::time).toList());
		assertEquals(0, Iteration.parse(Files.writeString(dir.resolve("zero.json"), "{\"offset\": 0}").toString()).offset());
		assertEquals(1, Iteration.parse(Files.writeString(dir.resolve("usual.json"), "{\"steps\": 20}").toString()).offset());
		assertEquals(0, Iteration.parse(Files.writeString(dir.resolve("all.json"), "{\"steps\": 50, \"trainSteps\": 50}").toString()).offset());
	}

	@Test
	void badIterationsSayWhatIsWrong() throws Exception {
		bad("ddim:x", "ddim:x");
		bad("ddim:0", "0 steps");
		bad("ddim:2000", "2000 steps");
		bad(dir.resolve("none.json").toString(), "no such file");
		json("[]", "a JSON object");
		json("{\"stepz\": 3}", "stepz is not known");
		json("{\"steps\": \"3\"}", "steps must be a number");
		json("{\"schedule\": 3}", "schedule must be a text");
		json("{\"schedule\": \"cosine\"}", "loop.json");
		json("{\"betaEnd\": 2}", "beta from 8.5E-4 to 2.0");
		json("{\"steps\": 10, \"offset\": 200}", "beyond the last training step");
		json("{\"steps\": 1.5}", "loop.json");
	}

	private void json(String text, String part) throws Exception {
		bad(Files.writeString(dir.resolve("loop.json"), text).toString(), part);
	}

	private static void bad(String text, String part) {
		String message = assertThrows(InputException.class, () -> Iteration.parse(text)).getMessage();
		assertTrue(message.contains(part), message);
	}
}
