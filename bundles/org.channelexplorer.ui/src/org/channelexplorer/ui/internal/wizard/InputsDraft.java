package org.channelexplorer.ui.internal.wizard;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.channelexplorer.core.document.InputRequest;
import org.channelexplorer.core.document.InputSource;
import org.channelexplorer.core.document.Iteration;
import org.channelexplorer.core.model.Network;
import org.channelexplorer.core.model.TensorInfo;
import org.channelexplorer.core.util.InputException;

/** What the wizard has gathered on the inputs besides the image, and on runs of the network. Knows no widget. */
public final class InputsDraft {

	/** How often the network is run on each image. */
	public enum Runs {
		ONCE, DDIM, FILE
	}

	/** Where the values of an input come from, as the page offers it. */
	public enum Source {
		NUMBER("A number"), FILE("One .npy for all images"), FOLDER("A folder, one .npy per image"), COLUMN("A column of the labels");

		private final String label;

		Source(String label) {
			this.label = label;
		}

		/** For people. */
		public String label() {
			return label;
		}
	}

	/**
	 * What is given for an input.
	 *
	 * @param source where from
	 * @param value  number, path or column as typed
	 */
	public record Given(Source source, String value) {
	}

	/** Input that takes the images, empty = the network's first. */
	public String image = ""; //$NON-NLS-1$
	/** By input; inputs that are not in it are asked for. */
	public final Map<String, Given> given = new LinkedHashMap<>();
	public Runs runs = Runs.ONCE;
	/** Runs per image for {@link Runs#DDIM}. */
	public int steps = 10;
	/** Settings for {@link Runs#FILE}. */
	public String file = ""; //$NON-NLS-1$
	/** Steps to keep as typed, comma separated; empty for the usual ones. */
	public String kept = ""; //$NON-NLS-1$
	/** What is wrong with the values themselves, found in the background; null when nothing or not known yet. */
	public String valuesProblem;
	/** Whether the values were looked at since they were last changed. */
	public boolean checked;

	/** Whether a network is to be given something besides the images. */
	public static boolean needed(Network network) {
		return network != null && network.inputs().size() > 1;
	}

	/** The input that takes the images. */
	public TensorInfo imageInput(Network network) {
		return network.inputs().stream().filter(i -> i.name().equals(image)).findFirst().orElseGet(() -> network.inputs().getFirst());
	}

	/** The iteration, null for one run. @throws InputException when its settings are no good */
	public Iteration iteration() throws InputException {
		switch (runs) {
		case DDIM:
			return Iteration.ddim(steps);
		case FILE:
			if (file.isBlank()) {
				throw new InputException("Choose the file with the settings of the runs.");
			}
			return Iteration.parse(AnalysisDraft.path(file).toString());
		default:
			return null;
		}
	}

	/** The input whose values the runs themselves give, empty for none. @throws InputException when it is not to be found */
	public String timestep(Network network) throws InputException {
		Iteration iteration = iteration();
		return iteration == null ? "" : iteration.of(network, imageInput(network)).tensors().timestep(); //$NON-NLS-1$
	}

	/** The inputs whose values are asked for. @throws InputException when the iteration does not fit the network */
	public List<TensorInfo> asked(Network network) throws InputException {
		TensorInfo taken = imageInput(network);
		String timestep = timestep(network);
		return network.inputs().stream().filter(i -> !i.equals(taken) && !i.name().equals(timestep)).toList();
	}

	/** What is typed for an input; a number to begin with for a scalar, a folder for a tensor. */
	public Given given(TensorInfo input) {
		Given there = given.get(input.name());
		return there != null ? there : new Given(input.shape().size() < 2 ? Source.NUMBER : Source.FOLDER, ""); //$NON-NLS-1$
	}

	/** What is missing or wrong, as far as it shows without reading the values; null when nothing is. */
	public String problem(Network network, boolean labels) {
		if (!needed(network)) {
			return null;
		}
		try {
			request(network, labels);
			return valuesProblem;
		} catch (InputException e) {
			return e.getMessage();
		}
	}

	/** The request. @throws InputException when something is missing or malformed */
	public InputRequest request(Network network, boolean labels) throws InputException {
		if (!needed(network)) {
			return InputRequest.NONE;
		}
		Map<String, InputSource> sources = new LinkedHashMap<>();
		for (TensorInfo input : asked(network)) {
			sources.put(input.name(), source(input.name(), given(input), labels));
		}
		InputRequest request = new InputRequest(Objects.equals(imageInput(network), network.inputs().getFirst()) ? "" : image, sources, iteration(), //$NON-NLS-1$
				runs == Runs.ONCE ? List.of() : keptSteps());
		request.keptSteps();
		return request;
	}

	private static InputSource source(String input, Given given, boolean labels) throws InputException {
		String value = given.value().strip();
		if (value.isEmpty()) {
			throw new InputException(switch (given.source()) {
			case NUMBER -> "Give a number for the input " + input + ".";
			case COLUMN -> "Name the column with the values of the input " + input + ".";
			default -> "Choose the values of the input " + input + ".";
			});
		}
		switch (given.source()) {
		case NUMBER:
			return InputSource.parse(input, value);
		case COLUMN:
			if (!labels) {
				throw new InputException("The input " + input + " takes a column of the table of labels, but there is none: choose one on the first page.");
			}
			return new InputSource(InputSource.Kind.CSV, value);
		default:
			Path path = AnalysisDraft.path(value);
			boolean folder = given.source() == Source.FOLDER;
			if (!(folder ? Files.isDirectory(path) : Files.isRegularFile(path))) {
				throw new InputException(path + (folder ? ": no such folder (values of the input " : ": no such file (values of the input ") + input + ")");
			}
			return new InputSource(InputSource.Kind.NPY, path.toString());
		}
	}

	private List<Integer> keptSteps() throws InputException {
		List<Integer> numbers = new ArrayList<>();
		for (String part : kept.strip().split("[,\\s]+")) { //$NON-NLS-1$
			if (!part.isEmpty()) {
				try {
					numbers.add(Integer.valueOf(part));
				} catch (NumberFormatException e) {
					throw new InputException("Steps to keep are whole numbers separated by commas, not " + part + ".", e);
				}
			}
		}
		return numbers;
	}
}
