package org.channelexplorer.report.internal;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.channelexplorer.core.catalogue.Catalogue;
import org.channelexplorer.core.operation.ResultStore;
import org.channelexplorer.core.predict.ClassPredictions;
import org.channelexplorer.core.util.InputException;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.SubMonitor;

/** Computes and writes the page of a report and its files. */
public final class ReportPage {
	private static final int LAYERS = 3;

	private final Shown analysis;
	private final ResultStore results;
	private final Catalogue catalogue;
	private final List<String> layers;

	/**
	 * @param analysis what is shown
	 * @param results where results are looked for and kept
	 * @param layers  ids of the layers to show in detail, empty for the last {@value #LAYERS}
	 */
	public ReportPage(Shown analysis, ResultStore results, Catalogue catalogue, List<String> layers) {
		this.analysis = analysis;
		this.results = results;
		this.catalogue = catalogue;
		this.layers = List.copyOf(layers);
	}

	/**
	 * Computes what is missing and writes the report.
	 *
	 * @param name   file name of the page
	 * @param folder made when missing; files of an earlier report are replaced, others are not
	 * @return the page
	 * @throws InputException when a layer was not extracted, another file is in the way, or the folder cannot be written
	 */
	public Path write(Path folder, String name, IProgressMonitor monitor) throws InputException {
		SubMonitor progress = SubMonitor.convert(monitor, "Report", 100);
		ReportFolder target = ReportFolder.of(folder, name);
		List<String> chosen = layers.isEmpty() ? last() : layers;
		for (String layer : chosen) {
			analysis.summary(layer, ""); // says which layers there are
		}
		Findings findings = Findings.of(analysis, results, catalogue, chosen, progress.split(92));
		Optional<ClassPredictions> predictions = analysis.classPredictions();
		ReportFiles files = new ReportFiles();
		String page = page(findings, predictions, files);
		target.write(files.all(), page, progress.split(8));
		return target.page();
	}

	private List<String> last() {
		List<String> all = analysis.layers();
		return all.subList(Math.max(0, all.size() - LAYERS), all.size());
	}

	private String page(Findings findings, Optional<ClassPredictions> predictions, ReportFiles files) throws InputException {
		Html html = new Html();
		List<Section> sections = new ArrayList<>();
		sections.add(new DataSection(analysis, new Thumbnails(analysis)));
		SeparabilityTable separability = new SeparabilityTable(findings.profile(), catalogue);
		if (!separability.isEmpty()) {
			sections.add(new NetworkSection(analysis, separability));
		}
		sections.add(new ProfileSection(separability, analysis, catalogue, findings));
		sections.add(new ConfusionSection(analysis, findings, predictions));
		predictions.ifPresent(p -> sections.add(new PredictionSection(analysis, p, new Thumbnails(analysis))));
		sections.add(new AuditSection(analysis, catalogue, findings.audit(), new Thumbnails(analysis)));
		sections.add(new RepresentativesSection(analysis, findings, new Thumbnails(analysis)));
		for (Findings.Detailed d : findings.details()) {
			sections.add(new LayerSection(analysis, catalogue, d));
		}
		if (!findings.further().isEmpty()) {
			sections.add(new FurtherSection(analysis, catalogue, findings));
		}
		if (!analysis.annotations().isEmpty()) {
			sections.add(new AnnotationsSection(analysis));
		}
		sections.add(new ChangesSection(analysis, results, catalogue));
		sections.add(new MethodsSection(analysis, findings, catalogue));
		sections.add(new ProvenanceSection(analysis, findings));
		new Opening(analysis, predictions).write(html, sections);
		for (Section s : sections) {
			html.heading(2, s.title(), s.id());
			s.write(html, files);
		}
		return Style.page(analysis.document().name() + Style.TITLE_END, html.toString());
	}
}
