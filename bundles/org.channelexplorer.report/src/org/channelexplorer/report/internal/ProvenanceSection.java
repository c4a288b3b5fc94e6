package org.channelexplorer.report.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.channelexplorer.core.document.AnalysisDocument;
import org.channelexplorer.core.document.Recipe;
import org.channelexplorer.core.image.Preprocessing;
import org.channelexplorer.core.label.Focus;
import org.channelexplorer.core.model.TapKind;
import org.channelexplorer.core.model.Tokens;
import org.channelexplorer.core.operation.ResultKey;
import org.channelexplorer.core.util.BundleVersion;
import org.channelexplorer.core.util.Hashes;

/** What the numbers were made from, so that they can be made again. */
record ProvenanceSection(Shown analysis, Findings findings) implements Section {

	@Override
	public String title() {
		return "Provenance";
	}

	@Override
	public String id() {
		return "provenance";
	}

	@Override
	public void write(Html html, ReportFiles files) {
		html.paragraph("The same model, images, settings and version give the same bytes, here and on another machine. This page carries no date for "
				+ "that reason.");
		AnalysisDocument d = analysis.document();
		Recipe r = analysis.recipe();
		List<List<String>> rows = new ArrayList<>();
		rows.add(List.of("Program", "ChannelExplorer " + BundleVersion.of(ProvenanceSection.class)));
		rows.add(List.of("Model", analysis.network().name() + " (" + analysis.network().format() + "), " + d.model()));
		rows.add(List.of("SHA-256 of the model", r.run().modelSha256()));
		rows.add(List.of("Images", d.images() + (d.source().labels().isEmpty() ? "" : ", labels from " + d.source().labels())));
		rows.add(List.of("SHA-256 over the images", imagesHash(r)));
		rows.add(List.of("Labelling", analysis.labelling()));
		rows.add(List.of("SHA-256 of the labels", analysis.labelsHash()));
		rows.add(List.of("Focus", (analysis.focus().isEmpty() ? Focus.ALL : analysis.focus()) + ": " + analysis.images().size() + " of "
				+ analysis.allImages() + " images"));
		rows.add(List.of("Preprocessing", preprocessing(r.feeding().preprocessing(), r.feeding().width(), r.feeding().height())));
		rows.add(List.of("Layers", d.reading().layers() + ", read " + (r.reading().tap() == TapKind.PRE ? "before" : "after") + " the non-linearity"
				+ (d.reading().tokens() == Tokens.ALL ? ""
						: d.reading().tokens() == Tokens.CLASS ? ", the class token alone" : ", the patches without the class token")));
		rows.add(List.of("Summaries", String.join(", ", r.functions().stream().map(f -> f.id() + " (version " + f.version() + ")").toList())));
		rows.add(List.of("Seed", Long.toString(d.seed())));
		rows.add(List.of("Images per run", Integer.toString(r.run().batch())));
		html.table(List.of("what", "value"), rows);
		html.raw("<details><summary>Keys of the results</summary>\n");
		html.table(List.of("operation", "version", "layer", "parameters", "seed", "key"), findings.outcomes().stream().filter(o -> o.key() != null)
				.map(o -> List.of(o.operation(), o.key().version(), o.key().parameters().getOrDefault("layer", ""),
						parameters(o.key()), Long.toString(o.key().seed()), o.key().hash()))
				.toList());
		html.raw("</details>\n");
	}

	private static String parameters(ResultKey key) {
		return key.parameters().entrySet().stream().filter(p -> !p.getKey().equals("layer") && !p.getValue().isEmpty())
				.map(p -> p.getKey() + "=" + p.getValue()).collect(Collectors.joining(" "));
	}

	private static String imagesHash(Recipe r) {
		return Hashes.ofLines(r.images().stream().map(i -> i.file() + " " + i.sha256()));
	}

	private static String preprocessing(Preprocessing p, int width, int height) {
		return p.name() + ": " + width + " x " + height + ", " + p.color() + ", resize " + p.resize() + ", v * " + p.scale() + " + " + p.offset()
				+ ", mean " + p.mean() + ", std " + p.std();
	}
}
