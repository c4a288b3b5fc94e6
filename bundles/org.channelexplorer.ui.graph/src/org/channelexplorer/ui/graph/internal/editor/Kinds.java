package org.channelexplorer.ui.graph.internal.editor;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.channelexplorer.core.catalogue.Catalogue;
import org.channelexplorer.core.catalogue.Contribution;
import org.channelexplorer.core.operation.Operation;
import org.channelexplorer.core.operation.Operations;
import org.channelexplorer.core.parameter.Parameter;
import org.channelexplorer.core.parameter.ParameterSpec;
import org.channelexplorer.core.util.InputException;
import org.channelexplorer.plot.PlotType;
import org.channelexplorer.plot.Plots;
import org.eclipse.core.runtime.ILog;

/** What a box can show inside: the installed operations of one layer whose results have a plot. */
public final class Kinds {
	private static final List<String> FIRST = List.of("projection", "jaccard", "heatmap", "hierarchy");

	private Kinds() {
	}

	/**
	 * A kind of miniature.
	 *
	 * @param operation id of the operation
	 * @param name      of the plot, for menus
	 */
	public record Kind(String operation, String name) {
	}

	/** All kinds, the product's first. */
	@SuppressWarnings("rawtypes")
	public static List<Kind> all(Operations operations, Catalogue catalogue) {
		List<Kind> kinds = new ArrayList<>();
		for (Contribution<Operation> c : operations.all()) {
			Contribution<PlotType> plot = Plots.of(c.id(), catalogue).orElse(null);
			if (plot != null && ofOneLayer(operations, c.id())) {
				kinds.add(new Kind(c.id(), plot.name()));
			}
		}
		kinds.sort(java.util.Comparator.comparingInt(k -> FIRST.contains(k.operation) ? FIRST.indexOf(k.operation) : FIRST.size()));
		return kinds;
	}

	private static boolean ofOneLayer(Operations operations, String id) {
		try {
			List<ParameterSpec> parameters = operations.parameters(id, Map.of());
			return parameters.stream().noneMatch(p -> p.annotation().required()) // nobody is there to ask
					&& parameters.stream().anyMatch(p -> p.name().equals("layer") && p.annotation().kind() == Parameter.Kind.LAYER);
		} catch (InputException e) { // one of its methods is not installed
			ILog.of(Kinds.class).warn("The plot of " + id + " cannot be shown inside layers: " + e.getMessage());
			return false;
		}
	}
}
