package org.channelexplorer.core.document;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.channelexplorer.core.extension.DatasetReader;
import org.channelexplorer.core.extension.ModelImporter;
import org.channelexplorer.core.image.Preprocessing;
import org.channelexplorer.core.model.TapKind;
import org.channelexplorer.core.model.Tokens;

/**
 * What a new analysis is asked for: the arguments of {@code analyze}, the pages of the wizard.
 *
 * @param document the {@code .channelexplorer} file to write
 * @param source   the files it is made from
 * @param reading  what is read of the network, at least one summary function, at least one image per run
 * @param choice   which images are taken
 * @param threads  threads, 0 for all cores
 */
public record AnalysisRequest(Path document, Source source, ReadingRequest reading, ChoiceRequest choice, int threads) {

	/**
	 * The files an analysis is made from.
	 *
	 * @param model   model file
	 * @param names   file that names a classifier's outputs, null for what lies beside the model or in it
	 * @param images  folder of images, or an archive of them
	 * @param labels  file of labels, null for one folder per class
	 * @param dataset how the data set is read
	 */
	public record Source(Path model, Path names, Path images, Path labels, DatasetReader.Choice dataset) {
		public Source {
			Objects.requireNonNull(dataset);
		}
	}

	public AnalysisRequest {
		Objects.requireNonNull(source);
		Objects.requireNonNull(choice.pick());
		if (reading.summaries().isEmpty() || choice.perClass() < 0 || reading.batch() < 1 || threads < 0) {
			throw new IllegalArgumentException(
					"summaries " + reading.summaries() + ", per class " + choice.perClass() + ", batch " + reading.batch() + ", threads " + threads);
		}
	}

	/**
	 * The usual request: one folder per class, convolutions before their non-linearity, the first summary function, all images, one input, the processor.
	 *
	 * @param document the {@code .channelexplorer} file to write
	 * @param model    model file
	 * @param images   folder of images
	 */
	public static AnalysisRequest of(Path document, Path model, Path images) {
		return new AnalysisRequest(document, new Source(model, null, images, null, DatasetReader.Choice.ALL), ReadingRequest.USUAL, ChoiceRequest.ALL, 0);
	}

	/** Of another network, written to another document. */
	public AnalysisRequest onto(Path other, Path network) {
		return new AnalysisRequest(other, new Source(network, source.names, source.images, source.labels, source.dataset), reading, choice, threads);
	}

	/** With a table of labels; null for one folder per class. */
	public AnalysisRequest labelledBy(Path table) {
		return from(new Source(source.model, source.names, source.images, table, source.dataset));
	}

	/** With outputs named by a file; null for what lies beside the model or in it. */
	public AnalysisRequest namedBy(Path file) {
		return from(new Source(source.model, file, source.images, source.labels, source.dataset));
	}

	/** With a data set that is read so. */
	public AnalysisRequest from(DatasetReader.Choice how) {
		return from(new Source(source.model, source.names, source.images, source.labels, how));
	}

	private AnalysisRequest from(Source other) {
		return new AnalysisRequest(document, other, reading, choice, threads);
	}

	/** Reading so. */
	public AnalysisRequest reading(ReadingRequest other) {
		return new AnalysisRequest(document, source, other, choice, threads);
	}

	/** With another way from image to input. */
	public AnalysisRequest preprocessed(Preprocessing by) {
		return reading(reading.preprocessed(by));
	}

	/** Reading these layers there. */
	public AnalysisRequest reading(String layers, TapKind at) {
		return reading(reading.of(layers, at));
	}

	/** Reading these tokens of layers with a class token. */
	public AnalysisRequest reading(Tokens which) {
		return reading(reading.of(which));
	}

	/** With these summary functions. */
	public AnalysisRequest summarised(List<String> functions) {
		return reading(reading.summarised(functions));
	}

	/** Given these inputs. */
	public AnalysisRequest given(InputRequest besides) {
		return reading(reading.given(besides));
	}

	/** Computed there. @param other one of {@link ModelImporter#devices()} */
	public AnalysisRequest on(String other) {
		return reading(reading.on(other));
	}

	/** Run so many images at once. @param cores threads, 0 for all cores */
	public AnalysisRequest run(int atOnce, int cores) {
		return new AnalysisRequest(document, source, reading.run(atOnce), choice, cores);
	}

	/** Of so many images per class, chosen so. @param most 0 for all */
	public AnalysisRequest taking(int most, Pick by) {
		return of(choice.taking(most, by));
	}

	/** With another default seed. */
	public AnalysisRequest seeded(long other) {
		return of(choice.seeded(other));
	}

	/** Of these classes; of all when there are none. */
	public AnalysisRequest ofClasses(List<String> some) {
		return of(choice.ofClasses(some));
	}

	private AnalysisRequest of(ChoiceRequest other) {
		return new AnalysisRequest(document, source, reading, other, threads);
	}

	/** The model file. */
	public Path model() {
		return source.model;
	}

	/** The folder of images, or the archive of them. */
	public Path images() {
		return source.images;
	}

	/** The file of labels, null for one folder per class. */
	public Path labels() {
		return source.labels;
	}
}
