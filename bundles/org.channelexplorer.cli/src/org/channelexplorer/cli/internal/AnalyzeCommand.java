package org.channelexplorer.cli.internal;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.channelexplorer.core.analysis.Analyses;
import org.channelexplorer.core.analysis.Analysis;
import org.channelexplorer.core.analysis.Extent;
import org.channelexplorer.core.document.AnalysisDocument;
import org.channelexplorer.core.document.AnalysisRequest;
import org.channelexplorer.core.document.InputRequest;
import org.channelexplorer.core.document.Pick;
import org.channelexplorer.core.extension.DatasetReader;
import org.channelexplorer.core.extension.ModelImporter;
import org.channelexplorer.core.image.Preprocessing;
import org.channelexplorer.core.model.Network;
import org.channelexplorer.core.model.TapKind;
import org.channelexplorer.core.model.Tokens;
import org.channelexplorer.core.util.InputException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code analyze}: makes or resumes an analysis. */
@Command(description = { "Runs the network on the images and keeps one number per image, channel and summary function.",
		"The same command resumes an analysis that was interrupted; nothing is computed twice." })
final class AnalyzeCommand implements Callable<Integer> {
	private static final List<String> USUAL_SUMMARIES = List.of("otsuSum", "l2", "mean", "max");

	private final Console console;

	@Option(names = "--model", required = true, paramLabel = "FILE", description = { "Model file.",
			"Beside it classes.txt, labels.txt, synset.txt, classes.json, id2label.json or config.json may name a classifier's outputs, or its own metadata do: "
					+ "they are compared with the classes by name, ignoring case, separators and leading numbers or WordNet ids." })
	private Path model;

	@Option(names = "--images", required = true, paramLabel = "DIR|FILE",
			description = { "Images, or latents (.npy): a folder, or a .zip, .tar or .parquet file that is "
					+ "read in place. One folder per class, perhaps in folders train, val and test; or with what describes them: COCO, CVAT for images, Label Studio, LabelMe, "
					+ "VIA, Supervisely, Create ML, Pascal VOC, YOLO, CSV tables, MNIST's or CIFAR's files, FiftyOne, Hugging Face's metadata.csv, metadata.jsonl and Parquet files, or WebDataset. It is recognised by its content.",
					"With --on also a .csv of URIs, or the URI of a folder or of .parquet files (hdfs:, s3a:)." })
	private String images;

	@Option(names = "--out", required = true, paramLabel = "FILE", description = "The analysis to write, NAME.channelexplorer; NAME.data is made beside it.")
	private Path out;

	@Option(names = "--labels", paramLabel = "FILE", description = "CSV or TSV table with the columns file and label, and perhaps split and tags "
			+ "(UTF-8 or UTF-16), instead of one folder per class; or another file that describes the images.")
	private Path labels;

	@Option(names = "--split", paramLabel = "NAME", description = "Take the images of this split only, train, val or test for one. Default: all.")
	private String split = "";

	@Option(names = "--reader", paramLabel = "ID",
			description = "How the data set is read: folders, table, arrays, coco, createml, csv, cvat, labelme, labelstudio, list, fiftyone, imagefolder, parquet, supervisely, via, voc, webdataset, yolo or what is installed. Default: as its content says.")
	private String reader = "";

	@Option(names = "--boxes", paramLabel = "RULE", defaultValue = "same",
			description = "Class of an image with boxes of several classes: same (it is left out), "
					+ "largest (that of its largest box) or most (that of most of its boxes). Default: ${DEFAULT-VALUE}.")
	private DatasetReader.Boxes boxes;

	@Option(names = "--preprocess", paramLabel = "NAME|FILE", description = "How images become input: imagenet, inception, caffe, unit, raw, or a "
			+ ".json file (color, resize, scale, mean, std, or what transformers, timm or torchvision write). Images are resized as Pillow's bilinear does it: "
			+ "8 bit, antialiased. Default: preprocess.json beside the model if there is one, else imagenet.")
	private String preprocess;

	@Option(names = "--layers", paramLabel = "CHOICE", defaultValue = Network.CONVOLUTIONS_AND_BLOCKS,
			description = "conv (all convolutions), conv+blocks (these, and the concatenations and sums that end a block), all, or a regular expression found in a layer's id or label. Default: ${DEFAULT-VALUE}.")
	private String layers;

	@Option(names = "--tap", paramLabel = "pre|post", defaultValue = "pre",
			description = "Read layers before or after their non-linearity. Default: ${DEFAULT-VALUE}.")
	private TapKind tap;

	@Option(names = "--tokens", paramLabel = "WHICH", defaultValue = "all", description = "What is read of a transformer's layers with a class token: all, "
			+ "class (the class token alone), or patches (the others). Layers without one are read whole. Default: ${DEFAULT-VALUE}.")
	private Tokens tokens;

	@Option(names = "--summary", paramLabel = "ID", split = ",",
			description = "Summary functions, comma separated; the first is what operations take by default. Default: otsuSum,l2,mean,max.")
	private List<String> summaries;

	@Option(names = "--classes", paramLabel = "NAME", split = ",", description = "Take the images of these classes only, comma separated. Default: all.")
	private List<String> classes = List.of();

	@Option(names = "--class-names", paramLabel = "FILE",
			description = "File that names a classifier's outputs, instead of what lies beside the model or in it.")
	private Path names;

	@Option(names = "--per-class", paramLabel = "N", defaultValue = "0", description = "At most N images per class; 0 for all. Default: ${DEFAULT-VALUE}.")
	private int perClass;

	@Option(names = "--pick", paramLabel = "HOW", description = "Which N: first, random, or representative (those that represent their class in the whole "
			+ "network; needs a pass over all images first). Default: representative.")
	private Pick pick;

	@Option(names = "--seed", paramLabel = "N", description = "Seed of --pick and default seed of every operation. Default: 1.")
	private Long seed;

	@Option(names = "--batch", paramLabel = "N", defaultValue = "4", description = "Images per run of the network, for importers that can choose: "
			+ "ONNX networks take one by one, or as many as they are fixed at. Default: ${DEFAULT-VALUE}.")
	private int batch;

	@Option(names = "--threads", paramLabel = "N", description = "Threads; 0 for all processors. Default: 0.")
	private Integer threads;

	@Option(names = "--device", paramLabel = "NAME", defaultValue = ModelImporter.CPU, description = "What computes: cpu, or cuda for the first NVIDIA GPU, "
			+ "which needs the GPU build of ONNX Runtime (see the README). Default: ${DEFAULT-VALUE}.")
	private String device;

	@Mixin
	private NetworkInputs inputs;

	@Mixin
	private ClusterOptions cluster;

	@Option(names = "--skip-unreadable", description = "Exit code 0 even when images had to be skipped.")
	private boolean skipUnreadable;

	@Option(names = "--overwrite", description = "Replace an existing analysis.")
	private boolean overwrite;

	@Option(names = { "-h", "--help" }, usageHelp = true, description = "Show this help.")
	private boolean help;

	AnalyzeCommand(Console console) {
		this.console = console;
	}

	@Override
	public Integer call() throws InputException {
		if (cluster.elsewhere(console)) {
			return new ClusterProcess(console).run(cluster);
		}
		if (!out.getFileName().toString().endsWith("." + AnalysisDocument.EXTENSION)) {
			throw new InputException("--out " + out + ": the name must end in ." + AnalysisDocument.EXTENSION);
		}
		atLeast("--per-class", perClass, 0);
		atLeast("--batch", batch, 1);
		atLeast("--threads", threads == null ? 0 : threads, 0);
		if (pick != null && perClass == 0) {
			throw new InputException(
					"--pick " + pick.name().toLowerCase(java.util.Locale.ROOT) + ": chooses among the images for --per-class N, but --per-class is not given");
		}
		Presets presets = Presets.installed();
		List<String> chosen = summaries == null ? presets.summaries(USUAL_SUMMARIES) : summaries;
		long start = seed == null ? presets.seed(1) : seed;
		int most = threads == null ? presets.threads(0) : threads;
		InputRequest given = inputs.request();
		Preprocessing preprocessing = PreprocessingChoice.of(preprocess, model, () -> new Analyses(console.catalogue()).network(model), given.image(), console);
		AnalysisRequest request = AnalysisRequest.of(out.toAbsolutePath().normalize(), model, folder()).labelledBy(labels)
				.preprocessed(preprocessing)
				.reading(layers, tap).summarised(chosen.stream().map(String::strip).toList()).taking(perClass, pick == null ? Pick.REPRESENTATIVE : pick)
				.seeded(start).run(batch, most).given(given).on(device).reading(tokens).namedBy(names)
				.ofClasses(classes.stream().map(String::strip).toList()).from(new DatasetReader.Choice(reader.strip(), split.strip(), boxes));
		Analyses analyses = console.clusters() == null ? new Analyses(console.catalogue())
				: new Analyses(console.catalogue(), console.clusters().reading(images));
		if (overwrite) {
			new Replacement(analyses).clear(request);
		}
		if (console.clusters() != null) { // it may be larger than what this machine could open
			return Extracted.report(analyses.extract(request, console.monitor()), out, skipUnreadable, console);
		}
		try (Analysis analysis = analyses.analyze(request, console.monitor())) {
			return Extracted.report(Extent.of(analysis), out, skipUnreadable, console);
		}
	}

	private Path folder() throws InputException {
		try {
			if (images.isBlank()) {
				throw new InputException("--images: an empty text names no folder"); // Java takes it for the working folder
			}
			return Path.of(images);
		} catch (java.nio.file.InvalidPathException e) {
			throw new InputException("--images " + images + ": not a path", e);
		}
	}

	private static void atLeast(String option, int value, int least) throws InputException {
		if (value < least) {
			throw new InputException(option + " " + value + ": must be at least " + least);
		}
	}

	/** Takes the analysis that is there away, once it is certain that the new one can be made. */
	private record Replacement(Analyses analyses) {

		void clear(AnalysisRequest request) throws InputException {
			Path data = AnalysisDocument.dataFolder(request.document());
			if (!Files.exists(request.document()) && !Files.exists(data)) {
				return;
			}
			analyses.network(request.model()).select(request.reading().layers(), request.reading().tap());
			analyses.listed(request);
			analyses.delete(request.document());
		}
	}
}
