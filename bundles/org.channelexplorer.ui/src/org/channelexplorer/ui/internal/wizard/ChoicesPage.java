package org.channelexplorer.ui.internal.wizard;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.channelexplorer.core.analysis.Analyses;
import org.channelexplorer.core.catalogue.Catalogue;
import org.channelexplorer.core.catalogue.Contribution;
import org.channelexplorer.core.document.Pick;
import org.channelexplorer.core.model.Layer;
import org.channelexplorer.core.model.Network;
import org.channelexplorer.core.model.Tap;
import org.channelexplorer.core.model.TapKind;
import org.channelexplorer.core.model.Tokens;
import org.channelexplorer.core.util.InputException;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.wizard.WizardPage;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Group;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Spinner;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableItem;
import org.eclipse.swt.widgets.Text;

/** Third page: which layers are read and where, how maps are summarised, how many images, the seed. */
final class ChoicesPage extends WizardPage {
	private final AnalysisDraft draft;
	private final Analyses analyses = new Analyses(Catalogue.ofEquinox());
	private final List<Button> choices = new ArrayList<>();
	private Text expression;
	private Table layers;
	private Button post;
	private Table summaries;
	private Spinner perClass;
	private Combo pick;
	private Text seed;
	private Spinner batch;
	private Spinner threads;
	private Combo tokens;
	private Combo device;
	private Label facts;
	private Probe<Double> time;
	private TimedRun timed;
	private double perImage = Double.NaN;

	ChoicesPage(AnalysisDraft draft) {
		super("choices", "Layers and summaries", null); //$NON-NLS-1$
		this.draft = draft;
		setDescription("Choose what is read, and how each activation map becomes a number.");
	}

	@Override
	public void createControl(Composite parent) {
		Composite page = new Composite(parent, SWT.NONE);
		GridLayoutFactory.swtDefaults().numColumns(2).margins(10, 10).spacing(12, 8).applyTo(page);
		layerGroup(page);
		Composite right = new Composite(page, SWT.NONE);
		GridLayoutFactory.fillDefaults().spacing(5, 8).applyTo(right);
		GridDataFactory.fillDefaults().grab(true, true).applyTo(right);
		summaryGroup(right);
		numbers(right);
		facts = new Label(page, SWT.WRAP);
		GridDataFactory.fillDefaults().grab(true, false).span(2, 1).hint(400, SWT.DEFAULT).applyTo(facts);
		time = new Probe<>("Time a run of the network", facts, seconds -> {
			perImage = seconds;
			describe();
		}, _ -> perImage = Double.NaN); // what is wrong is found when the analysis begins
		setControl(page);
	}

	private void layerGroup(Composite page) {
		Group group = new Group(page, SWT.NONE);
		group.setText("Layers");
		GridLayoutFactory.swtDefaults().applyTo(group);
		GridDataFactory.fillDefaults().grab(true, true).applyTo(group);
		radio(group, "Convolutions and block &outputs", Network.CONVOLUTIONS_AND_BLOCKS);
		radio(group, "&Convolutions", "conv"); //$NON-NLS-2$
		radio(group, "&All readable layers", "all"); //$NON-NLS-2$
		radio(group, "&Matching an expression:", AnalysisDraft.MATCHING);
		expression = new Text(group, SWT.BORDER);
		expression.setMessage("e.g. layer3|fc");
		expression.setText(draft.expression);
		expression.addModifyListener(e -> update());
		GridDataFactory.fillDefaults().grab(true, false).indent(22, 0).applyTo(expression);
		radio(group, "C&hecked:", AnalysisDraft.CHOSEN);
		layers = new Table(group, SWT.CHECK | SWT.BORDER | SWT.V_SCROLL);
		layers.addListener(SWT.Selection, e -> update());
		GridDataFactory.fillDefaults().grab(true, true).indent(22, 0).hint(220, 90).applyTo(layers);
		post = new Button(group, SWT.CHECK);
		post.setText("Read after the non-&linearity");
		post.setToolTipText("Otherwise layers are read before it, as the paper does");
		post.setSelection(draft.tap == TapKind.POST);
		post.addListener(SWT.Selection, e -> update());
		Composite row = new Composite(group, SWT.NONE);
		GridLayoutFactory.fillDefaults().numColumns(2).applyTo(row);
		label(row, "T&okens:");
		tokens = new Combo(row, SWT.DROP_DOWN | SWT.READ_ONLY);
		tokens.setItems("All", "Class token only", "Patches only"); // as Tokens.values()
		tokens.select(draft.tokens.ordinal());
		tokens.addListener(SWT.Selection, e -> update());
	}

	private void radio(Group group, String text, String value) {
		Button button = new Button(group, SWT.RADIO);
		button.setText(text);
		button.setData(value);
		button.setSelection(value.equals(draft.choice));
		button.addListener(SWT.Selection, e -> update());
		choices.add(button);
	}

	private void summaryGroup(Composite parent) {
		Group group = new Group(parent, SWT.NONE);
		group.setText("Summaries (the first is the default of every view)");
		GridLayoutFactory.swtDefaults().applyTo(group);
		GridDataFactory.fillDefaults().grab(true, true).applyTo(group);
		summaries = new Table(group, SWT.CHECK | SWT.BORDER | SWT.V_SCROLL);
		GridDataFactory.fillDefaults().grab(true, true).hint(220, 90).applyTo(summaries);
		for (Contribution<?> c : NewAnalysisWizard.summaries()) {
			TableItem item = new TableItem(summaries, SWT.NONE);
			item.setText(c.name());
			item.setData(c.id());
			item.setChecked(draft.summaries.contains(c.id()));
		}
		summaries.addListener(SWT.Selection, e -> update());
	}

	private void numbers(Composite parent) {
		Composite grid = new Composite(parent, SWT.NONE);
		GridLayoutFactory.fillDefaults().numColumns(2).applyTo(grid);
		GridDataFactory.fillDefaults().grab(true, false).applyTo(grid);
		perClass = spinner(grid, "&Images per class (0 = all):", 0, 1_000_000, draft.perClass);
		label(grid, "&Which of them:");
		pick = new Combo(grid, SWT.DROP_DOWN | SWT.READ_ONLY);
		pick.setItems("First", "Random", "Representative");
		pick.select(draft.pick.ordinal());
		pick.setToolTipText("Representative: those that represent their class in the whole network; all images are read once to choose them");
		pick.addListener(SWT.Selection, e -> update());
		GridDataFactory.fillDefaults().grab(true, false).applyTo(pick);
		label(grid, "&Seed:");
		seed = new Text(grid, SWT.BORDER);
		seed.setText(Long.toString(draft.seed));
		seed.addModifyListener(e -> update());
		GridDataFactory.fillDefaults().grab(true, false).applyTo(seed);
		batch = spinner(grid, "Images per &run:", 1, 1024, draft.batch);
		threads = spinner(grid, "&Threads (0 = all cores):", 0, 1024, draft.threads);
		label(grid, "&Device:");
		device = new Combo(grid, SWT.DROP_DOWN | SWT.READ_ONLY);
		device.setToolTipText("What computes. cuda, the first NVIDIA GPU, needs the GPU build of ONNX Runtime (see the README)");
		device.addListener(SWT.Selection, e -> update());
		GridDataFactory.fillDefaults().grab(true, false).applyTo(device);
	}

	private Spinner spinner(Composite grid, String label, int min, int max, int value) {
		label(grid, label);
		Spinner spinner = new Spinner(grid, SWT.BORDER);
		spinner.setValues(value, min, max, 0, 1, 10);
		spinner.addModifyListener(e -> update());
		GridDataFactory.fillDefaults().grab(true, false).applyTo(spinner);
		return spinner;
	}

	private static void label(Composite grid, String text) {
		new Label(grid, SWT.NONE).setText(text);
	}

	@Override
	public void setVisible(boolean visible) {
		if (visible) {
			device.setItems(draft.devices.toArray(String[]::new));
			device.select(Math.max(0, device.indexOf(draft.device)));
			boolean some = draft.network != null && draft.network.layers().stream().anyMatch(ChoicesPage::ofTokens);
			tokens.setEnabled(some);
			tokens.setToolTipText(some ? "What is read of layers with a class token" : "This network has no layer of tokens");
			layers.removeAll();
			if (draft.network != null) {
				for (Layer l : draft.network.layers()) {
					if (l.tap(draft.tap).isPresent()) {
						TableItem item = new TableItem(layers, SWT.NONE);
						item.setText(l.label().equals(l.id()) ? l.id() : l.label() + "  (" + l.operation() + ")"); //$NON-NLS-1$ //$NON-NLS-2$
						item.setData(l.id());
						item.setChecked(draft.chosen.contains(l.id()));
					}
				}
			}
			update();
		} else {
			time.cancel();
			if (Double.isNaN(perImage)) {
				timed = null; // timed again when the page comes back
			}
		}
		super.setVisible(visible);
	}

	private void update() {
		choices.stream().filter(Button::getSelection).forEach(b -> draft.choice = (String) b.getData());
		draft.expression = expression.getText();
		draft.chosen = checked(layers);
		draft.tap = post.getSelection() ? TapKind.POST : TapKind.PRE;
		draft.summaries = List.copyOf(checked(summaries));
		draft.perClass = perClass.getSelection();
		draft.pick = Pick.values()[pick.getSelectionIndex()];
		pick.setEnabled(draft.perClass > 0);
		draft.batch = batch.getSelection();
		draft.threads = threads.getSelection();
		draft.tokens = tokens.isEnabled() ? Tokens.values()[tokens.getSelectionIndex()] : Tokens.ALL;
		draft.device = device.getText();
		expression.setEnabled(AnalysisDraft.MATCHING.equals(draft.choice));
		layers.setEnabled(AnalysisDraft.CHOSEN.equals(draft.choice));
		String problem = seedProblem();
		problem = problem == null ? draft.choiceProblem() : problem;
		setErrorMessage(problem);
		setPageComplete(problem == null);
		if (problem == null) {
			time();
		}
		describe();
	}

	private void describe() {
		facts.setText(getErrorMessage() == null && draft.network != null && draft.imageSet != null ? summary() : ""); //$NON-NLS-1$
		facts.getParent().layout();
	}

	// networks of several inputs are not timed: what they are given is not there yet
	private void time() {
		if (!isCurrentPage()) {
			return;
		}
		if (draft.network == null || draft.network.inputs().size() != 1) {
			time.cancel();
			timed = null;
			perImage = Double.NaN;
			return;
		}
		TimedRun run;
		try {
			run = new TimedRun(AnalysisDraft.path(draft.model), draft.layers().stream().map(l -> l.tap(draft.tap).orElseThrow()).toList(), draft.inputSize(),
					draft.batch, draft.device);
		} catch (InputException e) {
			throw new IllegalStateException("the page has no problem", e);
		}
		if (!run.equals(timed)) {
			timed = run;
			perImage = Double.NaN;
			time.read(() -> run.perImage(analyses));
		}
	}

	private String duration(int images) {
		if (Double.isNaN(perImage)) {
			return ""; //$NON-NLS-1$
		}
		int threads = draft.threads > 0 ? draft.threads : Runtime.getRuntime().availableProcessors();
		return ", " + TimedRun.text(perImage * (draft.firstPass() ? draft.imagesOfClasses() + images : images) / threads) + " on this machine"; //$NON-NLS-1$
	}

	/** What is read, how much of it, and how long it takes. */
	public String facts() {
		return facts.getText();
	}

	private static boolean ofTokens(Layer l) {
		return l.pre() != null && Set.of(Tap.Layout.TOKENS, Tap.Layout.ROWS, Tap.Layout.HEADS).contains(l.pre().layout());
	}

	private String seedProblem() {
		try {
			draft.seed = Long.parseLong(seed.getText().strip());
			return null;
		} catch (NumberFormatException e) {
			return "The seed is a whole number.";
		}
	}

	private static Set<String> checked(Table table) {
		return Arrays.stream(table.getItems()).filter(TableItem::getChecked).map(i -> (String) i.getData())
				.collect(Collectors.toCollection(LinkedHashSet::new));
	}

	private String summary() {
		int images = draft.counts().values().stream().mapToInt(Integer::intValue).sum();
		try {
			List<Layer> read = draft.layers();
			long channels = read.stream().mapToLong(l -> l.tap(draft.tap).orElseThrow().channels()).sum();
			int steps = Math.max(1, draft.inputs.request(draft.network, !draft.labels.isBlank()).keptSteps().size());
			long bytes = 4L * images * channels * draft.summaries.size() * steps;
			return read.size() + (read.size() == 1 ? " layer, " : " layers, ") + images
					+ (steps > 1 ? " images at " + steps + " steps, about " : " images, about ")
					+ Math.max(1, bytes / 1_000_000) + " MB on disk" + duration(images)
					+ (draft.firstPass() ? "; all " + draft.imagesOfClasses() + " images are read once to choose them" : ""); //$NON-NLS-1$
		} catch (InputException e) {
			return e.getMessage();
		}
	}
}
