package org.channelexplorer.report.internal;

import java.util.List;
import java.util.Map;
import org.channelexplorer.core.catalogue.Catalogue;
import org.channelexplorer.core.catalogue.Contribution;
import org.channelexplorer.core.operation.Operation;
import org.channelexplorer.core.operation.Operations;
import org.channelexplorer.core.parameter.Parameter;
import org.channelexplorer.core.parameter.ParameterSpec;
import org.channelexplorer.core.util.InputException;
import org.channelexplorer.plot.Picture;
import org.channelexplorer.plot.Plot;
import org.channelexplorer.plot.PlotData;
import org.channelexplorer.plot.PlotType;
import org.channelexplorer.plot.Plots;
import org.channelexplorer.plot.Sheet;

/**
 * A plot that its bundle declares for the report, and what came of its operation.
 *
 * @param name    of the plot
 * @param outcome of the operation
 */
record Contributed(String name, Outcome outcome) {
	private static final String REPORT = "report"; // the attribute at org.channelexplorer.plot.plots

	/**
	 * Such a plot before its operation was run.
	 *
	 * @param operation id, which is that of the plot
	 * @param layers    whether it is run at a layer
	 */
	record Declared(String name, String operation, boolean layers) {
	}

	/** The plots that are declared for the report and whose operation can be run without asking anybody, the product's bundles first. */
	static List<Declared> declared(Catalogue catalogue) {
		return catalogue.contributions(PlotType.POINT).stream().filter(c -> Boolean.parseBoolean(c.attribute(REPORT)))
				.flatMap(c -> declared(c, catalogue).stream())
				.toList();
	}

	private static List<Declared> declared(Contribution<PlotType> plot, Catalogue catalogue) {
		if (catalogue.find(Operation.POINT, plot.id()).isEmpty()) {
			return List.of();
		}
		try {
			List<ParameterSpec> parameters = new Operations(catalogue).parameters(plot.id(), Map.of());
			return parameters.stream().anyMatch(p -> p.annotation().required()) ? List.of()
					: List.of(new Declared(plot.name(), plot.id(), parameters.stream()
							.anyMatch(p -> p.name().equals("layer") && p.annotation().kind() == Parameter.Kind.LAYER)));
		} catch (InputException _) { // one of its methods is not installed: the catalogue names it
			return List.of();
		}
	}

	/**
	 * Draws the plot under its heading, with its files.
	 *
	 * @param suffix of the file names, empty for an analysis as a whole
	 */
	void write(Html html, ReportFiles files, Shown analysis, Catalogue catalogue, String suffix) throws InputException {
		html.heading(3, name, null);
		if (outcome.result() == null) {
			html.raw(outcome.missing());
			return;
		}
		catalogue.find(Operation.POINT, outcome.operation()).ifPresent(c -> html.paragraph(c.documentation().summary()));
		Plot plot = Plots.plot(PlotData.of(outcome.result(), analysis, catalogue));
		Picture picture = Sheet.of(plot);
		html.picture(picture, plot.title());
		String file = outcome.operation() + (suffix.isEmpty() ? "" : "-" + suffix);
		List<String> names = new java.util.ArrayList<>(List.of(files.picture(file, picture)));
		names.add(files.csv(file, plot.table()));
		html.files(names.toArray(String[]::new)).made(outcome);
	}
}
