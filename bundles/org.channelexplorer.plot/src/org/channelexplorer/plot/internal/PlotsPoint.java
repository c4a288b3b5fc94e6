package org.channelexplorer.plot.internal;

import org.channelexplorer.core.catalogue.ExtensionPoint;
import org.channelexplorer.core.catalogue.PointDeclaration;
import org.channelexplorer.plot.PlotType;

/** Plots that cannot be used are listed with the other contributions. */
public final class PlotsPoint implements PointDeclaration {

	@Override
	public ExtensionPoint<?> point() {
		return PlotType.POINT;
	}
}
