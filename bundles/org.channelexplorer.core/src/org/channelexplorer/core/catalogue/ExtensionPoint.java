package org.channelexplorer.core.catalogue;

import java.util.List;
import org.channelexplorer.core.extension.ChannelRanking;
import org.channelexplorer.core.extension.Clustering;
import org.channelexplorer.core.extension.DatasetReader;
import org.channelexplorer.core.extension.ModelImporter;
import org.channelexplorer.core.extension.Projection;
import org.channelexplorer.core.extension.SeparabilityMetric;
import org.channelexplorer.core.extension.SummaryFunction;

/**
 * The extension points of the product. In {@code plugin.xml} every contribution is an element with the attributes
 * {@code id}, {@code name} and {@code class}.
 *
 * @param id       full id, as in {@code plugin.xml}
 * @param element  name of the contributing element
 * @param contract type the class must have
 */
public record ExtensionPoint<T>(String id, String element, Class<T> contract) {

	private static final String PREFIX = "org.channelexplorer.core.";

	public static final ExtensionPoint<ModelImporter> MODEL_IMPORTERS = of("modelImporters", "importer", ModelImporter.class);
	public static final ExtensionPoint<DatasetReader> DATASET_READERS = of("datasetReaders", "reader", DatasetReader.class);
	public static final ExtensionPoint<SummaryFunction> SUMMARY_FUNCTIONS = of("summaryFunctions", "summary", SummaryFunction.class);
	@SuppressWarnings("rawtypes")
	public static final ExtensionPoint<Projection> PROJECTIONS = of("projections", "projection", Projection.class);
	@SuppressWarnings("rawtypes")
	public static final ExtensionPoint<Clustering> CLUSTERINGS = of("clusterings", "clustering", Clustering.class);
	@SuppressWarnings("rawtypes")
	public static final ExtensionPoint<ChannelRanking> CHANNEL_RANKINGS = of("channelRankings", "ranking", ChannelRanking.class);
	@SuppressWarnings("rawtypes")
	public static final ExtensionPoint<SeparabilityMetric> SEPARABILITY_METRICS = of("separabilityMetrics", "metric",
			SeparabilityMetric.class);

	/** The points that {@code core} declares besides {@code operations}, which is {@code Operation.POINT}. */
	public static final List<ExtensionPoint<?>> ALL = List.of(MODEL_IMPORTERS, DATASET_READERS, SUMMARY_FUNCTIONS, PROJECTIONS,
			CLUSTERINGS, CHANNEL_RANKINGS, SEPARABILITY_METRICS);

	private static <T> ExtensionPoint<T> of(String id, String element, Class<T> contract) {
		return new ExtensionPoint<>(PREFIX + id, element, contract);
	}

	/** The point whose contributions have this contract. @throws IllegalArgumentException when there is none */
	public static ExtensionPoint<?> ofContract(Class<?> contract) {
		return ALL.stream().filter(p -> p.contract() == contract).findFirst()
				.orElseThrow(() -> new IllegalArgumentException("no extension point for " + contract.getName()));
	}
}
