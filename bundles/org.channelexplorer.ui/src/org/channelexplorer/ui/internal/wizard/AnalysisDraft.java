package org.channelexplorer.ui.internal.wizard;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.channelexplorer.core.document.AnalysisDocument;
import org.channelexplorer.core.document.AnalysisRequest;
import org.channelexplorer.core.document.Pick;
import org.channelexplorer.core.extension.DatasetReader;
import org.channelexplorer.core.extension.ModelImporter;
import org.channelexplorer.core.image.Latents;
import org.channelexplorer.core.image.Preprocessing;
import org.channelexplorer.core.image.PreprocessingReader;
import org.channelexplorer.core.model.ImageSet;
import org.channelexplorer.core.model.ImageSize;
import org.channelexplorer.core.model.Layer;
import org.channelexplorer.core.model.Network;
import org.channelexplorer.core.model.TapKind;
import org.channelexplorer.core.model.Tokens;
import org.channelexplorer.core.predict.OutputNames;
import org.channelexplorer.core.util.InputException;
import org.channelexplorer.ui.Preferences;
import org.channelexplorer.ui.internal.run.Projects;

/** What the wizard has gathered so far, and what is wrong with it. Knows no widget. */
public final class AnalysisDraft {
	/** Value of {@link #preprocessing} for a file that the user chooses. */
	public static final String FROM_FILE = "file"; //$NON-NLS-1$
	/** Value of {@link #choice} for the layers in {@link #chosen}. */
	public static final String CHOSEN = "chosen"; //$NON-NLS-1$
	/** Value of {@link #choice} for {@link #expression}. */
	public static final String MATCHING = "matching"; //$NON-NLS-1$
	private static final int USUAL_SIDE = 224;
	private static final Pattern GENERIC = Pattern.compile("(?i)(saved_)?(model|weights|checkpoint|best|last)([-_.].*)?"); //$NON-NLS-1$

	private static final String USUAL = "unit"; //$NON-NLS-1$

	public String model = ""; //$NON-NLS-1$
	public String images = ""; //$NON-NLS-1$
	public String labels = ""; //$NON-NLS-1$
	/** How the data set is read. */
	public DatasetReader.Choice dataset = DatasetReader.Choice.ALL;
	/** File that names the network's outputs; empty for what lies beside the model or in it. */
	public String names = ""; //$NON-NLS-1$
	/** Classes whose images are taken; empty for all. */
	public List<String> classes = List.of();
	/** What is wrong with the choice of classes, null when nothing is. */
	public String classesProblem;
	/** Which tokens are read of layers with a class token. */
	public Tokens tokens = Tokens.ALL;
	public String project = Projects.DEFAULT;
	public String name = ""; //$NON-NLS-1$
	public String preprocessing = USUAL;
	private String proposed = USUAL;
	public String preprocessingFile = ""; //$NON-NLS-1$
	/** Image size as typed, empty for the usual one; counts where the network leaves it free. */
	public String size = ""; //$NON-NLS-1$
	public String choice = Network.CONVOLUTIONS_AND_BLOCKS;
	public String expression = ""; //$NON-NLS-1$
	public Set<String> chosen = Set.of();
	public TapKind tap = TapKind.PRE;
	public List<String> summaries = List.of();
	public int perClass;
	public Pick pick = Pick.REPRESENTATIVE;
	public long seed = Preferences.seed();
	public int batch = 4;
	public int threads = Preferences.threads();
	public String device = ModelImporter.CPU;
	/** What the network is given besides the images. */
	public final InputsDraft inputs = new InputsDraft();
	/** Read in the background: null until then. */
	public Network network;
	/** What the importer that has read the network computes on. */
	public List<String> devices = List.of(ModelImporter.CPU);
	/** Listed in the background: null until then. */
	public ImageSet imageSet;
	/** What is wrong with the model, null when nothing or not known yet. */
	public String modelProblem;
	/** What is wrong with the images, null when nothing or not known yet. */
	public String imagesProblem;

	/** What is missing or wrong on the first page; null when nothing is. */
	public String inputProblem() {
		if (model.isBlank()) {
			return "Choose a model file.";
		}
		if (modelProblem != null) {
			return modelProblem;
		}
		if (images.isBlank()) {
			return "Choose the folder of images.";
		}
		if (imagesProblem != null) {
			return imagesProblem;
		}
		String reading = network == null || imageSet == null ? "Reading the model and the images\u2026" : namesProblem();
		return reading == null ? nameProblem() : reading;
	}

	private String nameProblem() {
		if (name.isBlank()) {
			return "Give the analysis a name.";
		}
		if (!name.equals(name.strip()) || name.matches(".*[\\\\/:*?\"<>|\\p{Cntrl}].*") || name.startsWith(".")) { //$NON-NLS-1$ //$NON-NLS-2$
			return "A name has no blanks at its ends, no dot at its beginning and none of \\ / : * ? \" < > |";
		}
		String bad = project.isBlank() ? "Choose a project." : Projects.problem(project);
		if (bad != null) {
			return bad;
		}
		return Files.exists(document()) ? project + " has an analysis of that name; choose another one." : null;
	}

	/** Number of the network's outputs as it declares them, 0 when it does not or is no classifier. */
	public int outputs() {
		if (network == null || network.outputs().size() != 1) {
			return 0;
		}
		List<String> shape = network.outputs().getFirst().shape();
		return shape.size() == 2 && shape.getLast().matches("\\d{1,8}") ? Integer.parseInt(shape.getLast()) : 0; //$NON-NLS-1$
	}

	/** The names of the outputs that are given, none when no file is. @throws InputException when the file does not name the outputs */
	public OutputNames outputNames() throws InputException {
		return names.isBlank() || outputs() == 0 ? OutputNames.NONE : OutputNames.read(path(names), outputs());
	}

	private String namesProblem() {
		try {
			outputNames();
			return null;
		} catch (InputException e) {
			return e.getMessage();
		}
	}

	/** Whether the network takes pixel values as bytes. */
	private boolean bytes() {
		return network != null && !network.inputs().isEmpty() && Preprocessing.takesBytes(inputs.imageInput(network));
	}

	/** Whether the images are latents, which are given to the network as they are. */
	public boolean latents() {
		return imageSet != null && !imageSet.entries().isEmpty() && Latents.isLatent(imageSet.entries().getFirst().file());
	}

	/** What is wrong with the preprocessing or the size; null when nothing is. */
	public String preprocessingProblem() {
		try {
			Preprocessing chosen = preprocessing();
			if (network != null && !network.inputs().isEmpty() && !latents()) {
				chosen.checkFits(inputs.imageInput(network));
			}
			askedSize();
			return null;
		} catch (InputException e) {
			return e.getMessage();
		}
	}

	/** What is wrong with the choice of layers, summaries and numbers; null when nothing is. */
	public String choiceProblem() {
		if (network != null) {
			try {
				layers();
			} catch (InputException e) {
				return e.getMessage();
			}
		}
		return summaries.isEmpty() ? "Choose at least one summary." : null;
	}

	/** The preprocessing chosen. @throws InputException when its file is no good */
	public Preprocessing preprocessing() throws InputException {
		return preprocessingRead().preprocessing();
	}

	/** The preprocessing chosen and what of its file is not used. @throws InputException when the file is no good */
	public PreprocessingReader.Reading preprocessingRead() throws InputException {
		if (latents()) {
			return PreprocessingReader.find("raw"); //$NON-NLS-1$
		}
		if (!FROM_FILE.equals(preprocessing)) {
			return PreprocessingReader.find(preprocessing);
		}
		if (preprocessingFile.isBlank()) {
			throw new InputException("Choose a preprocessing file.");
		}
		return PreprocessingReader.read(path(preprocessingFile));
	}

	/** The layers chosen. @throws InputException when there are none */
	public List<Layer> layers() throws InputException {
		return network.select(layerChoice(), tap);
	}

	/** The choice of layers as the document keeps it. */
	public String layerChoice() throws InputException {
		switch (choice) {
		case MATCHING:
			if (expression.isBlank()) {
				throw new InputException("Give an expression that the layers' names match.");
			}
			return expression;
		case CHOSEN:
			if (chosen.isEmpty()) {
				throw new InputException("Check at least one layer.");
			}
			return chosen.stream().map(id -> id.replaceAll("[^A-Za-z0-9_/-]", "\\\\$0")).collect(Collectors.joining("|", "^(", ")$")); //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$ //$NON-NLS-4$ //$NON-NLS-5$
		default:
			return choice;
		}
	}

	/** The preprocessing file beside the model is taken by itself, and a name is found. */
	public void modelChosen() {
		if (model.isBlank()) {
			return;
		}
		try {
			Path file = path(model);
			Path beside = file.resolveSibling("preprocess.json"); //$NON-NLS-1$
			if (Files.isRegularFile(beside) && preprocessingFile.isBlank()) {
				preprocessing = FROM_FILE;
				preprocessingFile = beside.toString();
			} else if (preprocessing.equals(proposed)) {
				proposed = bytes() ? Preprocessing.Preset.RAW.value().name() : USUAL;
				preprocessing = proposed;
			}
			if (names.isBlank() && outputs() > 0) {
				names = OutputNames.beside(file, outputs()).map(Path::toString).orElse(""); //$NON-NLS-1$
			}
			if (name.isBlank() && file.getFileName() != null) {
				name = name(file);
			}
		} catch (InputException e) {
			modelProblem = e.getMessage();
		}
	}

	// half of all models are called model: then their folder says which one it is
	private static String name(Path file) {
		String name = file.getFileName().toString().replaceFirst("\\.[^.]*$", ""); //$NON-NLS-1$ //$NON-NLS-2$
		Path folder = file.getParent() == null ? null : file.getParent().getFileName();
		return GENERIC.matcher(name).matches() && folder != null ? folder.toString() : name;
	}

	/** A typed path. */
	public static Path path(String text) throws InputException {
		try {
			return Path.of(text.strip()).toAbsolutePath().normalize();
		} catch (InvalidPathException e) {
			throw new InputException(text + ": not a path", e);
		}
	}

	/** The file to write. */
	public Path document() {
		return Projects.folder(project.strip()).resolve(name.strip() + "." + AnalysisDocument.EXTENSION); //$NON-NLS-1$
	}

	/** What the network's image input declares; free when it is not known yet. */
	public ImageSize declaredSize() {
		return network == null || network.inputs().isEmpty() ? ImageSize.FREE : ImageSize.declaredBy(inputs.imageInput(network));
	}

	/** The size asked for; null for none, or when the network leaves no choice. @throws InputException when what is typed is no size, or not the network's */
	public ImageSize askedSize() throws InputException {
		ImageSize declared = declaredSize();
		if (size.isBlank() || declared.height() > 0 && declared.width() > 0) {
			return null;
		}
		ImageSize asked = ImageSize.parse(size);
		if (!asked.fits(declared)) {
			throw new InputException(
					"The network takes images " + (declared.height() > 0 ? "of height " + declared.height() : "of width " + declared.width()) + " only.");
		}
		return asked;
	}

	/** The size the network is given; 224 where it is free and none is asked for. @throws InputException as {@link #askedSize} */
	public ImageSize inputSize() throws InputException {
		ImageSize asked = askedSize();
		ImageSize declared = declaredSize();
		return asked != null ? asked
				: new ImageSize(declared.height() > 0 ? declared.height() : USUAL_SIDE, declared.width() > 0 ? declared.width() : USUAL_SIDE);
	}

	/** Number of images of every class, as limited, in order. */
	public Map<String, Integer> counts() {
		Map<String, Integer> counts = new LinkedHashMap<>();
		imageSet.entries().forEach(e -> counts.merge(e.label(), 1, Integer::sum));
		if (!classes.isEmpty()) {
			counts.keySet().retainAll(classes);
		}
		if (perClass > 0) {
			counts.replaceAll((label, n) -> Math.min(n, perClass));
		}
		return counts;
	}

	/** Whether all images must be read to choose those that are analysed. */
	public boolean firstPass() {
		return pick == Pick.REPRESENTATIVE && perClass > 0
				&& counts().values().stream().mapToInt(Integer::intValue).sum() < imagesOfClasses();
	}

	/** Number of images of the chosen classes, before they are limited. */
	public int imagesOfClasses() {
		return (int) imageSet.entries().stream().filter(e -> classes.isEmpty() || classes.contains(e.label())).count();
	}

	/** Everything wrong, null when the analysis can begin. */
	public String problem() {
		List<String> problems = new ArrayList<>();
		problems.add(inputProblem());
		problems.add(preprocessingProblem());
		problems.add(inputs.problem(network, !labels.isBlank()));
		problems.add(choiceProblem());
		problems.add(classesProblem);
		return problems.stream().filter(p -> p != null).findFirst().orElse(null);
	}

	/** The request. @throws InputException when something is wrong */
	public AnalysisRequest request() throws InputException {
		String problem = problem();
		if (problem != null) {
			throw new InputException(problem);
		}
		return unchecked();
	}

	/** The request as far as it goes. @throws InputException when a part is malformed */
	AnalysisRequest unchecked() throws InputException {
		return AnalysisRequest.of(document(), path(model), path(images)).labelledBy(labels.isBlank() ? null : path(labels)).preprocessed(preprocessing())
				.reading(layerChoice(), tap).summarised(summaries).taking(perClass, pick).seeded(seed).run(batch, threads)
				.given(inputs.request(network, !labels.isBlank()).sized(askedSize())).on(device)
				.reading(tokens).namedBy(names.isBlank() || outputs() == 0 ? null : path(names)).ofClasses(classes).from(dataset);
	}
}
