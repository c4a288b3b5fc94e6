package org.channelexplorer.ui.operation;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.channelexplorer.core.catalogue.Catalogue;
import org.channelexplorer.core.catalogue.Contribution;
import org.channelexplorer.core.catalogue.ExtensionPoint;
import org.channelexplorer.core.operation.HelpPage;
import org.channelexplorer.core.operation.Operation;
import org.channelexplorer.core.operation.Scope;
import org.channelexplorer.core.parameter.Documentation;
import org.channelexplorer.core.parameter.Parameter;
import org.channelexplorer.core.parameter.ParameterSpec;
import org.channelexplorer.core.util.InputException;
import org.channelexplorer.ui.AnalysisSession;
import org.channelexplorer.ui.internal.help.HelpTray;
import org.eclipse.core.runtime.ILog;
import org.eclipse.jface.dialogs.IDialogConstants;
import org.eclipse.jface.dialogs.TitleAreaDialog;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Listener;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Text;

/** Asks for the parameters of any operation: fields, ranges and help come from its annotations. */
public final class OperationDialog extends TitleAreaDialog {
	private static final int MARGIN = 12;
	private static final double LINES = 1.85; // of the message: the first one ends at a word
	private static final int WIDEST = 420; // dialog units
	private final AnalysisSession session;
	private final String operation;
	private final Set<String> hidden;
	private final Map<String, String> given;
	private final List<ParameterField> fields = new ArrayList<>();
	private long seed;
	private Text seedText;
	private Composite grid;
	private boolean running;

	/**
	 * @param given  values so far, as texts by name
	 * @param hidden names of the parameters that are chosen elsewhere; they stay as given
	 */
	public OperationDialog(Shell parent, AnalysisSession session, String operation, Map<String, String> given, long seed, Set<String> hidden) {
		super(parent);
		this.session = session;
		this.operation = operation;
		this.given = new TreeMap<>(given);
		this.hidden = Set.copyOf(hidden);
		this.seed = seed;
		setShellStyle(getShellStyle() | SWT.RESIZE);
		setHelpAvailable(true);
	}

	/** Makes it the dialog before a run, not that of kept settings. */
	public OperationDialog toRun() {
		running = true;
		return this;
	}

	@Override
	protected void createButtonsForButtonBar(Composite parent) {
		createButton(parent, IDialogConstants.OK_ID, running ? "Run" : IDialogConstants.OK_LABEL, true);
		createButton(parent, IDialogConstants.CANCEL_ID, IDialogConstants.CANCEL_LABEL, false);
		check();
	}

	/** The text of the page beside the fields; null when it is not open. */
	public String help() {
		return getTray() == null ? null : ((HelpTray) getTray()).text();
	}

	/** The values, those equal to their defaults left out. */
	public Map<String, String> values() {
		return Map.copyOf(given);
	}

	/** The seed. */
	public long seed() {
		return seed;
	}

	@Override
	protected void configureShell(Shell shell) {
		super.configureShell(shell);
		shell.setText(running ? "Run" : "Settings");
		shell.addListener(SWT.Help, e -> toggleHelp());
		// GTK's key for help is Ctrl+F1
		Listener key = e -> {
			if (e.keyCode == SWT.F1 && e.stateMask == 0 && e.widget instanceof Control c && c.getShell() == shell) {
				e.doit = false;
				toggleHelp();
			}
		};
		shell.getDisplay().addFilter(SWT.KeyDown, key);
		shell.addListener(SWT.Dispose, e -> shell.getDisplay().removeFilter(SWT.KeyDown, key));
	}

	// the message would make the dialog as wide as the screen: it wraps
	@Override
	protected Point getInitialSize() {
		int most = convertHorizontalDLUsToPixels(WIDEST);
		fitMessage(most);
		Point size = super.getInitialSize();
		return size.x <= most ? size : new Point(most, getShell().computeSize(most, SWT.DEFAULT).y);
	}

	// the dialog gives its message two lines, and would cut the third one in the middle of a sentence; the page beside the fields has all of it
	private void fitMessage(int width) {
		GC gc = new GC(getShell());
		String text = getMessage() == null ? "" : getMessage(); //$NON-NLS-1$
		String cut = text;
		int end = text.length();
		while (end > 0 && gc.textExtent(cut).x > LINES * (width - 10 * MARGIN)) {
			end = text.lastIndexOf(' ', end - 1);
			cut = text.substring(0, Math.max(0, end)) + "\u2026"; //$NON-NLS-1$
		}
		gc.dispose();
		setMessage(cut);
	}

	@Override
	protected Control createDialogArea(Composite parent) {
		Composite area = (Composite) super.createDialogArea(parent);
		grid = new Composite(area, SWT.NONE);
		GridLayoutFactory.swtDefaults().numColumns(2).margins(MARGIN, 10).spacing(10, 6).applyTo(grid);
		GridDataFactory.fillDefaults().grab(true, true).applyTo(grid);
		describe();
		fill();
		return area;
	}

	/** Opens or closes the page beside the fields, as the question mark and F1 do. */
	public void toggleHelp() {
		if (getTray() != null) {
			closeTray();
			return;
		}
		try {
			openTray(new HelpTray(page()));
		} catch (InputException e) {
			setErrorMessage(e.getMessage());
		}
	}

	private void explain() {
		try {
			if (getTray() != null) {
				((HelpTray) getTray()).show(page());
			}
		} catch (InputException e) {
			setErrorMessage(e.getMessage());
		}
	}

	/** The page of the chosen method, or of the operation when there is none to choose. */
	private HelpPage page() throws InputException {
		Catalogue catalogue = Catalogue.ofEquinox();
		for (ParameterSpec spec : session.operations().parameters(operation, given)) {
			if (spec.annotation().kind() == Parameter.Kind.METHOD) {
				String id = given.getOrDefault(spec.name(), spec.annotation().defaultValue());
				return HelpPage.of(catalogue, catalogue.get(ExtensionPoint.of(spec.annotation()), id));
			}
		}
		return HelpPage.of(catalogue, catalogue.get(Operation.POINT, operation));
	}

	private void describe() {
		try {
			Contribution<?> c = Catalogue.ofEquinox().get(Operation.POINT, operation);
			setTitle(c.name());
			Documentation d = c.documentation();
			setMessage(d.summary());
		} catch (InputException e) {
			setErrorMessage(e.getMessage());
		}
	}

	// its own parameters, then which classes and images it works on, then the seed when something is drawn
	private void fill() {
		for (Control c : grid.getChildren()) {
			c.dispose();
		}
		fields.clear();
		try {
			List<ParameterSpec> own = session.operations().parameters(operation, given, session.analysis());
			own.forEach(this::field);
			Label line = new Label(grid, SWT.SEPARATOR | SWT.HORIZONTAL);
			GridDataFactory.fillDefaults().grab(true, false).span(2, 1).applyTo(line);
			Set<String> names = own.stream().map(ParameterSpec::name).collect(Collectors.toSet());
			Scope.SPECS.stream().filter(s -> !names.contains(s.name())).forEach(this::field);
		} catch (InputException e) {
			setErrorMessage(e.getMessage());
		}
		seedField();
		grid.layout(true, true);
	}

	private void field(ParameterSpec spec) {
		if (!hidden.contains(spec.name())) {
			label(spec.label() + ":", spec.annotation().description());
			boolean method = spec.annotation().kind() == Parameter.Kind.METHOD || spec.annotation().kind() == Parameter.Kind.METHODS;
			fields.add(new ParameterField(grid, session, spec, given.get(spec.name()), () -> changed(spec, method)));
		}
	}

	private void seedField() {
		seedText = null;
		try {
			if (!session.operations().draws(operation, given, session.data())) {
				return;
			}
		} catch (InputException e) {
			ILog.of(OperationDialog.class).info(operation + ": " + e.getMessage()); // with these values; others may be chosen
		}
		label("Seed:", "A whole number: the same seed gives the same result");
		seedText = new Text(grid, SWT.BORDER);
		seedText.setText(Long.toString(seed));
		seedText.addModifyListener(e -> check());
		GridDataFactory.fillDefaults().grab(true, false).applyTo(seedText);
	}

	private void label(String text, String help) {
		Label label = new Label(grid, SWT.NONE);
		label.setText(text);
		label.setToolTipText(help);
	}

	// another method has other parameters
	private void changed(ParameterSpec spec, boolean method) {
		check();
		if (method) {
			grid.getDisplay().asyncExec(() -> {
				if (!grid.isDisposed()) {
					given.put(spec.name(), fieldOf(spec).text());
					fill();
					explain();
					getShell().pack();
				}
			});
		}
	}

	private ParameterField fieldOf(ParameterSpec spec) {
		return fields.stream().filter(f -> f.spec().name().equals(spec.name())).findFirst().orElseThrow();
	}

	private void check() {
		String problem = null;
		Map<String, String> read = new LinkedHashMap<>();
		for (ParameterField f : fields) {
			try {
				f.spec().parse(f.text());
				if (!f.text().equals(f.spec().annotation().defaultValue())) {
					read.put(f.spec().name(), f.text());
				}
			} catch (InputException e) {
				problem = problem == null ? e.getMessage() : problem;
			}
		}
		try {
			seed = seedText == null ? seed : Long.parseLong(seedText.getText().strip());
		} catch (NumberFormatException e) {
			problem = "The seed is a whole number.";
		}
		if (problem == null) {
			given.keySet().retainAll(hidden);
			given.putAll(read);
		}
		setErrorMessage(problem);
		if (getButton(IDialogConstants.OK_ID) != null) {
			getButton(IDialogConstants.OK_ID).setEnabled(problem == null);
		}
	}
}
