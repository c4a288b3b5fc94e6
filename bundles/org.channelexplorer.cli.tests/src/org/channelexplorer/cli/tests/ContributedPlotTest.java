package org.channelexplorer.cli.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.channelexplorer.core.analysis.Analyses;
import org.channelexplorer.core.analysis.Analysis;
import org.channelexplorer.core.catalogue.Catalogue;
import org.channelexplorer.core.catalogue.Contribution;
import org.channelexplorer.core.catalogue.ExtensionPoint;
import org.channelexplorer.core.data.Table;
import org.channelexplorer.core.operation.Call;
import org.channelexplorer.core.operation.Inputs;
import org.channelexplorer.core.operation.Operation;
import org.channelexplorer.core.operation.Result;
import org.channelexplorer.core.parameter.Documentation;
import org.channelexplorer.core.parameter.Parameter;
import org.channelexplorer.core.util.InputException;
import org.channelexplorer.plot.Plot;
import org.channelexplorer.plot.PlotData;
import org.channelexplorer.plot.PlotType;
import org.channelexplorer.plot.Surface;
import org.channelexplorer.plot.View;
import org.channelexplorer.report.Report;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.NullProgressMonitor;
import org.eclipse.core.runtime.Platform;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A third party's plot that is declared for the report has its place there. */
class ContributedPlotTest {
	private static final Catalogue INSTALLED = Platform.isRunning() ? Catalogue.ofEquinox()
			: Catalogue.ofClasspath(ContributedPlotTest.class.getClassLoader());

	@TempDir
	Path folder;

	/** Of one layer. */
	@Documentation(summary = "The first image's summaries.")
	public static final class OfLayer implements Operation<OfLayer.Parameters> {
		/** What can be chosen. */
		public record Parameters(@Parameter(description = "The layer.", kind = Parameter.Kind.LAYER) String layer) {
		}

		@Override
		public Class<Parameters> parameterType() {
			return Parameters.class;
		}

		@Override
		public Inputs inputs(Call<Parameters> call) throws InputException {
			return Inputs.of(call).summary(call.parameters().layer(), "");
		}

		@Override
		public Result run(Call<Parameters> call, IProgressMonitor monitor) throws InputException {
			float[] first = call.data().summary(call.parameters().layer(), "").values().row(0);
			double[] values = new double[first.length];
			java.util.Arrays.setAll(values, i -> first[i]);
			return new Result("ofLayer", Map.of(), Map.of(Result.MAIN, Table.builder().doubles("value", values).build()), Map.of());
		}
	}

	/** Of the whole analysis; it fails when {@code fails}. */
	@Documentation(summary = "How many images there are.")
	public static final class OfAll implements Operation<OfAll.Parameters> {
		/** What can be chosen. */
		public record Parameters() {
		}

		private final boolean fails;

		OfAll(boolean fails) {
			this.fails = fails;
		}

		@Override
		public Class<Parameters> parameterType() {
			return Parameters.class;
		}

		@Override
		public Inputs inputs(Call<Parameters> call) {
			return Inputs.of(call);
		}

		@Override
		public Result run(Call<Parameters> call, IProgressMonitor monitor) throws InputException {
			if (fails) {
				throw new InputException("there is too little <here>");
			}
			return new Result("ofAll", Map.of(), Map.of(Result.MAIN, Table.builder().doubles("value", new double[] { call.data().images().size() }).build()),
					Map.of());
		}
	}

	/** Needs to be asked. */
	@Documentation(summary = "Asks for a word.")
	public static final class Asking implements Operation<Asking.Parameters> {
		/** What must be given. */
		public record Parameters(@Parameter(description = "A word.", required = true) String word) {
		}

		@Override
		public Class<Parameters> parameterType() {
			return Parameters.class;
		}

		@Override
		public Inputs inputs(Call<Parameters> call) {
			return Inputs.of(call);
		}

		@Override
		public Result run(Call<Parameters> call, IProgressMonitor monitor) {
			throw new AssertionError("nobody gave a word");
		}
	}

	/** Bars. */
	public static final class Bars implements PlotType {
		@Override
		public Plot plot(PlotData data) {
			return new Drawn(data.result().table());
		}
	}

	private record Drawn(Table table) implements Plot {
		@Override
		public String title() {
			return "Bars of " + table.rows();
		}

		@Override
		public void draw(Surface surface, View view) {
			for (int i = 0; i < table.rows(); i++) {
				surface.fill(i * 3.0, 0, 2, Math.min(view.height(), table.doubles("value")[i]), 0xabcdef);
			}
		}

		@Override
		public String text(View view) {
			return title();
		}
	}

	private record Given<T>(String id, String report, Supplier<T> factory) implements Contribution<T> {
		@Override
		public String name() {
			return "Plot " + id;
		}

		@Override
		public String bundle() {
			return "com.example.bars";
		}

		@Override
		public String attribute(String name) {
			return name.equals("report") ? report : "";
		}

		@Override
		public T create() {
			return factory.get();
		}
	}

	@SuppressWarnings("unchecked") // the contract is that of the point asked for
	private static Catalogue with(boolean fails) {
		Catalogue installed = INSTALLED;
		return new Catalogue() {
			@Override
			public <T> List<Contribution<T>> contributions(ExtensionPoint<T> point) {
				List<Contribution<T>> all = new ArrayList<>(installed.contributions(point));
				if (point.equals(Operation.POINT)) {
					all.add((Contribution<T>) new Given<>("ofLayer", "", OfLayer::new));
					all.add((Contribution<T>) new Given<>("ofAll", "", () -> new OfAll(fails)));
					all.add((Contribution<T>) new Given<>("asking", "", Asking::new));
				} else if (point.equals(PlotType.POINT)) {
					for (String id : List.of("ofLayer", "ofAll", "asking", "gone")) {
						all.add((Contribution<T>) new Given<>(id, "true", Bars::new));
					}
				}
				return all;
			}
		};
	}

	@Test
	void itHasASectionAndFiles() throws Exception {
		Path model = Samples.model(folder.resolve("demo"));
		Path document = folder.resolve("a.channelexplorer");
		Cli.ok("analyze", "--model", model, "--images", folder.resolve("demo/cifar10-weak/images"), "--out", document, "--layers", "layer3.1/conv",
				"--per-class",
				6, "--pick", "first");
		Path plain = folder.resolve("plain");
		Path contributed = folder.resolve("contributed");
		Path failing = folder.resolve("failing");
		try (Analysis a = new Analyses(INSTALLED).open(document)) {
			new Report(a, a.results(), INSTALLED, List.of()).write(plain, new NullProgressMonitor());
			new Report(a, a.results(), with(false), List.of()).write(contributed, new NullProgressMonitor());
			for (Path stored : Samples.list(a.dataFolder().resolve("results"))) {
				if (stored.getFileName().toString().endsWith(".json") && Files.readString(stored).contains("ofAll")) {
					Files.delete(stored);
				}
			}
			new Report(a, a.results(), with(true), List.of()).write(failing, new NullProgressMonitor());
		}
		String html = Files.readString(contributed.resolve(Report.PAGE));
		List<String> layers = Samples.list(contributed).stream().map(f -> f.getFileName().toString())
				.filter(f -> f.startsWith("ofLayer-") && f.endsWith(".svg"))
				.toList();
		assertEquals(2, layers.size(), "every layer shown in detail");
		for (String layer : layers) {
			assertTrue(Files.readString(contributed.resolve(layer)).contains("rgb(171,205,239)"), layer);
			assertTrue(Files.exists(contributed.resolve(layer.replace(".svg", ".csv"))), layer);
			assertTrue(html.contains("href=\"" + layer), layer);
		}
		assertTrue(html.contains(">Plot ofLayer<") && html.contains("Further results") && html.contains(">Plot ofAll<"), "headings");
		assertTrue(html.contains("The first image&#39;s summaries.") || html.contains("The first image's summaries."), "what it shows");
		assertTrue(Files.exists(contributed.resolve("ofAll.csv")));
		assertFalse(html.contains("Plot asking") || html.contains("Plot gone"), "what cannot be run without a question, or has no operation");
		String other = Files.readString(plain.resolve(Report.PAGE));
		assertFalse(other.contains("Further results") || other.contains("Plot of"), "without it");
		String reason = Files.readString(failing.resolve(Report.PAGE));
		assertTrue(reason.contains("there is too little &lt;here&gt;"), "what fails is named, and the rest is there");
	}
}
