package org.channelexplorer.ui.graph.internal.editor;

import java.util.List;
import java.util.Map;
import java.util.Map.Entry;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.channelexplorer.core.operation.StepParameter;
import org.channelexplorer.core.result.LayerScores;
import org.channelexplorer.plot.internal.network.Scores;
import org.channelexplorer.report.internal.network.LayerMetric;
import org.channelexplorer.ui.AnalysisSession;
import org.channelexplorer.ui.Asker;
import org.channelexplorer.ui.Query;
import org.channelexplorer.ui.selection.Selection;
import org.channelexplorer.ui.selection.SelectionModel;
import org.channelexplorer.ui.theme.Palette;
import org.channelexplorer.ui.theme.Themes;
import org.eclipse.swt.SWT;
import org.eclipse.swt.accessibility.AccessibleAdapter;
import org.eclipse.swt.accessibility.AccessibleEvent;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Canvas;
import org.eclipse.swt.widgets.Composite;

/**
 * How well the shown layer separates the classes at every step, by the metric that colours the network: a bar per step with its
 * number, beginning at 0. A click chooses the step.
 */
public final class StepProfile extends Canvas {
	private static final String OPERATION = "separability";
	private static final int LEAST = 3;

	private final AnalysisSession session;
	private final Scoring scoring;
	private final SelectionModel.Listener follower = this::changed;
	private NavigableMap<Integer, Double> scores = new TreeMap<>();
	private String state = "";
	private final Asker asker;

	/** @param family the editor */
	StepProfile(Composite parent, AnalysisSession session, Object family, Scoring scoring) {
		super(parent, SWT.DOUBLE_BUFFERED);
		this.session = session;
		asker = new Asker(this, family);
		this.scoring = scoring;
		session.selection().addListener(follower);
		addListener(SWT.Dispose, e -> session.selection().removeListener(follower));
		addListener(SWT.Paint, e -> paint(e.gc));
		addListener(SWT.MouseMove, e -> setToolTipText(text(stepAt(e.x))));
		addListener(SWT.MouseDown, e -> session.selection().change(s -> s.withStep(stepAt(e.x)), this));
		getAccessible().addAccessibleListener(new AccessibleAdapter() {
			@Override
			public void getName(AccessibleEvent e) {
				e.result = text(session.step());
			}
		});
		Themes.onChange(this, this::redraw);
	}

	private void changed(Selection before, Selection now, Object source) {
		if (!java.util.Objects.equals(before.primaryLayer(), now.primaryLayer())) {
			compute();
		} else if (before.step() != now.step()) {
			redraw();
		}
	}

	private String layer() {
		String primary = session.selection().get().primaryLayer();
		List<String> read = session.analysis().layers();
		return primary != null || read.isEmpty() ? primary : read.getLast();
	}

	/** Computes the bars of the layer shown, by the metric chosen. */
	void compute() {
		asker.cancel();
		String layer = layer();
		String metric = scoring.metric();
		scores = new TreeMap<>();
		redraw();
		if (layer == null || !session.analysis().layers().contains(layer)) {
			state = "This layer was not read";
			return;
		}
		state = "Computing\u2026";
		Map<String, String> given = Map.of("layer", layer, "metrics", metric, "bootstrap", "0", StepParameter.NAME, StepParameter.ALL);
		session.ask(asker, new Query<>(OPERATION, given, session.analysis().document().seed(), (result, _) -> LayerScores.byStep(result)),
				reply -> show(reply.value()), problem -> {
					state = problem;
					redraw();
				});
	}

	private void show(Map<Integer, List<LayerScores.Score>> byStep) {
		state = "Not defined for this layer";
		byStep.forEach(
				(step, ofStep) -> ofStep.stream().mapToDouble(LayerScores.Score::score).filter(Double::isFinite).forEach(score -> scores.put(step, score)));
		redraw();
	}

	private void paint(GC gc) {
		Palette p = Palette.current();
		Rectangle area = getClientArea();
		gc.setBackground(p.canvas());
		gc.fillRectangle(area);
		double low = Math.min(0, scores.values().stream().mapToDouble(Double::doubleValue).min().orElse(0));
		double high = Math.max(0, scores.values().stream().mapToDouble(Double::doubleValue).max().orElse(0));
		int line = gc.getFontMetrics().getHeight();
		for (Entry<Integer, Double> bar : scores.entrySet()) {
			Rectangle room = room(bar.getKey());
			int most = Math.max(LEAST, room.height - line); // the number stands above the bar
			int height = high > low ? Math.max(1, (int) Math.round((bar.getValue() - low) / (high - low) * most)) : LEAST;
			gc.setBackground(bar.getKey() == session.step() ? p.accent() : p.greyed());
			gc.fillRectangle(room.x, room.y + room.height - height, room.width, height);
			String number = Scores.text(bar.getValue());
			int width = gc.stringExtent(number).x;
			if (width <= room.width + 2) {
				gc.setForeground(p.text());
				gc.drawString(number, room.x + (room.width - width) / 2, room.y + room.height - height - line, true);
			}
		}
	}

	/** The place of a step's bar at its full height; for tests, too. */
	public Rectangle room(int step) {
		Rectangle area = getClientArea();
		List<Integer> steps = session.analysis().steps();
		int at = steps.indexOf(step);
		int left = area.width * at / steps.size();
		int right = area.width * (at + 1) / steps.size();
		return new Rectangle(left + 1, 2, Math.max(1, right - left - 2), Math.max(1, area.height - 4));
	}

	private int stepAt(int x) {
		List<Integer> steps = session.analysis().steps();
		return steps.get(Math.clamp((long) x * steps.size() / Math.max(1, getClientArea().width), 0, steps.size() - 1));
	}

	private String text(int step) {
		Double score = scores.get(step);
		String name = Scoring.choices().stream().filter(c -> c.id().equals(scoring.metric())).map(LayerMetric::name).findFirst().orElse(scoring.metric());
		return score == null ? state
				: name + " of " + session.analysis().network().label(layer()) + " at " + session.stepText(step) + ": "
						+ Scores.text(score);
	}

	/** The scores shown, by step. */
	public NavigableMap<Integer, Double> scores() {
		return java.util.Collections.unmodifiableNavigableMap(scores);
	}
}
