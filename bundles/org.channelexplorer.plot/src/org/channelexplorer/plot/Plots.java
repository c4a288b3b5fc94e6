package org.channelexplorer.plot;

import java.util.List;
import java.util.Optional;
import org.channelexplorer.core.catalogue.Catalogue;
import org.channelexplorer.core.catalogue.Contribution;
import org.channelexplorer.core.operation.Result;
import org.channelexplorer.core.parameter.ParameterSpec;
import org.channelexplorer.core.util.InputException;
import org.channelexplorer.plot.internal.table.TablePlot;

/** The installed plots. */
public final class Plots {
	private Plots() {
	}

	/** The contributed plot of a result type; empty when results of that type are shown as a table. */
	public static Optional<Contribution<PlotType>> of(String resultType, Catalogue catalogue) {
		return catalogue.find(PlotType.POINT, resultType);
	}

	/**
	 * The plot of a result: the contributed one of its type, else its table.
	 *
	 * @throws InputException when the result lacks what the plot draws, or the plot has no such option
	 */
	public static Plot plot(PlotData data) throws InputException {
		Result result = data.result();
		Optional<Contribution<PlotType>> contributed = of(result.type(), data.catalogue());
		if (contributed.isEmpty()) {
			data.options(PlotType.NoOptions.class);
			return new TablePlot(result);
		}
		PlotType type = contributed.get().create();
		data.options(type.options());
		return type.plot(data);
	}

	/** The options of the plot of a result type; empty when it has none. */
	public static List<ParameterSpec> options(String resultType, Catalogue catalogue) {
		return of(resultType, catalogue).map(c -> ParameterSpec.of(c.create().options())).orElse(List.of());
	}
}
