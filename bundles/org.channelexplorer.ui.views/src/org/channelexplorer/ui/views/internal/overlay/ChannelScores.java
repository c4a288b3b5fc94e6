package org.channelexplorer.ui.views.internal.overlay;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.channelexplorer.core.catalogue.Catalogue;
import org.channelexplorer.core.catalogue.ExtensionPoint;
import org.channelexplorer.core.extension.ChannelRanking;
import org.channelexplorer.core.operation.AnalysisData;
import org.channelexplorer.core.operation.Operations;
import org.channelexplorer.core.operation.ResultStore;
import org.channelexplorer.core.result.RankedChannels;
import org.channelexplorer.core.util.InputException;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.SubMonitor;

/**
 * The scores of a layer's channels by one ranking.
 *
 * @param name   display name of the ranking
 * @param scores by channel, NaN where not defined
 */
record ChannelScores(String name, double[] scores) {
	private static final String METHOD = "method"; //$NON-NLS-1$

	/**
	 * Those of all installed rankings, the default one first; a ranking that the layer does not allow is not among them, nor one that runs the network
	 * for every channel.
	 *
	 * @param given layer and step
	 */
	static List<ChannelScores> of(Operations operations, Map<String, String> given, AnalysisData data, ResultStore store, IProgressMonitor monitor) {
		var rankings = Catalogue.ofEquinox().contributions(ExtensionPoint.CHANNEL_RANKINGS).stream()
				.filter(r -> !r.create().reads().contains(ChannelRanking.Reads.ABLATION)).toList();
		String first = byDefault(operations);
		List<String> ids = rankings.stream().map(r -> r.id()).sorted(Comparator.comparing(id -> !id.equals(first))).toList(); // stable
		SubMonitor progress = SubMonitor.convert(monitor, rankings.size());
		List<ChannelScores> all = new ArrayList<>();
		for (String id : ids) {
			Map<String, String> asked = new TreeMap<>(given);
			asked.put(METHOD, id);
			asked.put("bootstrap", "0"); //$NON-NLS-1$ //$NON-NLS-2$
			try {
				RankedChannels ranked = RankedChannels.of(operations.run(RankedChannels.TYPE, asked, 0, data, store, progress.split(1)));
				double[] scores = new double[ranked.channels().size()];
				Arrays.fill(scores, Double.NaN);
				ranked.channels().forEach(c -> scores[c.channel()] = c.score());
				all.add(new ChannelScores(rankings.stream().filter(r -> r.id().equals(id)).findFirst().orElseThrow().name(), scores));
			} catch (InputException e) {
				progress.setWorkRemaining(rankings.size() - all.size()); // such as filter norms of a layer without filters
			}
		}
		return all;
	}

	private static String byDefault(Operations operations) {
		try {
			return operations.parameters(RankedChannels.TYPE, Map.of()).stream().filter(p -> p.name().equals(METHOD)).map(p -> p.annotation().defaultValue())
					.findFirst().orElse(""); //$NON-NLS-1$
		} catch (InputException e) {
			return ""; //$NON-NLS-1$
		}
	}
}
