package org.channelexplorer.ui;

import com.google.gson.JsonParseException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.channelexplorer.core.operation.HelpPage;
import org.channelexplorer.core.operation.ResultKey;
import org.channelexplorer.core.operation.StepParameter;
import org.channelexplorer.core.util.Json;
import org.channelexplorer.ui.internal.ComparePerspective;
import org.channelexplorer.ui.internal.Icons;
import org.channelexplorer.ui.internal.help.HintsView;
import org.channelexplorer.ui.operation.OperationDialog;
import org.channelexplorer.ui.result.ResultExport;
import org.channelexplorer.ui.selection.Selection;
import org.eclipse.core.runtime.ILog;
import org.eclipse.jface.action.Action;
import org.eclipse.jface.action.IAction;
import org.eclipse.jface.action.IMenuManager;
import org.eclipse.jface.action.IToolBarManager;
import org.eclipse.jface.action.Separator;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.window.Window;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.FillLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.ui.IViewPart;
import org.eclipse.ui.PartInitException;

/**
 * Base of the views that show a result about the selected layer. A view gives its {@link #query} and shows the answer ({@link #show}). This class asks
 * when session, layer, step or settings change (a view that is not seen asks when it is next seen), delivers only the last answer and only while the view
 * lives, turns every failure into a sentence in the header line, offers the step bar, <i>Settings</i>, <i>Export</i> and <i>Cancel</i>, and stops the work when it closes.
 *
 * @param <R> what is shown
 */
public abstract class LayerView<R> extends SessionView {

	/**
	 * What the user can choose, kept with the analysis.
	 *
	 * @param parameters parameters that are not the defaults, those chosen elsewhere left out
	 * @param seed       seed of the result
	 */
	public record Settings(Map<String, String> parameters, long seed) {
		public Settings {
			parameters = parameters == null ? Map.of() : Map.copyOf(parameters);
		}
	}

	private final SubjectLine line = new SubjectLine();
	private final Action settings = Actions.of("Settings\u2026", Icons.descriptor("settings"), this::askForSettings); //$NON-NLS-2$
	private final Action another = Actions.of("New View", null, this::another);
	private final Action pin = new Action("Pin Layer, Step and Classes", IAction.AS_CHECK_BOX) {
		@Override
		public void run() {
			pin(isChecked());
		}
	};
	private final Action export = Actions.of("Export\u2026", Icons.descriptor("export"), this::export); //$NON-NLS-2$
	private Composite body;
	private HeaderLine header;
	private Composite plot;
	private Asker asker;
	private WhenSeen asking;
	private Query.Reply<R> shown;
	private String shownSubject = ""; //$NON-NLS-1$
	private Pin pinned; // null while the view follows the selection

	/** The question about a layer that was read; null when there is nothing to ask. */
	protected abstract Query<R> query(AnalysisSession session, String layer);

	/** Whether the view shows all layers, so that it does not ask again when another one is selected. */
	protected boolean allLayers() {
		return false;
	}

	/** What a view of all layers is about, for people. */
	protected String whole() {
		return session().analysis().layers().size() + " layers";
	}

	/** Makes the controls for a session; called for every session. The parent has a fill layout and is disposed with the session. */
	protected abstract void createPlot(Composite parent, AnalysisSession session);

	/** Shows an answer, null for none. */
	protected abstract void show(R answer);

	/** Method, trust, seed: the second line above a plot. */
	protected abstract String facts(R answer);

	/** Shows that an answer is being computed; the old one stays until it is there. */
	protected void busy(String text) {
		header.busy(subject(), text);
	}

	/** Shows one sentence instead of an answer. */
	protected void say(String sentence) {
		header.show(subject(), sentence);
	}

	/** Fills toolbar and menu; overriding methods decide where {@link #settingsAction()} goes. */
	protected void fillActions(IToolBarManager bar, IMenuManager menu) {
		bar.add(settings);
		bar.add(export);
		menu.add(settings);
		menu.add(export);
		fillInstance(menu);
	}

	/** Adds the actions that open a second view of the kind and hold this one where it is. */
	protected final void fillInstance(IMenuManager menu) {
		menu.add(new Separator());
		menu.add(pin);
		menu.add(another);
	}

	/** The action that opens the settings. */
	protected final Action settingsAction() {
		return settings;
	}

	/** The action that exports what is shown. */
	protected final Action exportAction() {
		return export;
	}

	/** Exports what is shown: the result, as the command line writes it. */
	protected void export() {
		ResultExport.ask(getSite().getShell(), shown.key(), shown.result(), null, null);
	}

	/** Parameters that are not asked for in the settings. */
	protected Set<String> chosenElsewhere() {
		return Set.of("layer", StepParameter.NAME); //$NON-NLS-1$
	}

	/** The settings in use. */
	protected Settings settings() {
		AnalysisSession s = session();
		try {
			return s.state(stateKey()).map(kept -> Json.fromTree(kept, Settings.class)).orElseGet(() -> new Settings(Map.of(), s.analysis().document().seed()));
		} catch (JsonParseException damaged) {
			ILog.of(LayerView.class).warn(s.analysis().file() + ": the settings of the view " + getTitle() + " are damaged: " + damaged.getMessage());
			return new Settings(Map.of(), s.analysis().document().seed());
		}
	}

	/** Keeps other settings and asks again. */
	protected void settings(Settings chosen) {
		session().putState(stateKey(), Json.tree(chosen));
		ask();
	}

	/** Key of what is kept with the analysis: one for every instance of the view. */
	protected String stateKey() {
		String second = getViewSite().getSecondaryId();
		return getViewSite().getId() + (second == null ? "" : ":" + second); //$NON-NLS-1$ //$NON-NLS-2$
	}

	/** Opens a second view of this kind. @return null when it cannot be opened; the header line then gives the reason */
	protected final IViewPart another() {
		try {
			return SecondView.open(getSite().getPage(), getViewSite().getId());
		} catch (PartInitException e) {
			say(e.getMessage());
			return null;
		}
	}

	/** Holds the view at the layer, step and labelling it shows, or lets it follow again. */
	public final void pin(boolean on) {
		pin(on ? new Pin(layer(), session().step(), session().labelling().get().inUse()) : null);
	}

	/** Holds the view there. @param at null to let it follow */
	protected final void pin(Pin at) {
		pinned = at;
		Pin.keep(session(), stateKey(), pinned);
		pinChanged();
		ask();
	}

	/** What the view is held at, empty when it follows. */
	public final Optional<Pin> pinned() {
		return Optional.ofNullable(pinned);
	}

	private void pinChanged() {
		pin.setChecked(pinned != null);
		held(pinned, step -> pin(pinned.at(step)));
	}

	private void askForSettings() {
		Query<R> query = query(session(), layer());
		if (query == null) {
			return;
		}
		OperationDialog dialog = new OperationDialog(getSite().getShell(), session(), query.operation(), query.given(), query.seed(), chosenElsewhere());
		if (dialog.open() == Window.OK) {
			Map<String, String> values = new TreeMap<>(dialog.values());
			values.keySet().removeAll(chosenElsewhere());
			settings(new Settings(values, dialog.seed()));
		}
	}

	@Override
	protected boolean followsStep() {
		return true;
	}

	@Override
	protected final Control createContents(Composite parent) {
		body = new Composite(parent, SWT.NONE);
		GridLayoutFactory.fillDefaults().spacing(0, 0).applyTo(body);
		header = new HeaderLine(body, this::stop);
		GridDataFactory.fillDefaults().grab(true, false).applyTo(header);
		asker = new Asker(body, this).progress(header::progress);
		asking = new WhenSeen(this, body, this::askNow, this::stopUnseen);
		fillActions(getViewSite().getActionBars().getToolBarManager(), getViewSite().getActionBars().getMenuManager());
		getViewSite().getActionBars().updateActionBars();
		return body;
	}

	/** Gives the focus to what is shown, so that keys and assistive technology begin there, not at the lines above it. */
	protected boolean focusPlot() {
		return plot != null && plot.setFocus();
	}

	@Override
	public final void setFocus() {
		if (session() == null || !focusPlot()) {
			super.setFocus();
		}
	}

	@Override
	protected void sessionChanged(AnalysisSession now) {
		asker.cancel();
		shown = null;
		// two plots of the same layer would compare nothing: until the user chooses, the second one of Compare stays at the first layer
		boolean second = ComparePerspective.SECOND.equals(getViewSite().getSecondaryId()) && !allLayers();
		pinned = now == null ? null : Pin.kept(now, stateKey()).orElseGet(() -> second ? Pin.first(now, stateKey()) : null);
		pinChanged();
		if (plot != null) {
			plot.dispose();
			plot = null;
		}
		allow(now);
		if (now != null) {
			plot = new Composite(body, SWT.NONE);
			plot.setLayout(new FillLayout());
			GridDataFactory.fillDefaults().grab(true, true).applyTo(plot);
			createPlot(plot, now);
			body.layout(true, true);
			ask();
		}
	}

	private void allow(AnalysisSession now) {
		String closed = now == null ? "no analysis is open" : null;
		List.of(settings, pin, another).forEach(a -> Actions.allow(a, closed));
		Actions.allow(export, closed == null && shown == null ? "there is nothing to export yet" : closed);
	}

	@Override
	protected void selectionChanged(Selection before, Selection now, Object source) {
		if (pinned == null && (allLayers() ? now.step() != before.step() : !now.sameMatrix(before))) {
			ask();
		}
	}

	@Override
	protected void classesChanged() {
		ask();
	}

	/** The layer shown: the primary one of the selection, else the last that was read; empty when none was. */
	protected final String layer() {
		if (pinned != null) {
			return pinned.layer();
		}
		String primary = session().selection().get().primaryLayer();
		return primary != null ? primary : session().analysis().layers().isEmpty() ? "" : session().analysis().layers().getLast(); //$NON-NLS-1$
	}

	/** The layer and its step, for people. */
	protected final String subject() {
		String label = allLayers() ? whole()
				: session().analysis().network().label(layer());
		String step = session().stepText(pinned == null ? session().step() : pinned.step());
		label += line.summary(settings().parameters().getOrDefault("summary", "")); //$NON-NLS-1$
		return SubjectLine.of(label, step, SubjectLine.classes(pinned, session().labelling().get().inUse()), session().focus().get().inUse(),
				pinned != null);
	}

	/** Asks about the layer shown with the present settings, when the view is seen; what was asked before is dropped. */
	protected final void ask() {
		asker.cancel();
		asking.run();
	}

	/** Called when the view is no longer seen: stops work that only serves what is seen. @return whether to ask again when it is seen */
	protected boolean stopUnseen() {
		return false;
	}

	private void askNow() {
		if (!allLayers() && !session().analysis().layers().contains(layer())) {
			nothing(UnreadLayer.TEXT);
			if (pinned == null) {
				UnreadLayer.offer(header, subject(), session(), layer(), this);
			}
			return;
		}
		Query<R> query = query(session(), layer());
		if (query == null) {
			nothing(""); //$NON-NLS-1$
			return;
		}
		busy("computing " + working(query) + "\u2026");
		session().ask(asker, pinned == null ? query : pinned.held(query), this::answered, this::nothing);
	}

	/** What is being computed, for people. */
	protected String working(Query<R> query) {
		return query.name();
	}

	/** What the export's file is called, without ending. */
	protected String exportName() {
		return (getTitle() + " " + layer()).replaceAll("[^\\p{Alnum}.-]+", "-").toLowerCase(Locale.ROOT); //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$
	}

	private void answered(Query.Reply<R> reply) {
		shown = reply;
		shownSubject = subject();
		show(reply.value());
		header.show(shownSubject, facts(reply.value()));
		allow(session());
	}

	/** Writes the lines above the plot again. */
	protected final void describe() {
		if (shown != null) {
			header.show(shownSubject, facts(current(shown.value())));
		}
	}

	/** What stands for an answer now; a view that draws an answer in several ways gives the present one. */
	protected R current(R answer) {
		return answer;
	}

	private void nothing(String why) {
		shown = null;
		show(null);
		say(why);
		allow(session());
	}

	private void stop() {
		asker.cancel();
		String stopped = shown == null ? "stopped" : "stopped; shows " + shownSubject;
		say(stopped);
		header.offer(subject(), stopped, "<a>Compute</a>", _ -> ask());
	}

	/** What is shown, with its recipe; null for nothing. */
	protected final Query.Reply<R> reply() {
		return shown;
	}

	@Override
	public <T> T getAdapter(Class<T> adapter) {
		if (adapter == HelpPage.class) { // what the hints show
			return shown == null ? null : adapter.cast(HintsView.page(shown.key().operation()).orElse(null));
		}
		if (adapter == ResultKey.class) { // what a note is read from
			return shown == null ? null : adapter.cast(shown.key());
		}
		return super.getAdapter(adapter);
	}

	/** Whether an answer is awaited. */
	public final boolean busy() {
		return asker.pending();
	}

	/** The text above the plot. */
	public final String headline() {
		return header.text();
	}
}
