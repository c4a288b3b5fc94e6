package org.channelexplorer.ui.operation;

import java.util.List;
import java.util.function.Supplier;
import org.channelexplorer.core.catalogue.Catalogue;
import org.channelexplorer.core.catalogue.Contribution;
import org.channelexplorer.core.catalogue.ExtensionPoint;
import org.channelexplorer.core.parameter.ParameterSpec;
import org.channelexplorer.ui.AnalysisSession;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Text;

/** The control for one parameter. */
final class ParameterField {
	private final ParameterSpec spec;
	private final Supplier<String> text;

	/** An allowed value and how it is shown. */
	private record Choice(String value, String label) {
	}

	ParameterField(Composite parent, AnalysisSession session, ParameterSpec spec, String given, Runnable changed) {
		this.spec = spec;
		String value = given == null ? spec.annotation().defaultValue() : given;
		List<Choice> choices = choices(session, spec);
		if (!choices.isEmpty()) {
			text = combo(parent, choices, value, changed);
		} else if (spec.type() == boolean.class) {
			Button button = new Button(parent, SWT.CHECK);
			button.setSelection(Boolean.parseBoolean(value));
			button.setToolTipText(spec.annotation().description());
			button.addListener(SWT.Selection, e -> changed.run());
			text = () -> Boolean.toString(button.getSelection());
		} else {
			Text field = new Text(parent, SWT.BORDER);
			field.setText(value);
			field.setToolTipText(spec.annotation().description());
			field.addModifyListener(e -> changed.run());
			GridDataFactory.fillDefaults().grab(true, false).hint(220, SWT.DEFAULT).applyTo(field);
			text = field::getText;
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

	private static List<Choice> choices(AnalysisSession session, ParameterSpec spec) {
		return switch (spec.annotation().kind()) {
		case LAYER -> withDefault("Last layer read", session.analysis().layers());
		case SUMMARY -> withDefault("First summary", session.analysis().summaries());
		case CLASS -> withDefault("All classes", session.analysis().labels().classes());
		case METHOD -> methods(spec);
		default -> spec.choices().stream().map(c -> new Choice(c, c)).toList();
		};
	}

	private static List<Choice> withDefault(String label, List<String> values) {
		return java.util.stream.Stream.concat(java.util.stream.Stream.of(new Choice("", label)), values.stream().map(v -> new Choice(v, v))).toList(); //$NON-NLS-1$
	}

	private static List<Choice> methods(ParameterSpec spec) {
		List<? extends Contribution<?>> all = Catalogue.ofEquinox().contributions(ExtensionPoint.ofContract(spec.annotation().method()));
		return all.stream().map(c -> new Choice(c.id(), c.name())).toList();
	}

	ParameterSpec spec() {
		return spec;
	}

	String text() {
		return text.get();
	}
}
