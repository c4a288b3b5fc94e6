package org.channelexplorer.ui.views.internal.audit;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.channelexplorer.core.catalogue.Catalogue;
import org.channelexplorer.core.data.FloatMatrix;
import org.channelexplorer.core.data.Labels;
import org.channelexplorer.core.label.Focus;
import org.channelexplorer.core.label.Names;
import org.channelexplorer.core.operation.AnalysisData;
import org.channelexplorer.core.operation.Scope;
import org.channelexplorer.core.operation.StepParameter;
import org.channelexplorer.core.result.LabelIssues;
import org.channelexplorer.core.result.MapOverlay;
import org.channelexplorer.core.util.InputException;
import org.channelexplorer.plot.Plot;
import org.channelexplorer.plot.PlotData;
import org.channelexplorer.plot.Plots;
import org.channelexplorer.ui.AnalysisSession;
import org.channelexplorer.ui.Asker;
import org.channelexplorer.ui.Suspects;
import org.channelexplorer.ui.views.internal.overlay.Mapped;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.swt.widgets.Control;

/** Makes in the background what a suspect's activation maps show for its given and for its suggested class, for those that come next too. UI thread. */
final class OverlayFinder {
	private static final int KEPT = 24;

	private final AnalysisSession session;
	private final Asker asker;
	private final Runnable arrived;
	private final Map<String, Shown> found = new LinkedHashMap<>();
	private String key = ""; // of the audit they belong to
	private List<String> pending = List.of();

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

	private record Wanted(String file, int row, String given, String suggested) {
	}

	/** @param arrived called when one was made */
	OverlayFinder(AnalysisSession session, Control control, Runnable arrived) {
		this.session = session;
		this.arrived = arrived;
		asker = Asker.hidden(control, 0);
	}

	/** That of an image; null while it is not known. */
	Shown of(String file) {
		return found.get(file);
	}

	/** Looks for those of some places of the list, most urgent first; what is being made is finished. */
	void want(Suspects.Audit audit, List<Integer> places) {
		if (!audit.key().equals(key)) {
			found.clear();
			pending = List.of();
			key = audit.key();
		}
		List<Wanted> wanted = new ArrayList<>();
		for (int place : places) {
			LabelIssues.OfImage image = audit.issues().images().get(place);
			if (!found.containsKey(image.file()) && session.suspects().row(place) >= 0) {
				wanted.add(new Wanted(image.file(), session.suspects().row(place), image.classes().given(), image.classes().suggested()));
			}
		}
		if (wanted.isEmpty() || asker.pending() && pending.contains(wanted.getFirst().file)) {
			return;
		}
		next(audit, wanted);
	}

	// one after the other, so that the one that is looked at does not wait for those behind it
	private void next(Suspects.Audit audit, List<Wanted> wanted) {
		Wanted first = wanted.getFirst();
		pending = List.of(first.file);
		AnalysisData data = session.data();
		int step = session.step();
		String layer = LikeFinder.layer(session, audit);
		session.work(asker, "Activation maps of the suspect", monitor -> make(data, audit.labels(), layer, first, step, monitor), made -> {
			keep(first.file, made);
			if (wanted.size() > 1 && audit.key().equals(key)) {
				next(audit, wanted.subList(1, wanted.size()));
			}
		}, _ -> keep(first.file, Shown.NONE)); // without them the image is shown alone
	}

	private Shown make(AnalysisData data, Labels labels, String layer, Wanted wanted, int step, IProgressMonitor monitor) throws InputException {
		String mapped = Mapped.of(session.analysis(), layer).map(Mapped::layer).orElse(layer);
		FloatMatrix x = data.summary(mapped, "").values(); //$NON-NLS-1$
		Speaking channels = Speaking.of(x, labels, wanted.row, wanted.given, wanted.suggested);
		if (channels == null) {
			return Shown.NONE;
		}
		Map<String, String> given = new TreeMap<>(Map.of("layer", mapped, "images", Names.list(List.of(wanted.file)), //$NON-NLS-1$ //$NON-NLS-2$
				"channels", channels.given() + "," + channels.suggested(), "scale", "map", Scope.FOCUS, Focus.ALL)); //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$ //$NON-NLS-4$
		if (step > 0) {
			given.put(StepParameter.NAME, Integer.toString(step));
		}
		var call = session.operations().prepare(MapOverlay.TYPE, given, 0, data);
		Plot plot = Plots.plot(PlotData.of(call.run(session.results(), monitor), call.data(), Catalogue.ofEquinox()));
		return new Shown(plot, mapped, channels);
	}

	private void keep(String file, Shown made) {
		found.put(file, made);
		var eldest = found.keySet().iterator();
		while (found.size() > KEPT) {
			eldest.next();
			eldest.remove();
		}
		arrived.run();
	}
}
