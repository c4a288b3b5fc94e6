package org.channelexplorer.ui.internal.wizard;

import java.util.ArrayList;
import java.util.List;
import org.channelexplorer.core.analysis.Analyses;
import org.channelexplorer.core.catalogue.Catalogue;
import org.channelexplorer.core.document.AnalysisRequest;
import org.channelexplorer.core.model.ImageSet;
import org.channelexplorer.core.model.Network;
import org.channelexplorer.core.model.TensorInfo;
import org.channelexplorer.core.util.InputException;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.wizard.WizardPage;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.ScrolledComposite;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.FileDialog;
import org.eclipse.swt.widgets.Group;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Spinner;
import org.eclipse.swt.widgets.Text;

/**
 * The page of networks of several inputs: which one takes the images, what the others are given, how often the network is run on
 * each image. The values are looked at while they are typed.
 */
final class NetworkInputsPage extends WizardPage {
	private final AnalysisDraft draft;
	private final InputsDraft inputs;
	private final Analyses analyses = new Analyses(Catalogue.ofEquinox());
	private final List<InputRow> rows = new ArrayList<>();
	private Network shown;
	private Combo image;
	private Combo runs;
	private Spinner steps;
	private Text file;
	private Button browse;
	private Text kept;
	private ScrolledComposite scroll;
	private Composite grid;
	private Probe<Boolean> probe;

	NetworkInputsPage(AnalysisDraft draft) {
		super("networkInputs", "Inputs and runs", null); //$NON-NLS-1$
		this.draft = draft;
		inputs = draft.inputs;
		setDescription("Give values for the inputs besides the image, and choose how often the network is run on each image.");
	}

	@Override
	public void createControl(Composite parent) {
		Composite page = new Composite(parent, SWT.NONE);
		GridLayoutFactory.swtDefaults().numColumns(2).margins(10, 10).applyTo(page);
		label(page, "&Images go to:");
		image = new Combo(page, SWT.READ_ONLY);
		GridDataFactory.fillDefaults().grab(true, false).applyTo(image);
		image.addListener(SWT.Selection, e -> {
			inputs.image = image.getSelectionIndex() == 0 ? "" : shown.inputs().get(image.getSelectionIndex()).name(); //$NON-NLS-1$
			fill();
		});
		runsGroup(page);
		Group values = new Group(page, SWT.NONE);
		values.setText("Values of the other inputs");
		GridLayoutFactory.swtDefaults().applyTo(values);
		GridDataFactory.fillDefaults().grab(true, true).span(2, 1).applyTo(values);
		scroll = new ScrolledComposite(values, SWT.V_SCROLL);
		scroll.setExpandHorizontal(true);
		scroll.setExpandVertical(true);
		GridDataFactory.fillDefaults().grab(true, true).hint(500, 130).applyTo(scroll);
		grid = new Composite(scroll, SWT.NONE);
		GridLayoutFactory.fillDefaults().numColumns(InputRow.COLUMNS).margins(2, 2).applyTo(grid);
		scroll.setContent(grid);
		probe = new Probe<>("Check the inputs' values", page, found -> checked(null), this::checked);
		page.addDisposeListener(e -> probe.cancel());
		setControl(page);
	}

	private void runsGroup(Composite page) {
		Group group = new Group(page, SWT.NONE);
		group.setText("Runs of the network");
		GridLayoutFactory.swtDefaults().numColumns(3).applyTo(group);
		GridDataFactory.fillDefaults().grab(true, false).span(2, 1).applyTo(group);
		label(group, "On &each image:");
		runs = new Combo(group, SWT.READ_ONLY);
		runs.setItems("Once", "Several times: diffusion, deterministic DDIM", "Several times, as set in a file");
		runs.setToolTipText("A diffusion network's prediction leads to the next, cleaner sample, on which it is run again");
		runs.select(inputs.runs.ordinal());
		GridDataFactory.fillDefaults().grab(true, false).applyTo(runs);
		steps = new Spinner(group, SWT.BORDER);
		steps.setValues(inputs.steps, 1, 1000, 0, 1, 10);
		steps.setToolTipText("Runs per image, spread evenly over the 1,000 time steps the network was trained with");
		label(group, "&Settings:");
		file = new Text(group, SWT.BORDER);
		file.setText(inputs.file);
		file.setMessage("A JSON file with steps, betaStart, betaEnd, schedule, prediction \u2026");
		GridDataFactory.fillDefaults().grab(true, false).applyTo(file);
		browse = new Button(group, SWT.PUSH);
		browse.setText("Browse\u2026");
		browse.addListener(SWT.Selection, e -> browse());
		label(group, "Steps to &keep:");
		kept = new Text(group, SWT.BORDER);
		kept.setText(inputs.kept);
		kept.setMessage("All; of more than ten, ten spread evenly. Or e.g. 1, 5, 10");
		kept.setToolTipText("The runs whose activations are kept; 1 is the noisiest");
		GridDataFactory.fillDefaults().grab(true, false).span(2, 1).applyTo(kept);
		runs.addListener(SWT.Selection, e -> runsChanged());
		steps.addModifyListener(e -> runsChanged());
		file.addModifyListener(e -> runsChanged());
		kept.addModifyListener(e -> runsChanged());
	}

	private static void label(Composite parent, String text) {
		new Label(parent, SWT.NONE).setText(text);
	}

	private void browse() {
		FileDialog dialog = new FileDialog(getShell(), SWT.OPEN | SWT.SHEET);
		dialog.setText("Choose the settings of the runs");
		dialog.setFilterExtensions(new String[] { "*.json", "*" }); //$NON-NLS-1$ //$NON-NLS-2$
		String chosen = dialog.open();
		if (chosen != null) {
			file.setText(chosen);
		}
	}

	private void runsChanged() {
		inputs.runs = InputsDraft.Runs.values()[runs.getSelectionIndex()];
		inputs.steps = steps.getSelection();
		inputs.file = file.getText();
		inputs.kept = kept.getText();
		fill();
	}

	@Override
	public void setVisible(boolean visible) {
		if (visible && draft.network != null) {
			shown = draft.network;
			image.removeAll();
			shown.inputs().forEach(i -> image.add(InputRow.text(i)));
			image.select(shown.inputs().indexOf(inputs.imageInput(shown)));
			fill();
		}
		super.setVisible(visible);
	}

	// a row for every input that neither the image nor the runs feed
	private void fill() {
		steps.setEnabled(inputs.runs == InputsDraft.Runs.DDIM);
		file.setEnabled(inputs.runs == InputsDraft.Runs.FILE);
		browse.setEnabled(inputs.runs == InputsDraft.Runs.FILE);
		kept.setEnabled(inputs.runs != InputsDraft.Runs.ONCE);
		if (shown == null) {
			return;
		}
		List<TensorInfo> others = others();
		if (!rows.stream().map(InputRow::input).toList().equals(others)) {
			rows.forEach(InputRow::dispose);
			rows.clear();
			others.forEach(input -> rows.add(new InputRow(grid, inputs, input, this::check)));
		}
		String timestep = timestep();
		rows.forEach(r -> r.enable(!r.input().name().equals(timestep)));
		grid.layout(true, true);
		scroll.setMinHeight(grid.computeSize(SWT.DEFAULT, SWT.DEFAULT).y);
		check();
	}

	private List<TensorInfo> others() {
		TensorInfo taken = inputs.imageInput(shown);
		return shown.inputs().stream().filter(i -> !i.equals(taken)).toList();
	}

	private String timestep() {
		try {
			return inputs.timestep(shown);
		} catch (InputException e) {
			return ""; //$NON-NLS-1$ // check() says it
		}
	}

	private void check() {
		inputs.valuesProblem = null;
		inputs.checked = false;
		probe.cancel();
		ImageSet images = draft.imageSet;
		if (images != null && inputs.problem(shown, !draft.labels.isBlank()) == null) {
			try {
				AnalysisRequest request = draft.unchecked();
				Network network = shown;
				probe.read(() -> {
					analyses.checkInputs(request, network, images);
					return true;
				});
			} catch (InputException e) {
				inputs.valuesProblem = null; // another page's, which says it
				inputs.checked = true;
			}
		}
		update();
	}

	private void checked(String problem) {
		inputs.valuesProblem = problem;
		inputs.checked = true;
		update();
	}

	private void update() {
		String problem = inputs.problem(shown, !draft.labels.isBlank());
		boolean missing = problem != null && inputs.valuesProblem == null && rows.stream().anyMatch(InputRow::empty);
		setErrorMessage(missing ? null : problem);
		setMessage(missing ? problem : problem == null && !inputs.checked ? "Checking the values\u2026" : null);
		setPageComplete(problem == null);
		if (getContainer().getCurrentPage() != null) {
			getContainer().updateButtons();
		}
	}
}
