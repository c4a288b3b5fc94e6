package org.channelexplorer.ui.operation;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.channelexplorer.core.catalogue.Catalogue;
import org.channelexplorer.core.catalogue.Contribution;
import org.channelexplorer.core.catalogue.ExtensionPoint;
import org.channelexplorer.core.label.Focus;
import org.channelexplorer.core.label.Labelling;
import org.channelexplorer.core.label.NamedValues;
import org.channelexplorer.core.label.Names;
import org.channelexplorer.core.operation.Scope;
import org.channelexplorer.core.operation.StepParameter;
import org.channelexplorer.core.parameter.Parameter;
import org.channelexplorer.core.parameter.ParameterSpec;
import org.channelexplorer.core.util.InputException;
import org.channelexplorer.ui.AnalysisSession;
import org.eclipse.core.runtime.ILog;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.viewers.LabelProvider;
import org.eclipse.jface.window.Window;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.FileDialog;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableItem;
import org.eclipse.swt.widgets.Text;
import org.eclipse.ui.dialogs.ElementListSelectionDialog;

/**
 * The field of one parameter: a list for layers, summaries, classes, steps, methods and enums, a list with check marks for several
 * methods or layers, a check button for yes or no, a button that looks for files, else a text.
 */
final class ParameterField {
	private static final int CHECKS = 6;
	private static final Pattern EMPTY = Pattern.compile("empty(?: or \\S+)? = ([^.;,(]*[^.;,( ])"); //$NON-NLS-1$

	private final ParameterSpec spec;
	private final Supplier<String> text;

	/** An allowed value and how it is shown. */
	private record Choice(String value, String label) {
	}

	ParameterField(Composite parent, AnalysisSession session, ParameterSpec spec, String given, Runnable changed) {
		this.spec = spec;
		String value = given == null ? spec.annotation().defaultValue() : given;
		List<Choice> choices = choices(session, spec);
		if (spec.annotation().kind() == Parameter.Kind.METHODS) {
			text = checks(parent, methods(spec), chosen(value), changed);
		} else if (spec.annotation().kind() == Parameter.Kind.LAYERS) {
			text = checks(parent, layers(session), layers(session, value), changed);
		} else if (!choices.isEmpty()) {
			text = combo(parent, choices, value, changed);
		} else if (spec.type() == boolean.class) {
			Button button = new Button(parent, SWT.CHECK);
			button.setSelection(Boolean.parseBoolean(value));
			button.setToolTipText(spec.annotation().description());
			button.addListener(SWT.Selection, e -> changed.run());
			text = () -> Boolean.toString(button.getSelection());
		} else if (Scope.SPECS.contains(spec)) {
			text = classes(parent, session, value, changed);
		} else if (spec.annotation().kind() == Parameter.Kind.FILE) {
			text = file(parent, value, changed);
		} else {
			text = text(parent, value, changed)::getText;
		}
	}

	private Text text(Composite parent, String value, Runnable changed) {
		Text field = new Text(parent, SWT.BORDER);
		field.setText(value);
		field.setToolTipText(spec.annotation().description());
		field.addModifyListener(e -> changed.run());
		GridDataFactory.fillDefaults().grab(true, false).hint(220, SWT.DEFAULT).applyTo(field);
		return field;
	}

	private Supplier<String> file(Composite parent, String value, Runnable changed) {
		Composite row = new Composite(parent, SWT.NONE);
		GridLayoutFactory.fillDefaults().numColumns(2).applyTo(row);
		GridDataFactory.fillDefaults().grab(true, false).applyTo(row);
		Text field = text(row, value, changed);
		Button browse = new Button(row, SWT.PUSH);
		browse.setText("Browse\u2026");
		browse.addListener(SWT.Selection, e -> browse(field));
		return field::getText;
	}

	private void browse(Text field) {
		FileDialog dialog = new FileDialog(field.getShell(), SWT.OPEN | SWT.SHEET);
		dialog.setText(spec.label());
		if (!field.getText().isBlank() && Path.of(field.getText()).getParent() instanceof Path folder) {
			dialog.setFilterPath(folder.toString());
		}
		String chosen = dialog.open();
		if (chosen != null) {
			field.setText(chosen);
		}
	}

	private Supplier<String> combo(Composite parent, List<Choice> choices, String value, Runnable changed) {
		Combo combo = new Combo(parent, SWT.READ_ONLY);
		choices.forEach(c -> combo.add(c.label));
		int selected = 0;
		for (int i = 0; i < choices.size(); i++) {
			selected = choices.get(i).value.equals(value) ? i : selected;
		}
		combo.select(selected);
		combo.setToolTipText(spec.annotation().description());
		combo.addListener(SWT.Selection, e -> changed.run());
		GridDataFactory.fillDefaults().grab(true, false).applyTo(combo);
		return () -> choices.get(combo.getSelectionIndex()).value;
	}

	private static Set<String> chosen(String value) {
		return value.isBlank() ? Set.of() : Set.of(value.strip().split("\\s*,\\s*"));
	}

	private static List<Choice> layers(AnalysisSession session) {
		return session.analysis().layers().stream().map(id -> new Choice(id, session.analysis().network().label(id))).toList();
	}

	/** The ids of the layers that a text names by id or label. */
	private static Set<String> layers(AnalysisSession session, String value) {
		try {
			List<String> all = session.analysis().layers();
			return value.isBlank() || value.strip().equals("*") ? Set.of() //$NON-NLS-1$
					: Names.list(value).stream().map(name -> session.analysis().network().layerId(name, all)).collect(Collectors.toSet());
		} catch (InputException e) {
			ILog.of(ParameterField.class).info(e.getMessage()); // kept by an older version: all are offered again
			return Set.of();
		}
	}

	// all and none are the default: all methods that are installed, also those that will be
	private Supplier<String> checks(Composite parent, List<Choice> choices, Set<String> chosen, Runnable changed) {
		Table table = new Table(parent, SWT.CHECK | SWT.BORDER | SWT.V_SCROLL);
		table.setToolTipText(spec.annotation().description());
		for (Choice c : choices) {
			TableItem item = new TableItem(table, SWT.NONE);
			item.setText(c.label);
			item.setChecked(chosen.isEmpty() || chosen.contains(c.value));
		}
		table.addListener(SWT.Selection, e -> {
			if (e.detail == SWT.CHECK) {
				changed.run();
			}
		});
		GridDataFactory.fillDefaults().grab(true, false).hint(220, Math.min(CHECKS, Math.max(1, choices.size())) * table.getItemHeight()).applyTo(table);
		return () -> {
			List<String> ids = Arrays.stream(table.getItems()).filter(TableItem::getChecked).map(i -> choices.get(table.indexOf(i)).value).toList();
			return ids.size() == choices.size() || ids.isEmpty() ? "" : Names.list(ids); //$NON-NLS-1$
		};
	}

	private static List<Choice> choices(AnalysisSession session, ParameterSpec spec) {
		if (Scope.SPECS.contains(spec)) {
			return scope(session, spec.name());
		}
		return switch (spec.annotation().kind()) {
		case LAYER, OTHER_LAYER -> withDefault(spec, session.analysis().layers(), session.analysis().network()::label);
		case SUMMARY -> withDefault(spec, session.analysis().summaries(), ParameterField::summary);
		case CLASS -> withDefault(spec, session.labels().classes(), name -> name);
		case STEP -> steps(session);
		case METHOD -> methods(spec);
		default -> spec.choices().stream().map(c -> new Choice(c, c)).toList();
		};
	}

	private static List<Choice> scope(AnalysisSession session, String name) {
		return switch (name) {
		case Scope.LABELLING -> named("In use", "given classes", session.labelling().get(), new Choice(Labelling.GIVEN, "Given classes")); //$NON-NLS-1$ //$NON-NLS-2$
		case Scope.FOCUS -> named("In use", "all images", session.focus().get(), new Choice(Focus.ALL, "All images")); //$NON-NLS-1$ //$NON-NLS-2$
		default -> List.of();
		};
	}

	private static List<Choice> named(String first, String none, NamedValues<?> values, Choice all) {
		Choice inUse = new Choice("", first + " (" + (values.inUse().isEmpty() ? none : values.inUse()) + ")"); //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$
		return Stream.concat(Stream.of(inUse, all), values.all().stream().map(v -> new Choice(v.name(), v.name()))).toList();
	}

	private Supplier<String> classes(Composite parent, AnalysisSession session, String value, Runnable changed) {
		Composite row = new Composite(parent, SWT.NONE);
		GridLayoutFactory.fillDefaults().numColumns(2).applyTo(row);
		GridDataFactory.fillDefaults().grab(true, false).applyTo(row);
		Text field = text(row, value, changed);
		field.setMessage("All");
		Button choose = new Button(row, SWT.PUSH);
		choose.setText("Choose\u2026");
		choose.addListener(SWT.Selection, e -> {
			ElementListSelectionDialog dialog = new ElementListSelectionDialog(field.getShell(), new LabelProvider());
			dialog.setTitle(spec.label());
			dialog.setMessage("Only images of these classes");
			dialog.setMultipleSelection(true);
			dialog.setElements(session.labelling().labels().classes().toArray());
			if (dialog.open() == Window.OK) {
				field.setText(Names.list(Stream.of(dialog.getResult()).map(String.class::cast).toList()));
			}
		});
		return field::getText;
	}

	// what an empty value means differs between operations; the description has it: "...; empty = the last one."
	private static List<Choice> withDefault(ParameterSpec spec, List<String> values, UnaryOperator<String> names) {
		Matcher said = EMPTY.matcher(spec.annotation().description());
		String label = said.find() ? Character.toUpperCase(said.group(1).charAt(0)) + said.group(1).substring(1) : "Default";
		return Stream.concat(Stream.of(new Choice("", label)), values.stream().map(v -> new Choice(v, names.apply(v)))).toList(); //$NON-NLS-1$
	}

	private static String summary(String id) {
		return Catalogue.ofEquinox().find(ExtensionPoint.SUMMARY_FUNCTIONS, id).map(Contribution::name).orElse(id);
	}

	private static List<Choice> steps(AnalysisSession session) {
		List<Choice> steps = session.analysis().steps().stream().map(s -> new Choice(Integer.toString(s), session.stepText(s))).toList();
		return steps.isEmpty() ? Collections.emptyList()
				: Stream.of(List.of(new Choice("", "Step shown")), steps, List.of(new Choice(StepParameter.ALL, "All steps"))).flatMap(List::stream).toList(); //$NON-NLS-1$
	}

	private static List<Choice> methods(ParameterSpec spec) {
		List<? extends Contribution<?>> all = Catalogue.ofEquinox().contributions(ExtensionPoint.of(spec.annotation()));
		return all.stream().map(c -> new Choice(c.id(), c.name())).toList();
	}

	ParameterSpec spec() {
		return spec;
	}

	String text() {
		return text.get();
	}
}
