package org.channelexplorer.ui.views.internal.overlay;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.channelexplorer.core.operation.Result;
import org.channelexplorer.core.operation.StepParameter;
import org.channelexplorer.core.result.MapOverlay;
import org.channelexplorer.core.result.MapRange;
import org.channelexplorer.core.util.InputException;
import org.channelexplorer.ui.AnalysisSession;
import org.channelexplorer.ui.Asker;
import org.channelexplorer.ui.Pin;
import org.channelexplorer.ui.PlotView;
import org.channelexplorer.ui.Query;
import org.channelexplorer.ui.plot.PlotPane;
import org.channelexplorer.ui.selection.Selection;
import org.channelexplorer.ui.selection.Selections;
import org.eclipse.jface.action.IMenuManager;
import org.eclipse.jface.action.IToolBarManager;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Table;

/**
 * The Activation Overlay view: where in the selected images the selected channels of the layer respond. Without a selected channel it
 * shows those of a ranking, without a selected image those in which the channel responds most. The network stays in memory; maps of the
 * images beside the one shown are read ahead.
 */
public final class OverlayView extends PlotView {
	static final String IMAGES = "images"; //$NON-NLS-1$
	static final String CHANNELS = "channels"; //$NON-NLS-1$
	static final String SCALE = "scale"; //$NON-NLS-1$
	static final String SHOWN = "shown"; //$NON-NLS-1$
	static final String MINUS = "minus"; //$NON-NLS-1$
	static final String ANALYSIS = "minusAnalysis"; //$NON-NLS-1$
	private static final String LAYER = "layer"; //$NON-NLS-1$
	private static final String RANKED = "ranked"; //$NON-NLS-1$
	private static final int COUNT = 6;
	private static final int PAUSE = 120; // milliseconds in which no further image is asked for before others are read ahead

	private OverlayActions actions;
	private ChannelList list;
	private Readout readout;
	private Asker ranges;
	private Asker ahead;
	private Shown shown = new Shown(new int[0], new int[0], 0);
	/** Layers whose range is known to be stored, with the images it is of. */
	private final Set<Subject> ranged = new HashSet<>();
	private String remark = ""; //$NON-NLS-1$
	private String instead = ""; // what is shown instead of a layer without maps //$NON-NLS-1$

	@Override
	protected String operation() {
		return MapOverlay.TYPE;
	}

	@Override
	protected void fillMore(IToolBarManager bar, IMenuManager menu) {
		actions = new OverlayActions(this, bar, menu);
	}

	@Override
	protected void sessionChanged(AnalysisSession now) {
		readout = null;
		ranged.clear();
		super.sessionChanged(now);
		actions.update();
	}

	@Override
	protected void createPlot(Composite parent, AnalysisSession session) {
		super.createPlot(parent, session);
		ranges = new Asker(pane(), this);
		ahead = Asker.hidden(pane(), PAUSE);
		pane().addListener(SWT.KeyDown, this::key);
	}

	@Override
	protected PlotPane createPane(Composite parent, AnalysisSession session) {
		list = new ChannelList(parent, session, stateKey() + " list"); //$NON-NLS-1$
		return list.pane();
	}

	/** Whether the list of channels is shown. */
	boolean listed() {
		return list.shown();
	}

	/** Shows or hides the list of channels. */
	void list(boolean on) {
		list.shown(on);
		list.score(subjectOf(session(), mapped()), at(mapped()), numbered());
	}

	/** The list of channels. */
	public Table channelTable() {
		return list.table().table();
	}

	@Override
	protected void beside(Composite parent) {
		list.divide();
		readout = new Readout(parent, pane());
	}

	@Override
	protected Map<String, String> given(String layer) {
		Map<String, String> given = super.given(layer);
		given.put(IMAGES, Shown.text(shown.images()));
		given.put(CHANNELS, shown.channels().length > 0 ? Shown.text(shown.channels()) : ranking());
		return given;
	}

	/** The layer whose maps are shown: the one of the view, or the one that stands for it. */
	String mapped() {
		return Mapped.of(session().analysis(), layer()).map(Mapped::layer).orElse(layer());
	}

	/** The layer whose channels are selected here: that of the view when the maps are those of its channels. */
	private String numbered() {
		return Mapped.of(session().analysis(), layer()).filter(m -> !m.same()).map(Mapped::layer).orElse(layer());
	}

	@Override
	protected Query<Drawn> query(AnalysisSession session, String asked) {
		Optional<Mapped> other = Mapped.of(session.analysis(), asked);
		String layer = other.map(Mapped::layer).orElse(asked);
		instead = other.isEmpty() ? "" //$NON-NLS-1$
				: "one value per channel: maps of " + label(session, layer) + (other.get().same() ? ", of the same channels" : ", the nearest before it");
		int channels = other.isEmpty() ? channels(session, asked) : other.get().same() ? channelsOf(session, layer) : 0;
		shown = Shown.of(session.selection().get(), kept(), Shown.rows(session), channels, count());
		Query<Drawn> query = super.query(session, layer);
		remark = ""; //$NON-NLS-1$
		String scale = scale();
		boolean needed = (scale.equals(LAYER) || scale.equals("channel")) && query.given().keySet().stream().noneMatch(p -> p.startsWith(MINUS)); //$NON-NLS-1$
		Subject known = subjectOf(session, layer);
		list.score(known, at(layer), other.filter(Mapped::same).isPresent() ? asked : layer);
		if (!needed || ranged.contains(known)) {
			return query;
		}
		Map<String, String> meanwhile = new TreeMap<>(query.given());
		meanwhile.put(SCALE, SHOWN); // nobody waits until the network has run on all images
		remark = "until the range of the " + scale + " over all images is known";
		range(session, layer, known);
		return new Query<>(query.operation(), meanwhile, query.seed(), query.reader());
	}

	private static String label(AnalysisSession session, String layer) {
		return session.analysis().network().label(layer);
	}

	private void range(AnalysisSession session, String layer, Subject known) {
		session.ask(ranges, Query.of(MapRange.TYPE, at(layer), 0), _ -> {
			ranged.add(known);
			ask();
		}, problem -> {
			remark = problem;
			describe();
		});
	}

	// the network runs on all images for the colours of a picture: not while nobody sees it
	@Override
	protected boolean stopUnseen() {
		boolean running = ranges.pending();
		ranges.cancel();
		return running;
	}

	private Map<String, String> at(String layer) {
		Map<String, String> given = new TreeMap<>(Map.of(LAYER, layer));
		int step = pinned().map(Pin::step).orElse(session().step());
		if (step > 0) {
			given.put(StepParameter.NAME, Integer.toString(step));
		}
		return given;
	}

	private Subject subjectOf(AnalysisSession session, String layer) {
		int step = pinned().map(Pin::step).orElse(session.step());
		return new Subject(layer, step, session.focus().get().current(), session.labels());
	}

	/** Number of channels of the layer, 0 when the selected channels are of another one. */
	private static int channels(AnalysisSession session, String layer) {
		String primary = session.selection().get().primaryLayer();
		return primary == null || primary.equals(layer) ? channelsOf(session, layer) : 0;
	}

	private static int channelsOf(AnalysisSession session, String layer) {
		try {
			return session.analysis().summary(layer, "").values().columns(); //$NON-NLS-1$
		} catch (InputException e) {
			return 0;
		}
	}

	private int count() {
		String count = state().parameters().get("count"); //$NON-NLS-1$
		return count == null || !count.matches("\\d{1,4}") ? COUNT : Integer.parseInt(count); //$NON-NLS-1$
	}

	/** What the ends of the colours are taken from. */
	String scale() {
		return state().parameters().getOrDefault(SCALE, LAYER);
	}

	/** How channels are chosen when none is selected, as the operation's parameter. */
	String ranking() {
		return state().parameters().getOrDefault(CHANNELS, RANKED);
	}

	/** Subtracts the maps of another analysis; empty shows the maps themselves. */
	public void subtract(String file) {
		subtract(ANALYSIS, file);
	}

	/** Subtracts other maps; an empty name shows the maps themselves. @param of the operation's parameter for it */
	void subtract(String of, String name) {
		Map<String, String> parameters = new TreeMap<>(state().parameters());
		parameters.keySet().removeIf(p -> p.startsWith(MINUS)); // a layer or channel of one network is none of another
		if (!name.isEmpty()) {
			parameters.put(of, name);
		}
		settings(state().with(parameters, state().seed()));
	}

	/** Chooses channels in another way when none is selected. */
	void ranking(String text) {
		settings(state().withParameter(CHANNELS, text));
	}

	@Override
	protected Set<String> chosenElsewhere() {
		return Set.of(LAYER, StepParameter.NAME, IMAGES, CHANNELS);
	}

	@Override
	protected void settings(Settings chosen) {
		Map<String, String> parameters = new TreeMap<>(chosen.parameters());
		parameters.put(CHANNELS, ranking());
		settings(state().with(parameters, chosen.seed()));
	}

	/** Shows what was asked for elsewhere; images and channels that it names become the selection. */
	@Override
	public boolean show(AnalysisSession asked, Query<Result> query) {
		if (asked != session()) {
			return false;
		}
		Map<String, String> given = new TreeMap<>(query.given());
		String images = given.remove(IMAGES);
		String channels = given.remove(CHANNELS);
		String layer = given.getOrDefault(LAYER, ""); //$NON-NLS-1$
		asked.selection().change(s -> {
			Selection of = layer.isEmpty() ? s : s.withLayers(List.of(layer));
			Selection with = images == null || images.isBlank() ? of : Selections.images(of, Shown.rows(images, session().analysis().images()), false);
			return channels == null || !channels.matches("[\\d, ]+") ? with //$NON-NLS-1$
					: with.withChannels(Arrays.stream(channels.strip().split("[, ]+")).mapToInt(Integer::parseInt).toArray()); //$NON-NLS-1$
		}, this);
		if (channels != null && (channels.isBlank() || channels.startsWith(RANKED))) {
			given.put(CHANNELS, channels);
		}
		return super.show(asked, new Query<>(query.operation(), given, query.seed(), query.reader()));
	}

	@Override
	protected void selectionChanged(Selection before, Selection now, Object source) {
		super.selectionChanged(before, now, source);
		boolean others = !Arrays.equals(before.images(), now.images()) || !Arrays.equals(before.channels(), now.channels());
		boolean none = now.images().length + now.channels().length == 0;
		if (now.sameMatrix(before) && others && (source != pane() || none)) { // a click on one of several pictures marks it
			ask();
		}
	}

	@Override
	protected void shown(Drawn now) {
		actions.update();
		readout.show(now == null ? null : now.plot());
		if (now != null && shown.images().length == 1) {
			readAhead(session(), shown.images()[0]);
		}
	}

	private void readAhead(AnalysisSession session, int image) {
		int[] rows = Shown.rows(session);
		int at = Arrays.binarySearch(rows, image);
		int[] beside = IntStream.of(at + 1, at - 1).filter(i -> i >= 0 && i < rows.length).map(i -> rows[i]).toArray();
		if (at < 0 || beside.length == 0) {
			return;
		}
		Map<String, String> given = given(mapped());
		given.put(IMAGES, Shown.text(beside));
		given.put(SCALE, "map"); //$NON-NLS-1$
		session.ask(ahead, new Query<>(operation(), given, 0, (_, _) -> ""), _ -> { //$NON-NLS-1$
			// they are in memory now
		}, _ -> {
			// asked for, they say why they cannot be read
		});
	}

	@Override
	protected String facts(Drawn answer) {
		return new HeadText(shown, !kept().nothing(), instead, remark).of(super.facts(answer), answer.data().result());
	}

	private void key(Event e) {
		boolean shift = (e.stateMask & SWT.SHIFT) != 0;
		switch (e.keyCode) {
		case ' ' -> toggle();
		case SWT.PAGE_DOWN -> next(1, shift);
		case SWT.PAGE_UP -> next(-1, shift);
		default -> {
			// the pane's
		}
		}
	}

	/** Shows the images alone, or with their maps again. */
	void toggle() {
		option(SHOWN, Boolean.toString(!option(SHOWN, true)));
	}

	/** An option that is on or off. */
	boolean option(String name, boolean byDefault) {
		return Boolean.parseBoolean(state().options().getOrDefault(name, Boolean.toString(byDefault)));
	}

	/** Selects the next image or channel, the first after the last. @param image else the channel */
	void next(int step, boolean image) {
		int[] listed = list.order();
		int[] all = image ? Shown.rows(session()) : listed.length > 0 ? listed : IntStream.range(0, channelsOf(session(), mapped())).toArray();
		if (all.length == 0) {
			return;
		}
		Selection now = session().selection().get();
		int[] chosen = image ? now.images() : now.channels();
		int from = chosen.length == 0 ? -1 : step > 0 ? chosen[chosen.length - 1] : chosen[0];
		int at = IntStream.range(0, all.length).filter(i -> all[i] == from).findFirst().orElse(-1);
		int next = all[Math.floorMod(at < 0 ? step > 0 ? 0 : -1 : at + step, all.length)];
		session().selection().change(s -> image ? Selections.image(s, next, false) : s.withLayers(List.of(numbered())).withChannels(next), this);
	}

	/** What is kept beside the selection. */
	Shown.Kept kept() {
		return maps().get();
	}

	private KeptMaps maps() {
		return new KeptMaps(session(), stateKey() + " kept"); //$NON-NLS-1$
	}

	/** Keeps the maps shown while the selection changes, or lets them go. */
	public void keep(boolean on) {
		maps().drop();
		if (on && result() != null) {
			try {
				maps().keep(result());
			} catch (InputException e) {
				say(e.getMessage());
			}
		}
		ask();
	}

	/** The value under the mouse, as the line below the plot says it. */
	public String readout() {
		return readout.text();
	}
}
