package org.channelexplorer.cli.internal;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.channelexplorer.cli.ExitCode;
import org.channelexplorer.core.analysis.Analysis;
import org.channelexplorer.core.analysis.Annotated;
import org.channelexplorer.core.label.Made;
import org.channelexplorer.core.model.Layer;
import org.channelexplorer.core.model.Network;
import org.channelexplorer.core.note.Annotation;
import org.channelexplorer.core.note.Subject;
import org.channelexplorer.core.util.InputException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code annotate}: pins a note. */
@Command(description = "Pins a note to an image, a class, a layer or a channel; 'channelexplorer annotations' and the report list them.")
final class AnnotateCommand implements Callable<Integer> {
	private final Console console;

	@Option(names = "--analysis", required = true, paramLabel = "FILE", description = "The analysis, NAME.channelexplorer.")
	private Path analysis;

	@Option(names = "--image", paramLabel = "PATH", description = "The image, as 'labels' lists it.")
	private String image;

	@Option(names = "--class", paramLabel = "NAME", description = "The class, of the data set or of a labelling.")
	private String ofClass;

	@Option(names = "--layer", paramLabel = "ID", description = "The layer, by its id or label.")
	private String layer;

	@Option(names = "--channel", paramLabel = "N", description = "The channel of the layer, from 0.")
	private Integer channel;

	@Option(names = "--text", required = true, paramLabel = "TEXT", description = "The note.")
	private String text;

	@Option(names = "--who", paramLabel = "NAME", description = "Who wrote it. Default: empty.")
	private String who = "";

	@Option(names = "--result", paramLabel = "KEY", description = "The key of the stored result it was read from, as --format json and the report have it.")
	private String result = "";

	@Option(names = { "-h", "--help" }, usageHelp = true, description = "Show this help.")
	private boolean help;

	AnnotateCommand(Console console) {
		this.console = console;
	}

	@Override
	public Integer call() throws InputException {
		if (Stream.of(image, ofClass, layer).filter(Objects::nonNull).count() != 1) {
			throw new InputException("--image, --class, --layer: give one of them");
		}
		if (channel != null && layer == null) {
			throw new InputException("--channel needs --layer");
		}
		try (Analysis open = AnalysisFile.open(analysis, console)) {
			Annotation note = note(open.network());
			String missing = Annotated.missing(note.about(), open);
			if (!missing.isEmpty()) {
				throw new InputException(analysis + ": " + missing);
			}
			if (!Annotated.stale(note, open).isEmpty()) {
				throw new InputException(analysis + ": --result " + result + ": no such result is stored");
			}
			List<Annotation> all = new ArrayList<>(open.document().annotations());
			all.add(note);
			LabellingFile.save(open, open.document().withAnnotations(all));
			console.message(note.about().text() + ": annotated");
		}
		return ExitCode.DONE;
	}

	private Annotation note(Network network) throws InputException {
		try {
			return new Annotation(subject(network), text, who, Made.now().when(), result);
		} catch (IllegalArgumentException e) {
			throw new InputException(e.getMessage(), e);
		}
	}

	private Subject subject(Network network) {
		String id = layer == null ? null : network.layerId(layer, network.layers().stream().map(Layer::id).toList());
		return image != null ? Subject.image(image)
				: ofClass != null ? Subject.ofClass(ofClass) : channel != null ? Subject.channel(id, channel) : Subject.layer(id);
	}
}
