package org.channelexplorer.ui.views.internal.audit;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.channelexplorer.core.catalogue.Catalogue;
import org.channelexplorer.core.data.FloatMatrix;
import org.channelexplorer.core.label.Focus;
import org.channelexplorer.core.label.Names;
import org.channelexplorer.core.operation.Scope;
import org.channelexplorer.core.operation.StepParameter;
import org.channelexplorer.core.result.MapOverlay;
import org.channelexplorer.core.util.InputException;
import org.channelexplorer.plot.Plot;
import org.channelexplorer.plot.PlotData;
import org.channelexplorer.plot.Plots;
import org.channelexplorer.ui.AnalysisSession;
import org.channelexplorer.ui.views.internal.overlay.Mapped;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.swt.widgets.Control;

/** Draws what a suspect's activation maps show for its given and for its suggested class. */
final class OverlayFinder extends SuspectFinder<OverlayFinder.Shown> {
	private static final int KEPT = 24;

	private final AnalysisSession session;

	/**
	 * The maps of two channels over a suspect.
	 *
	 * @param plot     the pictures side by side: given, suggested; null when there are none
	 * @param layer    its layer
	 * @param channels the channels
	 */
	record Shown(Plot plot, String layer, Speaking channels) {
		/** The layer has no maps, or cannot be read. */
		static final Shown NONE = new Shown(null, "", null); //$NON-NLS-1$
	}

	/** @param arrived called when one was made */
	OverlayFinder(AnalysisSession session, Control control, Runnable arrived) {
		// one after the other, so that the one that is looked at does not wait for those behind it
		super(session, control, "Activation maps of the suspect", 1, KEPT, Shown.NONE, arrived);
		this.session = session;
	}

	@Override
	Shown find(Suspect s, Basis basis, IProgressMonitor monitor) throws InputException {
		String mapped = Mapped.of(session.analysis(), basis.layer()).map(Mapped::layer).orElse(basis.layer());
		FloatMatrix x = basis.data().summary(mapped, "").values(); //$NON-NLS-1$
		Speaking channels = Speaking.of(x, basis.labels(), s.row(), s.given(), s.suggested());
		if (channels == null) {
			return Shown.NONE;
		}
		Map<String, String> given = new TreeMap<>(Map.of("layer", mapped, "images", Names.list(List.of(s.file())), //$NON-NLS-1$ //$NON-NLS-2$
				"channels", channels.given() + "," + channels.suggested(), "scale", "map", Scope.FOCUS, Focus.ALL)); //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$ //$NON-NLS-4$
		if (basis.step() > 0) {
			given.put(StepParameter.NAME, Integer.toString(basis.step()));
		}
		var call = session.operations().prepare(MapOverlay.TYPE, given, 0, basis.data());
		Plot plot = Plots.plot(PlotData.of(call.run(session.results(), monitor), call.data(), Catalogue.ofEquinox()));
		return new Shown(plot, mapped, channels);
	}
}
