package org.channelexplorer.report.internal;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.channelexplorer.core.catalogue.Catalogue;
import org.channelexplorer.core.catalogue.Contribution;
import org.channelexplorer.core.catalogue.ExtensionPoint;
import org.channelexplorer.core.document.Recipe;
import org.channelexplorer.core.model.TapKind;
import org.channelexplorer.core.operation.Operation;
import org.channelexplorer.core.operation.Operations;
import org.channelexplorer.core.operation.ResultKey;
import org.channelexplorer.core.parameter.Parameter.Kind;
import org.channelexplorer.core.parameter.ParameterSpec;
import org.channelexplorer.core.util.BundleVersion;
import org.channelexplorer.core.util.InputException;

/** What was done, with the sources to cite and the settings that are not the defaults: a text for a paper's methods. */
record MethodsSection(Shown analysis, Findings findings, Catalogue catalogue) implements Section {
	/** What differs from layer to layer, or names what is shown. */
	private static final Set<String> SUBJECTS = Set.of("layer", "summary", "images", "channels", "count", "step");

	@Override
	public String title() {
		return "Methods";
	}

	@Override
	public String id() {
		return "methods";
	}

	@Override
	public void write(Html html, ReportFiles files) throws InputException {
		Recipe r = analysis.recipe();
		html.paragraph("The network " + analysis.network().name() + " was run on " + analysis.images().size() + " images of "
				+ analysis.labels().classes().size() + " classes with ChannelExplorer " + BundleVersion.of(MethodsSection.class) + ". Activations of "
				+ r.layers().size() + " layers were read " + (r.reading().tap() == TapKind.PRE ? "before" : "after")
				+ " their non-linearity and summarised per channel by " + functions(r) + ". The seed is " + analysis.document().seed() + ".");
		Map<String, ResultKey> first = new LinkedHashMap<>();
		findings.outcomes().stream().filter(o -> o.key() != null).forEach(o -> first.putIfAbsent(o.operation(), o.key()));
		html.raw("<ul>\n");
		for (ResultKey key : first.values()) {
			operation(html, key);
		}
		html.raw("</ul>\n");
	}

	private String functions(Recipe r) {
		return r.functions().stream().map(f -> catalogue.find(ExtensionPoint.SUMMARY_FUNCTIONS, f.id()).map(Contribution::name).orElse(f.id()))
				.collect(Collectors.joining(", "));
	}

	private void operation(Html html, ResultKey key) throws InputException {
		var operation = catalogue.find(Operation.POINT, key.operation());
		if (operation.isEmpty()) {
			return;
		}
		StringBuilder text = new StringBuilder(described(operation.get()));
		List<String> settings = new ArrayList<>();
		for (ParameterSpec spec : new Operations(catalogue).parameters(key.operation(), key.parameters())) {
			String value = key.parameters().getOrDefault(spec.name(), "");
			if (spec.annotation().kind() == Kind.METHOD) {
				method(spec, value).ifPresent(m -> text.append(' ').append(m.name()).append(": ").append(described(m)));
			} else if (!SUBJECTS.contains(spec.name()) && spec.annotation().kind() != Kind.METHODS && !value.isEmpty() && !value.equals(byDefault(spec))) {
				settings.add(spec.label() + " = " + value);
			}
		}
		html.raw("<li><b>" + Html.escape(operation.get().name()) + "</b>. " + Html.escape(text.toString())
				+ Html.escape(settings.isEmpty() ? "" : " Settings other than the defaults: " + String.join(", ", settings) + ".") + "</li>\n");
	}

	private Optional<? extends Contribution<?>> method(ParameterSpec spec, String id) {
		return catalogue.find(ExtensionPoint.of(spec.annotation()), id);
	}

	private static String described(Contribution<?> c) {
		String source = c.documentation().source();
		return c.documentation().summary() + (source.isEmpty() ? "" : " (" + source + ")");
	}

	private static String byDefault(ParameterSpec spec) throws InputException {
		return spec.annotation().required() ? "" : ParameterSpec.text(spec.parse(spec.annotation().defaultValue()));
	}
}
