package org.channelexplorer.analysis.internal.heatmap;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.channelexplorer.analysis.internal.ranking.ChannelScores;
import org.channelexplorer.analysis.internal.resampling.Interval;
import org.channelexplorer.analysis.internal.support.Layers;
import org.channelexplorer.core.data.Labels;
import org.channelexplorer.core.extension.ChannelRanking;
import org.channelexplorer.core.operation.AnalysisData.SummaryMatrix;
import org.channelexplorer.core.operation.Call;
import org.channelexplorer.core.operation.Inputs;
import org.channelexplorer.core.operation.Operation;
import org.channelexplorer.core.operation.Result;
import org.channelexplorer.core.parameter.Documentation;
import org.channelexplorer.core.parameter.Parameter;
import org.channelexplorer.core.result.ActivationHeatmap;
import org.channelexplorer.core.result.ActivationHeatmap.Linkage;
import org.channelexplorer.core.result.ImageClusters;
import org.channelexplorer.core.result.Origin;
import org.channelexplorer.core.util.InputException;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.SubMonitor;

/** Orders and percentiles of the activation heatmap of a layer. */
@Documentation(summary = "All channels of a layer against all images: rows in the order of a ranking, columns by class, one summary value per cell.",
		formula = "rows: descending score of the chosen ranking, undefined ones last, equal ones by channel index; columns: by class, then in the order of the "
				+ "images; percentiles 0 to 100 of every channel and of the layer by linear interpolation between order statistics; clustering: average linkage, of channels on "
				+ "1 - correlation over the images, of images on the Euclidean distance of channels standardised over the images",
		source = "ChannelExplorer (heatmap: values below the 10th percentile are blank); UPGMA as in scipy",
		caution = "The order of the rows is that of one ranking of these images: a clear picture in the first rows is also chosen to be clear. Scales per channel make weak "
				+ "channels look like strong ones.")
public final class HeatmapOperation implements Operation<HeatmapOperation.Parameters> {
	private static final String CLUSTERS = "clusters";

	/** What is clustered. */
	public enum Link {
		/** Nothing. */
		NONE,
		/** The rows. */
		CHANNELS,
		/** The columns. */
		IMAGES,
		/** Rows and columns. */
		BOTH
	}

	/** What the user chooses. */
	public record Parameters(
			@Parameter(label = "Layer", description = "Layer to show; empty = the last extracted one.", kind = Parameter.Kind.LAYER) String layer,
			@Parameter(label = "Summary", description = "Summary function; empty = the first extracted one.", kind = Parameter.Kind.SUMMARY) String summary,
			@Parameter(label = "Ranking", description = "Ranking that orders the rows.", kind = Parameter.Kind.METHOD, method = ChannelRanking.class,
					defaultValue = "classPairwiseDistance") String method,
			@Parameter(label = "Ranking columns", description = "Rankings beside the rows, comma separated; empty = all that do not run the network.",
					kind = Parameter.Kind.METHODS,
					method = ChannelRanking.class) String rankings,
			@Parameter(label = "Jackknife groups",
					description = "About how many groups of images are left out, one at a time, for the grouped-jackknife intervals of the scores; 0 = no intervals.",
					defaultValue = "0", min = 0, max = 100000) int bootstrap,
			@Parameter(label = "Level of the intervals", description = "Probability of the grouped-jackknife intervals.", defaultValue = "0.95", min = 0.5,
					max = 0.999) double level,
			@Parameter(label = "Link",
					description = "What is ordered by average linkage: none, channels, images or both; more than 4,000 join the nearest of 300 landmarks first.",
					defaultValue = "none") Link link,
			@Parameter(label = "Cluster track", description = "Whether the images are clustered (X-Means) for a track above the columns.",
					defaultValue = "false") boolean clusters) {
	}

	@Override
	public Class<Parameters> parameterType() {
		return Parameters.class;
	}

	@Override
	public Inputs inputs(Call<Parameters> call) throws InputException {
		Parameters p = call.parameters();
		Inputs inputs = Inputs.of(call).summary(p.layer(), p.summary()).labels();
		for (ChannelScores scores : rankings(call)) {
			scores.declare(inputs, p.layer());
		}
		return p.clusters() ? inputs.result(CLUSTERS, Map.of("layer", p.layer(), "summary", p.summary())) : inputs;
	}

	/** The one that orders the rows, then the others. */
	private static List<ChannelScores> rankings(Call<Parameters> call) {
		Map<String, ChannelScores> all = new LinkedHashMap<>();
		List<Call.ChosenMethod> methods = new ArrayList<>(List.of(call.method("method")));
		methods.addAll(call.methods("rankings"));
		methods.forEach(m -> all.putIfAbsent(m.id(), new ChannelScores(m, call.parameters().bootstrap(), call.parameters().level())));
		if (call.parameters().rankings().isBlank()) { // nobody waits for the network who did not ask for it
			all.values().removeIf(s -> s.runsNetwork() && !s.method().id().equals(call.method("method").id()));
		}
		return List.copyOf(all.values());
	}

	@Override
	public Result run(Call<Parameters> call, IProgressMonitor monitor) throws InputException {
		SubMonitor progress = SubMonitor.convert(monitor, "Activation heatmap", 100);
		Parameters p = call.parameters();
		SummaryMatrix summary = Layers.finite(call.data(), p.layer(), p.summary());
		progress.split(5);
		Labels labels = call.data().labels();
		int channels = summary.values().columns();
		List<ChannelScores> rankings = rankings(call);
		List<ActivationHeatmap.Ranking> heads = new ArrayList<>();
		List<Interval[]> scores = new ArrayList<>();
		SubMonitor ranking = SubMonitor.convert(progress.split(45), rankings.size());
		for (ChannelScores r : rankings) {
			String note = "";
			Interval[] own;
			try {
				own = r.of(summary, labels, call, ranking.split(1));
			} catch (InputException e) { // one class only, a layer without filters: the others are shown
				note = e.getMessage();
				own = IntStream.range(0, channels).mapToObj(_ -> Interval.none(Double.NaN)).toArray(Interval[]::new);
			}
			heads.add(new ActivationHeatmap.Ranking(r.method().id(), note.isEmpty() && r.resampled(), note));
			scores.add(own);
		}
		List<ActivationHeatmap.Channel> rows = IntStream.of(ChannelScores.order(scores.getFirst()))
				.mapToObj(c -> new ActivationHeatmap.Channel(c,
						scores.stream().map(s -> new ActivationHeatmap.Score(s[c].score(), s[c].low(), s[c].high())).toList()))
				.toList();
		var percentiles = Percentiles.ofColumns(summary.values(), progress.split(15));
		float[] layer = Percentiles.ofAll(summary.values(), progress.split(5));
		boolean both = p.link() == Link.BOTH;
		Linkage ofChannels = both || p.link() == Link.CHANNELS ? Linking.ofChannels(summary.values(), progress.split(15)) : Linkage.NONE;
		Linkage ofImages = both || p.link() == Link.IMAGES ? Linking.ofImages(summary.values(), progress.split(15)) : Linkage.NONE;
		String note = heads.getFirst().note().isEmpty() ? "" : "rows in channel order: " + heads.getFirst().note();
		return new ActivationHeatmap(new Origin(summary.layer(), summary.function()), rankings.getFirst().method().id(), heads, rows,
				images(call, labels), percentiles, layer, ofChannels, ofImages, note).toResult();
	}

	private static List<ActivationHeatmap.Image> images(Call<Parameters> call, Labels labels) throws InputException {
		List<ImageClusters.Image> clustered = call.parameters().clusters() ? ImageClusters.of(call.result(CLUSTERS)).images() : List.of();
		return IntStream.range(0, labels.size()).boxed().sorted(Comparator.comparing(labels::classOf))
				.map(i -> new ActivationHeatmap.Image(i, call.data().images().get(i).file(), labels.nameOf(i),
						clustered.isEmpty() ? ActivationHeatmap.NO_CLUSTER : Math.max(ActivationHeatmap.NO_CLUSTER, clustered.get(i).cluster())))
				.toList();
	}
}
