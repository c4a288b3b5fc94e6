package org.channelexplorer.cli.internal;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.channelexplorer.core.document.InputRequest;
import org.channelexplorer.core.document.InputSource;
import org.channelexplorer.core.document.Iteration;
import org.channelexplorer.core.model.ImageSize;
import org.channelexplorer.core.util.InputException;
import picocli.CommandLine.Option;

/** The options of {@code analyze} for networks of several inputs, or of a free input size, and those that are run several times per image. */
final class NetworkInputs {

	@Option(names = "--input", paramLabel = "NAME=SOURCE", description = { "Values of an input besides the image; once for each. SOURCE: a number; "
			+ "npy:FILE, one tensor for all images; npy:DIR, the tensor of the image a/b.png is DIR/a/b.npy; csv:COLUMN of the table of labels, a number "
			+ "per image or the path of a .npy relative to the table." })
	private List<String> inputs = new ArrayList<>();

	@Option(names = "--image-input", paramLabel = "NAME", defaultValue = "",
			description = "The input that takes the images. Default: the one found by its axes.")
	private String image;

	@Option(names = "--size", paramLabel = "HxW", description = "Height and width of the images for a network that leaves them free, or one number for both. "
			+ "Default: what most networks are trained with, 224; of latents their own.")
	private String size;

	@Option(names = "--iterate", paramLabel = "ddim[:T]|FILE", description = "Runs the network T times per image, each prediction leading to the next sample: "
			+ "deterministic DDIM, T = 10 by default. A JSON file may set method, steps, trainSteps, betaStart, betaEnd, schedule (scaled_linear, linear), "
			+ "prediction (epsilon, v_prediction, sample), offset, sample, timestep, output.")
	private String iteration;

	@Option(names = "--steps", paramLabel = "N", split = ",", description = "The steps of an iteration to keep, from 1 (the noisiest), comma separated. "
			+ "Default: all, of more than ten ten spread evenly.")
	private List<Integer> steps = new ArrayList<>();

	/** What was asked for. @throws InputException naming the option that is malformed */
	InputRequest request() throws InputException {
		Map<String, InputSource> sources = new LinkedHashMap<>();
		for (String text : inputs) {
			int at = text.indexOf('=');
			if (at < 1) {
				throw new InputException("--input " + text + ": give NAME=SOURCE, where SOURCE is " + InputSource.FORMS);
			}
			String name = text.substring(0, at).strip();
			if (sources.put(name, InputSource.parse(name, text.substring(at + 1))) != null) {
				throw new InputException("--input " + name + " is given twice");
			}
		}
		return new InputRequest(image, sources, iteration == null ? null : Iteration.parse(iteration), steps, size == null ? null : ImageSize.parse(size));
	}
}
