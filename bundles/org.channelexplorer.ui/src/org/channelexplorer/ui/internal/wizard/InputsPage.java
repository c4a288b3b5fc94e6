package org.channelexplorer.ui.internal.wizard;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.channelexplorer.core.analysis.Analyses;
import org.channelexplorer.core.catalogue.Catalogue;
import org.channelexplorer.core.document.AnalysisDocument;
import org.channelexplorer.core.extension.DatasetReader;
import org.channelexplorer.core.extension.ImportedModel;
import org.channelexplorer.core.extension.ModelImporter;
import org.channelexplorer.core.image.ImageSource;
import org.channelexplorer.core.model.ImageSet;
import org.channelexplorer.core.model.Network;
import org.channelexplorer.core.model.Splits;
import org.channelexplorer.core.predict.OutputNames;
import org.channelexplorer.core.util.InputException;
import org.channelexplorer.ui.internal.run.Projects;
import org.eclipse.jface.dialogs.IMessageProvider;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.wizard.WizardPage;
import org.eclipse.swt.SWT;
import org.eclipse.swt.dnd.DND;
import org.eclipse.swt.dnd.DropTarget;
import org.eclipse.swt.dnd.DropTargetAdapter;
import org.eclipse.swt.dnd.DropTargetEvent;
import org.eclipse.swt.dnd.FileTransfer;
import org.eclipse.swt.dnd.Transfer;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.DirectoryDialog;
import org.eclipse.swt.widgets.FileDialog;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Text;

/** First page: model, images, labels, and where the analysis is kept. The inputs are looked at while they are typed. */
final class InputsPage extends WizardPage {
	private final AnalysisDraft draft;
	private final Analyses analyses = new Analyses(Catalogue.ofEquinox());
	private Text model;
	private Text images;
	private Text labels;
	private DatasetRow dataset;
	private Text names;
	private Label nameFacts;
	private Label modelFacts;
	private Label imageFacts;
	private Combo project;
	private Text name;
	private Probe<Found> modelProbe;
	private Probe<ImageSet> imagesProbe;
	private boolean nameTyped;

	InputsPage(AnalysisDraft draft) {
		super("inputs", "Model and images", null); //$NON-NLS-1$
		this.draft = draft;
		setDescription("Choose a network and the labelled images to run it on.");
	}

	@Override
	public void createControl(Composite parent) {
		Composite page = new Composite(parent, SWT.NONE);
		GridLayoutFactory.swtDefaults().numColumns(3).margins(10, 10).applyTo(page);
		model = field(page, "&Model:", draft.model, "An ONNX or TorchScript file", this::browseModel);
		modelFacts = facts(page);
		images = field(page, "&Images:", draft.images, "A folder or a .zip, .tar or .parquet file: one folder per class, or as COCO and others have it",
				() -> browseFolder(images));
		labels = field(page, "&Labels:", draft.labels, "Optional: a CSV table with the columns file and label", this::browseLabels);
		dataset = new DatasetRow(page, draft.dataset, this::imagesChanged);
		imageFacts = facts(page);
		names = field(page, "&Class names:", draft.names, "Optional: a file that names the network's outputs, one per line", this::browseNames);
		nameFacts = facts(page);
		GridDataFactory.fillDefaults().span(3, 1).hint(SWT.DEFAULT, 6).applyTo(new Label(page, SWT.NONE));
		label(page, "&Project:");
		project = new Combo(page, SWT.DROP_DOWN);
		Projects.names().forEach(project::add);
		project.setText(draft.project);
		GridDataFactory.fillDefaults().grab(true, false).span(2, 1).applyTo(project);
		label(page, "N&ame:");
		name = new Text(page, SWT.BORDER);
		name.setText(draft.name);
		nameTyped = !draft.name.isBlank();
		GridDataFactory.fillDefaults().grab(true, false).span(2, 1).applyTo(name);
		modelProbe = new Probe<>("Read the model", page, this::found, this::noModel);
		imagesProbe = new Probe<>("List the images", page, this::found, this::noImages);
		model.addModifyListener(e -> modelChanged());
		images.addModifyListener(e -> imagesChanged());
		labels.addModifyListener(e -> imagesChanged());
		names.addModifyListener(e -> namesChanged());
		project.addModifyListener(e -> update());
		name.addListener(SWT.KeyDown, e -> nameTyped = true);
		name.addModifyListener(e -> update());
		page.addDisposeListener(e -> {
			modelProbe.cancel();
			imagesProbe.cancel();
		});
		acceptFiles(page);
		setControl(page);
		modelChanged();
		imagesChanged();
		setErrorMessage(null);
	}

	private static void label(Composite page, String text) {
		Label label = new Label(page, SWT.NONE);
		label.setText(text);
		GridDataFactory.swtDefaults().applyTo(label);
	}

	private static Text field(Composite page, String label, String value, String hint, Runnable browse) {
		label(page, label);
		Text text = new Text(page, SWT.BORDER);
		text.setText(value);
		text.setMessage(hint);
		GridDataFactory.fillDefaults().grab(true, false).applyTo(text);
		Button button = new Button(page, SWT.PUSH);
		button.setText("Browse\u2026");
		button.addListener(SWT.Selection, e -> browse.run());
		GridDataFactory.fillDefaults().applyTo(button);
		return text;
	}

	private static Label facts(Composite page) {
		new Label(page, SWT.NONE);
		Label facts = new Label(page, SWT.WRAP);
		GridDataFactory.fillDefaults().grab(true, false).span(2, 1).hint(380, SWT.DEFAULT).applyTo(facts);
		return facts;
	}

	private void browseModel() {
		FileDialog dialog = new FileDialog(getShell(), SWT.OPEN | SWT.SHEET);
		dialog.setText("Choose a model");
		dialog.setFilterExtensions(new String[] { "*.onnx;*.pt;*.ts;*.torchscript", "*" }); //$NON-NLS-1$ //$NON-NLS-2$
		dialog.setFilterNames(new String[] { "ONNX and TorchScript models", "All files" });
		set(model, dialog.open());
	}

	private void browseLabels() {
		FileDialog dialog = new FileDialog(getShell(), SWT.OPEN | SWT.SHEET);
		dialog.setText("Choose a table of labels");
		dialog.setFilterExtensions(new String[] { "*.csv;*.tsv;*.json;*.jsonl;*.xml", "*" }); //$NON-NLS-1$ //$NON-NLS-2$
		dialog.setFilterNames(new String[] { "Tables and annotations", "All files" });
		dialog.setFilterPath(images.getText());
		set(labels, dialog.open());
	}

	private void browseNames() {
		FileDialog dialog = new FileDialog(getShell(), SWT.OPEN | SWT.SHEET);
		dialog.setText("Choose a file that names the network's outputs");
		dialog.setFilterExtensions(new String[] { "*.txt;*.json", "*" }); //$NON-NLS-1$ //$NON-NLS-2$
		dialog.setFilterPath(model.getText().isBlank() ? null : new java.io.File(model.getText()).getParent());
		set(names, dialog.open());
	}

	private void namesChanged() {
		draft.names = names.getText();
		update();
	}

	private void browseFolder(Text target) {
		DirectoryDialog dialog = new DirectoryDialog(getShell(), SWT.OPEN | SWT.SHEET);
		dialog.setText("Choose a folder of images");
		dialog.setFilterPath(target.getText());
		set(target, dialog.open());
	}

	private static void set(Text text, String chosen) {
		if (chosen != null) {
			text.setText(chosen);
		}
	}

	private void acceptFiles(Composite page) {
		DropTarget target = new DropTarget(page, DND.DROP_COPY | DND.DROP_DEFAULT);
		target.setTransfer(new Transfer[] { FileTransfer.getInstance() });
		target.addDropListener(new DropTargetAdapter() {
			@Override
			public void drop(DropTargetEvent event) {
				if (event.data instanceof String[] files) {
					for (String file : files) {
						boolean folder = java.nio.file.Files.isDirectory(Path.of(file)) || ImageSource.isArchive(Path.of(file));
						set(folder ? images : file.endsWith(".csv") ? labels : model, file); //$NON-NLS-1$
					}
				}
			}
		});
	}

	private void modelChanged() {
		draft.model = model.getText();
		draft.network = null;
		draft.modelProblem = null;
		draft.inputs.valuesProblem = null;
		modelFacts.setText(draft.model.isBlank() ? "" : "Reading\u2026"); //$NON-NLS-1$
		if (draft.model.isBlank()) {
			modelProbe.cancel();
		} else {
			String typed = draft.model;
			modelProbe.read(() -> read(AnalysisDraft.path(typed)));
		}
		update();
	}

	private void imagesChanged() {
		if (!images.getText().equals(draft.images) || !labels.getText().equals(draft.labels)) {
			draft.classes = List.of(); // chosen among others
			draft.classesProblem = null;
			dataset.forget();
		}
		draft.dataset = dataset.choice();
		draft.images = images.getText();
		draft.labels = labels.getText();
		draft.imageSet = null;
		draft.imagesProblem = null;
		draft.inputs.valuesProblem = null;
		imageFacts.setText(draft.images.isBlank() ? "" : "Listing\u2026"); //$NON-NLS-1$
		if (draft.images.isBlank()) {
			imagesProbe.cancel();
		} else {
			String folder = draft.images;
			String table = draft.labels;
			DatasetReader.Choice choice = draft.dataset;
			imagesProbe.read(() -> analyses.images(AnalysisDraft.path(folder), Probe.optional(table), choice));
		}
		update();
	}

	/** What was read of a model. */
	private record Found(Network network, List<String> devices) {
	}

	private Found read(Path file) throws InputException {
		ModelImporter importer = analyses.importerFor(file).create();
		try (ImportedModel model = importer.open(file)) {
			return new Found(model.network(), importer.devices());
		}
	}

	private void found(Found found) {
		Network network = found.network();
		draft.network = network;
		draft.devices = found.devices();
		if (!draft.devices.contains(draft.device)) {
			draft.device = ModelImporter.CPU;
		}
		boolean several = network.inputs().size() > 1;
		String input = network.inputs().stream().map(i -> (several ? i.name() + ' ' : "") + String.join(" \u00d7 ", i.shape())) //$NON-NLS-1$ //$NON-NLS-2$
				.collect(Collectors.joining("; ")); //$NON-NLS-1$
		modelFacts.setText(network.format() + ", " + network.layers().size() + " nodes, " + readable(network) + " readable layers; "
				+ (several ? "inputs " : "input ") + input);
		if (!nameTyped) {
			draft.name = ""; //$NON-NLS-1$
		}
		if (!draft.names.isBlank() && !java.nio.file.Files.exists(Path.of(draft.names))) {
			draft.names = ""; //$NON-NLS-1$ // proposed for another model
		}
		draft.modelChosen();
		if (!nameTyped) {
			name.setText(free(draft.name)); // first: every change of a field reads all of them
		}
		if (!names.getText().equals(draft.names)) {
			names.setText(draft.names);
		}
		update();
	}

	// as the page of layers counts them
	private int readable(Network network) {
		try {
			return network.select("all", draft.tap).size(); //$NON-NLS-1$
		} catch (InputException none) {
			return 0;
		}
	}

	private String nameFacts() {
		if (draft.network == null || draft.outputs() == 0) {
			return draft.names.isBlank() ? "" : "Not needed: the network is no classifier";
		}
		try {
			OutputNames read = draft.outputNames();
			return read.known() ? read.names().size() + " names: " + read.names().stream().limit(4).collect(Collectors.joining(", ")) + "\u2026" //$NON-NLS-2$
					: draft.outputs() + " outputs; without names, predictions are numbers";
		} catch (InputException e) {
			return e.getMessage();
		}
	}

	private String free(String wanted) {
		String candidate = wanted;
		for (int i = 2; java.nio.file.Files.exists(Projects.folder(project.getText().strip()).resolve(candidate + "." + AnalysisDocument.EXTENSION)); i++) { //$NON-NLS-1$
			candidate = wanted + "-" + i; //$NON-NLS-1$
		}
		return candidate;
	}

	private void noModel(String problem) {
		draft.modelProblem = problem;
		modelFacts.setText(""); //$NON-NLS-1$
		update();
	}

	private void found(ImageSet set) {
		draft.imageSet = set;
		dataset.found(set);
		List<String> warnings = Splits.warnings(set.entries());
		Map<String, Integer> counts = draft.counts();
		String classes = counts.entrySet().stream().limit(6).map(e -> e.getKey() + " " + e.getValue()).collect(Collectors.joining(", ")); //$NON-NLS-1$ //$NON-NLS-2$
		imageFacts.setText(set.entries().size() + " images in " + counts.size() + (counts.size() == 1 ? " class: " : " classes: ") + classes
				+ (counts.size() > 6 ? "\u2026" : "") + (set.skipped().isEmpty() ? "" : "; " + set.skipped().size() + " skipped, first " //$NON-NLS-2$ //$NON-NLS-3$
						+ set.skipped().getFirst().file() + ": " + set.skipped().getFirst().reason()) //$NON-NLS-1$
				+ (warnings.isEmpty() ? "" : "; " + warnings.getFirst())); //$NON-NLS-1$
		update();
	}

	private void noImages(String problem) {
		draft.imagesProblem = problem;
		imageFacts.setText(""); //$NON-NLS-1$
		update();
	}

	private void update() {
		draft.project = project.getText();
		draft.name = name.getText();
		String problem = draft.inputProblem();
		nameFacts.setText(nameFacts());
		boolean missing = draft.modelProblem == null && draft.imagesProblem == null
				&& (draft.model.isBlank() || draft.images.isBlank() || draft.network == null || draft.imageSet == null || draft.name.isBlank());
		setErrorMessage(missing ? null : problem);
		setMessage(missing ? problem : null, IMessageProvider.NONE);
		setPageComplete(problem == null);
		model.getParent().layout(true, true);
		if (getContainer().getCurrentPage() != null) {
			getContainer().updateButtons();
		}
	}
}
