package org.channelexplorer.core.catalogue;

import java.util.List;
import org.channelexplorer.core.extension.ChannelRanking;
import org.channelexplorer.core.extension.Clustering;
import org.channelexplorer.core.extension.DatasetReader;
import org.channelexplorer.core.extension.LabelAudit;
import org.channelexplorer.core.extension.ModelImporter;
import org.channelexplorer.core.extension.Projection;
import org.channelexplorer.core.extension.SeparabilityMetric;
import org.channelexplorer.core.extension.SummaryFunction;
import org.channelexplorer.core.parameter.Parameter;

/**
 * An extension point. In {@code plugin.xml} every contribution is an element with the attributes {@code id}, {@code name} and
 * {@code class}. The constants are the product's own; a third party's operation can name its own point
 * ({@link Parameter#point()}).
 *
 * @param id         full id, as in {@code plugin.xml}
 * @param element    name of the contributing element; empty for any
 * @param contract   type the class must have
 * @param documented whether the class must carry a {@link org.channelexplorer.core.parameter.Documentation}
 */
public record ExtensionPoint<T>(String id, String element, Class<T> contract, boolean documented) {

	private static final String PREFIX = "org.channelexplorer.core.";

	public static final ExtensionPoint<ModelImporter> MODEL_IMPORTERS = new ExtensionPoint<>(PREFIX + "modelImporters", "importer",
			ModelImporter.class);
	public static final ExtensionPoint<DatasetReader> DATASET_READERS = new ExtensionPoint<>(PREFIX + "datasetReaders", "reader",
			DatasetReader.class);
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
	@SuppressWarnings("rawtypes")
	public static final ExtensionPoint<LabelAudit> LABEL_AUDITS = of("labelAudits", "audit", LabelAudit.class);

	/** Id of the point of operations, which is {@code Operation.POINT}. */
	public static final String OPERATIONS = PREFIX + "operations";

	/** The points of other bundles, whose contributions are checked as those of {@code core} are. */
	public static final ExtensionPoint<PointDeclaration> POINTS = new ExtensionPoint<>(PREFIX + "points", "point", PointDeclaration.class);

	/** The points that {@code core} declares besides {@code operations}, which is {@code Operation.POINT}. */
	public static final List<ExtensionPoint<?>> ALL = List.of(MODEL_IMPORTERS, DATASET_READERS, SUMMARY_FUNCTIONS, PROJECTIONS,
			CLUSTERINGS, CHANNEL_RANKINGS, SEPARABILITY_METRICS, LABEL_AUDITS, POINTS);

	/** A point whose contributions need no documentation. */
	public ExtensionPoint(String id, String element, Class<T> contract) {
		this(id, element, contract, false);
	}

	private static <T> ExtensionPoint<T> of(String id, String element, Class<T> contract) {
		return new ExtensionPoint<>(PREFIX + id, element, contract, true);
	}

	/** The product's point whose contributions have this contract. @throws IllegalArgumentException when there is none */
	public static ExtensionPoint<?> ofContract(Class<?> contract) {
		return ALL.stream().filter(p -> p.contract() == contract).findFirst()
				.orElseThrow(() -> new IllegalArgumentException("no extension point for " + contract.getName()));
	}

	/**
	 * The point whose methods a parameter chooses from.
	 *
	 * @throws IllegalArgumentException when the parameter names no point, and its contract is none of the product's
	 */
	public static ExtensionPoint<?> of(Parameter parameter) {
		return parameter.point().isEmpty() ? ofContract(parameter.method()) : new ExtensionPoint<>(parameter.point(), "", parameter.method(), true);
	}

	/** Whether a bundle is one of the product's. */
	public static boolean own(String bundle) {
		return bundle.startsWith("org.channelexplorer.") || bundle.isEmpty(); // a plugin.xml on a plain class path may have no manifest
	}

	/** Whether an id is one that only {@code core} declares points under. */
	static boolean ofCore(String id) {
		return id.startsWith(PREFIX);
	}

	/** An id without the names of packages in front. */
	static String last(String id) {
		return id.substring(id.lastIndexOf('.') + 1);
	}

	/** How messages call a contribution: {@code metric}; for a third party's point {@code contribution to org.example.filters}. */
	String word() {
		return element.isEmpty() ? "contribution to " + id : element;
	}
}
