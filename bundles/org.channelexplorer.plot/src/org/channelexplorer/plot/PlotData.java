package org.channelexplorer.plot;

import java.util.List;
import org.channelexplorer.core.catalogue.Catalogue;
import org.channelexplorer.core.data.Labels;
import org.channelexplorer.core.model.ImageEntry;
import org.channelexplorer.core.operation.AnalysisData;
import org.channelexplorer.core.operation.Classes;
import org.channelexplorer.core.operation.Result;

/**
 * What a plot is made from.
 *
 * @param result    the result
 * @param images    the images; image i is row i of the result
 * @param labels    the classes of the images as they are now
 * @param palette   look of the classes
 * @param catalogue names methods
 */
public record PlotData(Result result, List<ImageEntry> images, Labels labels, Palette palette, Catalogue catalogue) {

	/** A result of an analysis, with the classes of its images as they are now. */
	public static PlotData of(Result result, AnalysisData data, Catalogue catalogue) {
		return new PlotData(Classes.join(result, data), data.images(), data.labels(), palette(data), catalogue);
	}

	/** The look of an analysis' classes, by their slots: no relabelling changes that of a class. */
	public static Palette palette(AnalysisData data) {
		return Palette.of(data.labels().slots());
	}
}
