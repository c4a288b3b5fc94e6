package org.channelexplorer.plot;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.channelexplorer.core.catalogue.Catalogue;
import org.channelexplorer.core.data.Labels;
import org.channelexplorer.core.model.ImageEntry;
import org.channelexplorer.core.operation.AnalysisData;
import org.channelexplorer.core.operation.Classes;
import org.channelexplorer.core.operation.Result;
import org.channelexplorer.core.parameter.ParameterSpec;
import org.channelexplorer.core.util.InputException;

/**
 * What a plot is made from.
 *
 * @param result    the result
 * @param images    the images; image i is row i of the result
 * @param labels    the classes of the images as they are now
 * @param palette   look of the classes
 * @param catalogue names methods
 * @param analysis  what the operation ran on, for plots that draw more than the result holds; null when only the result is there. What is
 *                  read from it is read while the analysis is open
 * @param options   how the plot is drawn, as texts by name
 */
public record PlotData(Result result, List<ImageEntry> images, Labels labels, Palette palette, Catalogue catalogue, AnalysisData analysis,
		Map<String, String> options) {

	public PlotData {
		options = Map.copyOf(options);
	}

	/** A result without its analysis, drawn as by default. */
	public PlotData(Result result, List<ImageEntry> images, Labels labels, Palette palette, Catalogue catalogue) {
		this(result, images, labels, palette, catalogue, null, Map.of());
	}

	/** A result of an analysis, with the classes of its images as they are now. */
	public static PlotData of(Result result, AnalysisData data, Catalogue catalogue) {
		return new PlotData(Classes.join(result, data), data.images(), data.labels(), palette(data), catalogue, data, Map.of());
	}

	/** The look of an analysis' classes, by their slots: no relabelling changes that of a class. */
	public static Palette palette(AnalysisData data) {
		return Palette.of(data.labels());
	}

	/** The same with other colours of the classes. */
	public PlotData coloured(ClassColours colours) {
		return new PlotData(result, images, labels, Palette.of(labels, colours), catalogue, analysis, options);
	}

	/** The same, drawn in another way. */
	public PlotData with(Map<String, String> other) {
		return new PlotData(result, images, labels, palette, catalogue, analysis, other);
	}

	/**
	 * How the plot is drawn; what is not given is as by default.
	 *
	 * @param type the record of the plot's options, see {@link PlotType#options()}
	 * @throws InputException naming the option that is unknown, malformed or out of range
	 */
	public <O extends Record> O options(Class<O> type) throws InputException {
		List<String> known = ParameterSpec.of(type).stream().map(ParameterSpec::name).toList();
		Map<String, String> unknown = new TreeMap<>(options);
		unknown.keySet().removeAll(known);
		if (!unknown.isEmpty()) {
			throw new InputException("the plot has no option " + String.join(", ", unknown.keySet())
					+ (known.isEmpty() ? "; it has none" : " (it has " + known.stream().collect(Collectors.joining(", ")) + ")"));
		}
		return ParameterSpec.bind(type, options);
	}
}
