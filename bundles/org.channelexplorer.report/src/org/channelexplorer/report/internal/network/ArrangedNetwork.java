package org.channelexplorer.report.internal.network;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.channelexplorer.core.analysis.Analysis;
import org.channelexplorer.core.catalogue.Catalogue;
import org.channelexplorer.core.catalogue.CatalogueException;
import org.channelexplorer.core.document.Iteration;
import org.channelexplorer.core.operation.AnalysisData;
import org.channelexplorer.core.operation.Classes;
import org.channelexplorer.core.operation.Operations;
import org.channelexplorer.core.operation.Result;
import org.channelexplorer.core.operation.ResultStore;
import org.channelexplorer.core.operation.StepParameter;
import org.channelexplorer.core.result.LayerScores;
import org.channelexplorer.core.util.InputException;
import org.channelexplorer.plot.ClassColours;
import org.channelexplorer.plot.NetworkDiagram;
import org.channelexplorer.plot.Plot;
import org.channelexplorer.plot.PlotData;
import org.channelexplorer.plot.Plots;
import org.channelexplorer.plot.Theme;
import org.channelexplorer.plot.View;
import org.channelexplorer.plot.internal.arrangement.Arranged;
import org.channelexplorer.plot.internal.arrangement.BoxMarks;
import org.channelexplorer.plot.internal.arrangement.DisplayNode;
import org.channelexplorer.plot.internal.arrangement.Inside;
import org.channelexplorer.plot.internal.network.NetworkNode;
import org.channelexplorer.plot.internal.network.Scores;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.SubMonitor;

/**
 * The picture of a network as it is arranged: what is missing of its colours and miniatures is computed. The same state of the same
 * analysis gives the same picture, from the window and from the command line.
 *
 * @param analysis  the analysis
 * @param data      the same under the classes and the focus that are looked at
 * @param results   where results are looked for and kept
 * @param catalogue what is installed
 * @param colours   of the classes
 */
public record ArrangedNetwork(Analysis analysis, AnalysisData data, ResultStore results, Catalogue catalogue, ClassColours colours) {
	/** What stands in a miniature of a block none of whose layers was read. */
	public static final String NOTHING_READ = "nothing of this block was read";

	/**
	 * The network as it is arranged.
	 *
	 * @param marks what is marked in it
	 * @throws org.eclipse.core.runtime.OperationCanceledException when cancelled
	 */
	public NetworkPicture of(NetworkState state, BoxMarks marks, IProgressMonitor monitor) {
		Map<Spot, DisplayNode> spots = spots(state);
		SubMonitor progress = SubMonitor.convert(monitor, "Picture of the network", 1 + spots.size());
		Scores scores = scores(state, progress.split(1));
		Map<Spot, NetworkNode.Content> contents = new HashMap<>();
		spots.forEach((spot, box) -> contents.put(spot, content(state, spot, box.inner(), progress.split(1))));
		Plot plot = new Arranged(state.drawing(), scores, marks, (box, operation) -> contents.get(new Spot(box.id(), operation))).plot();
		return new NetworkPicture(plot, state.selected().look(plot, data));
	}

	/**
	 * The network of an analysis whose layout was never saved: as the report draws it.
	 *
	 * @throws InputException when its layers have no scores
	 */
	public NetworkPicture laidOut(String metricId, IProgressMonitor monitor) throws InputException {
		LayerMetric metric = metric(metricId);
		LayerScores scores = LayerScores.of(ask(LayerMetric.OPERATION, Map.of(LayerMetric.METRICS, metricId), analysis.document().seed(), 0, monitor).result);
		Plot plot = NetworkDiagram.of(data.network(), scores, metricId, metric.name());
		return new NetworkPicture(plot, View.of(plot, plot.width(), plot.height(), Theme.LIGHT));
	}

	/**
	 * A metric that is installed.
	 *
	 * @throws InputException naming those that are when it is not
	 */
	public LayerMetric metric(String id) throws InputException {
		List<LayerMetric> all = LayerMetric.all(catalogue);
		return all.stream().filter(m -> m.id().equals(id)).findFirst()
				.orElseThrow(() -> new InputException("there is no separability metric " + id + " (there is "
						+ all.stream().map(LayerMetric::id).collect(Collectors.joining(", ")) + ")"));
	}

	/** A miniature: in which box, of which operation. */
	private record Spot(String box, String operation) {
	}

	private static Map<Spot, DisplayNode> spots(NetworkState state) {
		Map<Spot, DisplayNode> spots = new LinkedHashMap<>();
		for (int i = 0; i < state.drawing().graph().nodes().size(); i++) {
			Inside inside = state.drawing().inside(i);
			DisplayNode box = state.drawing().graph().nodes().get(i);
			if (inside != null) {
				inside.operations().forEach(o -> spots.put(new Spot(box.id(), o), box));
			}
		}
		return spots;
	}

	/** The scores that colour the boxes, with their intervals. */
	private Scores scores(NetworkState state, IProgressMonitor monitor) {
		LayerMetric metric = LayerMetric.all(catalogue).stream().filter(m -> m.id().equals(state.metric())).findFirst().orElse(null);
		if (metric == null) {
			return LayerMetric.missing(state.metric());
		}
		int step = state.selected().step(data.steps());
		Iteration iteration = analysis.recipe().iteration();
		String name = metric.name(step == 0 || iteration == null ? "" : "step " + step + " of " + iteration.steps());
		try {
			Answer answer = ask(LayerMetric.OPERATION, Map.of(LayerMetric.METRICS, metric.id()), analysis.document().seed(), step, monitor);
			return metric.scores(LayerScores.of(answer.result), name).fixed(state.fixed());
		} catch (InputException | CatalogueException e) {
			return LayerMetric.none(name, e.getMessage());
		}
	}

	private NetworkNode.Content content(NetworkState state, Spot spot, String layer, IProgressMonitor monitor) {
		if (layer.isEmpty()) {
			return NetworkNode.Content.said(NOTHING_READ);
		}
		ViewSettings settings = state.views().getOrDefault(spot.operation, new ViewSettings(Map.of(), Map.of(), analysis.document().seed()));
		try {
			Answer answer = ask(spot.operation, settings.at(layer), settings.seed(), state.selected().step(data.steps()), monitor);
			Plot plot = Plots.plot(PlotData.of(answer.result, answer.data, catalogue).coloured(colours).with(settings.options()));
			return new NetworkNode.Content(plot, state.selected().look(plot, layer, answer.data.rows()), "");
		} catch (InputException | CatalogueException e) {
			return NetworkNode.Content.said(e.getMessage());
		}
	}

	private record Answer(Result result, AnalysisData data) {
	}

	private Answer ask(String operation, Map<String, String> given, long seed, int step, IProgressMonitor monitor) throws InputException {
		Map<String, String> parameters = new TreeMap<>(given);
		if (step > 0) {
			parameters.putIfAbsent(StepParameter.NAME, Integer.toString(step));
		}
		Operations.Prepared call = new Operations(catalogue).prepare(operation, parameters, seed, data);
		return new Answer(Classes.join(call.run(results, monitor), call.data()), call.data());
	}
}
