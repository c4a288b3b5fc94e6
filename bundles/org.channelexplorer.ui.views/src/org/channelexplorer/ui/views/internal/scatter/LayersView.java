package org.channelexplorer.ui.views.internal.scatter;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.channelexplorer.core.label.Names;
import org.channelexplorer.core.operation.StepParameter;
import org.channelexplorer.core.util.InputException;
import org.channelexplorer.plot.LegendEntry;
import org.channelexplorer.plot.Viewport;
import org.channelexplorer.ui.Actions;
import org.channelexplorer.ui.AnalysisSession;
import org.channelexplorer.ui.PlotView;
import org.channelexplorer.ui.internal.Icons;
import org.channelexplorer.ui.plot.PlotLegend;
import org.eclipse.jface.action.Action;
import org.eclipse.jface.action.IAction;
import org.eclipse.jface.action.IMenuManager;
import org.eclipse.jface.action.IToolBarManager;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Scale;

/** The Layers Side by Side view: the images in the pictures of several layers, or in one that moves from layer to layer. */
public final class LayersView extends PlotView {
	private static final String MORPH = "morph"; //$NON-NLS-1$
	private static final String AT = "at"; //$NON-NLS-1$
	private static final String LAYERS = "layers"; //$NON-NLS-1$
	private static final String LAYER = "layer"; //$NON-NLS-1$
	private static final String HIDDEN = "hidden"; //$NON-NLS-1$
	private static final int STEPS = 200;
	private static final int FRAME = 25; // milliseconds
	private static final double LASTS = 8e9; // nanoseconds from the first layer to the last

	private Beside beside;
	private Scale scale;
	private Action morph;
	private Action play;
	private Action selected;
	private boolean playing;
	private long began; // when the picture was at the first layer, or would have been

	@Override
	protected String operation() {
		return "trajectory"; //$NON-NLS-1$
	}

	@Override
	protected boolean allLayers() {
		return true;
	}

	@Override
	protected String whole() {
		return "From layer to layer";
	}

	@Override
	protected Map<String, String> given(String layer) {
		Map<String, String> given = super.given(layer);
		given.remove(LAYER);
		return given;
	}

	@Override
	protected Set<String> chosenElsewhere() {
		return Set.of(StepParameter.NAME);
	}

	@Override
	protected void fillMore(IToolBarManager bar, IMenuManager menu) {
		morph = new Action("One Picture That Moves from Layer to Layer", IAction.AS_CHECK_BOX) {
			@Override
			public void run() {
				morph(isChecked());
			}
		};
		morph.setImageDescriptor(Icons.descriptor("morph")); //$NON-NLS-1$
		play = Actions.of("Play", Icons.descriptor("play"), this::play); //$NON-NLS-2$
		selected = Actions.of("Show the Selected Layers", null, this::showSelected);
		for (Action action : List.of(morph, play)) {
			bar.add(action);
			menu.add(action);
		}
		menu.add(selected);
		menu.add(Actions.of("Show Layers from First to Last", null, () -> layers(List.of())));
	}

	@Override
	protected void fillContext(IMenuManager menu) {
		menu.add(morph);
		menu.add(play);
		menu.add(selected);
		super.fillContext(menu);
	}

	@Override
	protected void sessionChanged(AnalysisSession now) {
		beside = null;
		scale = null;
		stop();
		super.sessionChanged(now);
		allow();
	}

	@Override
	protected void beside(Composite parent) {
		beside = new Beside(parent, pane());
		beside.legend().onHide(this::hide);
		scale = new Scale(beside.column(), SWT.HORIZONTAL);
		scale.setMaximum(STEPS);
		scale.setToolTipText("Place between the first and the last layer");
		GridDataFactory.fillDefaults().grab(true, false).exclude(true).applyTo(scale);
		scale.addListener(SWT.Selection, _ -> {
			stop();
			at(scale.getSelection() / (double) STEPS);
		});
		scale.setVisible(false);
	}

	private boolean ready() {
		return session() != null && state() != null;
	}

	/** Whether one picture moves from layer to layer. */
	public boolean morph() {
		return ready() && Boolean.parseBoolean(state().options().get(MORPH));
	}

	/** Shows one picture that moves, or all side by side. */
	public void morph(boolean on) {
		stop();
		settings(state().withOption(MORPH, Boolean.toString(on)).withView(Viewport.fit(viewport().box(), viewport().width(), viewport().height())));
	}

	private double at() {
		try {
			return Math.clamp(Double.parseDouble(state().options().getOrDefault(AT, "1")), 0, 1); //$NON-NLS-1$
		} catch (NumberFormatException damaged) { // what a hand-written document holds: as without it
			return 1;
		}
	}

	/** Moves the picture. @param place 0 for the first layer, 1 for the last */
	public void at(double place) {
		option(AT, String.format(Locale.ROOT, "%.3f", place)); //$NON-NLS-1$
	}

	/** Moves the picture on to the last layer, from the first one when it is there; stops it when it moves. */
	public void play() {
		if (playing) {
			stop();
			return;
		}
		if (!morph()) {
			morph(true);
		}
		double from = at() < 1 ? at() : 0;
		playing = true;
		began = System.nanoTime() - Math.round(from * LASTS);
		at(from);
		name(play, "Stop");
		pane().getDisplay().timerExec(FRAME, this::frame);
	}

	/** Whether the picture moves by itself. */
	public boolean playing() {
		return playing;
	}

	private void stop() {
		playing = false;
		name(play, "Play");
	}

	private static void name(Action action, String text) {
		action.setText(text);
		action.setToolTipText(text);
	}

	// as far as time has gone, however long a picture takes
	private void frame() {
		if (playing && pane() != null && !pane().isDisposed()) {
			double next = Math.min(1, (System.nanoTime() - began) / LASTS);
			at(next);
			if (next < 1) {
				pane().getDisplay().timerExec(FRAME, this::frame);
			} else {
				stop();
			}
		}
	}

	/** Shows layers side by side; none: from the first to the last. */
	public void layers(List<String> ids) {
		Map<String, String> parameters = new TreeMap<>(state().parameters());
		parameters.remove(LAYERS);
		if (!ids.isEmpty()) {
			parameters.put(LAYERS, Names.list(ids));
		}
		settings(state().with(parameters, state().seed()));
	}

	private void showSelected() {
		layers(chosen());
	}

	private List<String> chosen() {
		List<String> read = session().analysis().layers();
		return session().selection().get().layers().stream().filter(read::contains).toList();
	}

	private void hide(LegendEntry entry) {
		List<String> hidden = new java.util.ArrayList<>();
		try {
			String text = state().options().getOrDefault(HIDDEN, ""); //$NON-NLS-1$
			hidden.addAll(text.isBlank() ? List.of() : Names.list(text));
		} catch (InputException damaged) { // what a hand-written document holds: as without it
			hidden.clear();
		}
		if (!hidden.remove(entry.name())) {
			hidden.add(entry.name());
		}
		option(HIDDEN, Names.list(hidden));
	}

	private void allow() {
		String whyNot = !ready() ? "no analysis is open" : plot() == null ? "there is no plot yet" : null;
		Actions.allow(morph, whyNot);
		Actions.allow(play, whyNot);
		Actions.allow(selected, whyNot != null ? whyNot : chosen().size() < 2 ? "select two or more layers that were read" : null);
		morph.setChecked(morph());
	}

	@Override
	protected void selectionChanged(org.channelexplorer.ui.selection.Selection before, org.channelexplorer.ui.selection.Selection now, Object source) {
		super.selectionChanged(before, now, source);
		allow();
	}

	@Override
	protected void shown(Drawn now) {
		allow();
		if (beside == null) {
			return;
		}
		boolean moving = morph();
		if (scale.getVisible() != moving) {
			((GridData) scale.getLayoutData()).exclude = !moving;
			scale.setVisible(moving);
		}
		scale.setSelection((int) Math.round(at() * STEPS));
		beside.update();
	}

	@Override
	protected String facts(Drawn answer) {
		return answer.plot().title() + " \u00b7 " + super.facts(answer) + " \u00b7 seed " + state().seed();
	}

	/** The legend. */
	public PlotLegend legend() {
		return beside.legend();
	}

	/** The slider between the layers. */
	public Scale slider() {
		return scale;
	}
}
