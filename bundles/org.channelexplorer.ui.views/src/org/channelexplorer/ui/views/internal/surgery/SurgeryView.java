package org.channelexplorer.ui.views.internal.surgery;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.channelexplorer.core.data.Labels;
import org.channelexplorer.core.label.Made;
import org.channelexplorer.core.label.Named;
import org.channelexplorer.core.operation.Result;
import org.channelexplorer.core.repair.Surgery;
import org.channelexplorer.core.result.PlannedSurgery;
import org.channelexplorer.core.util.InputException;
import org.channelexplorer.core.util.Json;
import org.channelexplorer.ui.Actions;
import org.channelexplorer.ui.AnalysisSession;
import org.channelexplorer.ui.LayerMark;
import org.channelexplorer.ui.PlotState;
import org.channelexplorer.ui.PlotView;
import org.channelexplorer.ui.Query;
import org.channelexplorer.ui.internal.commands.NameDialog;
import org.channelexplorer.ui.plot.PlotPane;
import org.channelexplorer.ui.selection.Selection;
import org.channelexplorer.ui.theme.Palette;
import org.channelexplorer.ui.views.internal.Icons;
import org.eclipse.jface.action.Action;
import org.eclipse.jface.action.IMenuManager;
import org.eclipse.jface.action.IToolBarManager;
import org.eclipse.jface.action.Separator;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.SashForm;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.TabFolder;
import org.eclipse.swt.widgets.Text;

/**
 * The Surgery view: which channels of the layer go, what that costs every class, and the smaller network. The network editor marks what falls away.
 */
public final class SurgeryView extends PlotView {
	/** Id of the view. */
	public static final String ID = "org.channelexplorer.ui.surgery"; //$NON-NLS-1$
	private static final String CHANNELS = "channels"; //$NON-NLS-1$
	private static final String FURTHER = "further"; //$NON-NLS-1$
	private static final String CLOSED = "no analysis is open";
	private static final int[] WEIGHTS = { 42, 58 };

	private final Action remove = Actions.of("Remove Selected Channels", Icons.descriptor("surgery.remove"), this::removeSelected); //$NON-NLS-2$
	private final Action select = Actions.of("Select Plan's Channels", Icons.descriptor("surgery.select"), this::selectPlanned); //$NON-NLS-2$
	private final Action keep = Actions.of("Keep Plan\u2026", Icons.descriptor("surgery.keep"), this::keepPlan); //$NON-NLS-2$
	private final Action exportNetwork = Actions.of("Export Network\u2026", Icons.descriptor("surgery.export"), this::exportNetwork); //$NON-NLS-2$
	private final Action second = Actions.of("Open as Second Analysis", Icons.descriptor("surgery.second"), this::openSecond); //$NON-NLS-2$
	private ByHand hand = ByHand.NONE;
	private PlannedSurgery planned;
	private PlanHead head;
	private Text summary;
	private SashForm sash;
	private PlanTables tables;
	private KeptPlans kept;
	private PlanExport exporting;

	@Override
	protected String operation() {
		return PlannedSurgery.TYPE;
	}

	@Override
	protected Set<String> chosenElsewhere() {
		Set<String> elsewhere = new HashSet<>(super.chosenElsewhere());
		elsewhere.addAll(List.of(CHANNELS, FURTHER));
		return elsewhere;
	}

	@Override
	protected Map<String, String> given(String layer) {
		Map<String, String> given = super.given(layer);
		if (hand.on()) {
			given.keySet().removeAll(List.of("share", "guard")); //$NON-NLS-1$ //$NON-NLS-2$
			given.put(CHANNELS, hand.at(layer));
			if (!hand.furtherAt(layer).isEmpty()) {
				given.put(FURTHER, hand.furtherAt(layer));
			}
		}
		return given;
	}

	@Override
	protected Query<Drawn> query(AnalysisSession session, String layer) {
		return hand.on() && hand.at(layer).isEmpty() ? null : super.query(session, layer);
	}

	@Override
	protected void busy(String text) {
		super.busy(text);
		old(true);
	}

	// what stands there is the plan of before, until there is another
	private void old(boolean old) {
		if (tables != null && !summary.isDisposed()) {
			summary.setForeground(old ? Palette.current().quiet() : null);
			tables.old(old);
		}
	}

	@Override
	protected void say(String sentence) {
		old(false);
		super.say(sentence.isEmpty() && hand.on() ? "No channel is chosen: type some, or select them in the heatmap and choose Remove Selected Channels."
				: sentence);
	}

	/** A result that was asked for elsewhere; its channels become those chosen by hand. */
	@Override
	public boolean show(AnalysisSession asked, Query<Result> query) {
		if (asked != session()) {
			return false;
		}
		Map<String, String> given = new TreeMap<>(query.given());
		String layer = given.getOrDefault("layer", ""); //$NON-NLS-1$ //$NON-NLS-2$
		String channels = given.remove(CHANNELS);
		given.remove(FURTHER);
		ByHand before = hand;
		keep(channels == null || channels.isBlank() ? hand.turned(false) : hand.with(layer.isEmpty() ? layer() : layer, channels));
		boolean shown = super.show(asked, new Query<>(query.operation(), given, query.seed(), query.reader()));
		if (!hand.equals(before)) {
			ask();
		}
		return shown;
	}

	@Override
	protected void fillMore(IToolBarManager bar, IMenuManager menu) {
		for (Action action : List.of(remove, select, keep, exportNetwork, second)) {
			bar.add(action);
			menu.add(action);
		}
		menu.add(new Separator());
	}

	@Override
	protected void fillContext(IMenuManager menu) {
		menu.add(keep);
		menu.add(select);
		menu.add(new Separator());
		super.fillContext(menu);
	}

	@Override
	protected void sessionChanged(AnalysisSession now) {
		planned = null;
		hand = now == null ? ByHand.NONE : ByHand.read(now.state(handKey()));
		super.sessionChanged(now);
		update();
	}

	private String handKey() {
		return stateKey() + " hand"; //$NON-NLS-1$
	}

	@Override
	protected PlotPane createPane(Composite parent, AnalysisSession session) {
		head = new PlanHead(parent, this::chosen);
		GridDataFactory.fillDefaults().grab(true, false).applyTo(head);
		summary = new Text(parent, SWT.READ_ONLY | SWT.MULTI | SWT.WRAP);
		GridDataFactory.fillDefaults().grab(true, false).indent(8, 0).hint(100, SWT.DEFAULT).applyTo(summary);
		sash = new SashForm(parent, SWT.VERTICAL | SWT.SMOOTH);
		GridDataFactory.fillDefaults().grab(true, true).applyTo(sash);
		PlotPane pane = super.createPane(sash, session);
		tables = new PlanTables(sash, new Picking());
		kept = new KeptPlans(tables.folder(), session, this::open);
		tables.add("Kept Plans", kept);
		tables.show(null, Map.of());
		exporting = new PlanExport(session, sash);
		return pane;
	}

	@Override
	protected void beside(Composite parent) {
		sash.setWeights(WEIGHTS);
		refill();
	}

	// the fields show what is asked for
	private void refill() {
		if (session() != null && head != null && !head.isDisposed()) {
			head.show(state().parameters(), hand, layer());
		}
	}

	@Override
	protected void selectionChanged(Selection before, Selection now, Object source) {
		if (!now.sameMatrix(before)) {
			refill();
		}
		super.selectionChanged(before, now, source);
		update();
	}

	@Override
	public void settings(PlotState other) {
		super.settings(other);
		refill();
	}

	private void keep(ByHand other) {
		hand = other;
		session().putState(handKey(), Json.tree(other));
	}

	/** How channels are chosen from now on. */
	private void chosen(Map<String, String> parameters, ByHand byHand) {
		if (!byHand.equals(hand)) {
			keep(byHand);
			ask();
		}
		settings(state().with(parameters, state().seed()));
	}

	@Override
	protected void shown(Drawn now) {
		try {
			planned = now == null ? null : PlannedSurgery.of(now.data().result());
		} catch (InputException e) {
			throw new IllegalStateException(e); // the plot has read it
		}
		Map<String, LayerMark> marks = planned == null ? Map.of() : PlanMarks.of(planned, session().analysis().network());
		session().marks().set(marks, this);
		summary.setText(planned == null ? "" : PlanText.wrapping(planned)); //$NON-NLS-1$
		summary.getParent().layout(true, true);
		tables.show(planned, marks);
		old(false);
		update();
	}

	private void update() {
		String closed = session() == null ? CLOSED : null;
		String nothing = closed != null ? closed
				: planned == null ? "there is no plan yet" : planned.removed().isEmpty() ? "the plan removes no channel" : null;
		Actions.allow(remove, closed != null ? closed : noSelection());
		Actions.allow(select, nothing);
		Actions.allow(keep, nothing);
		String alone = nothing != null || !"true".equals(state().parameters().get("alone")) ? nothing //$NON-NLS-1$ //$NON-NLS-2$
				: "no smaller network equals a plan with the setting Alone";
		Actions.allow(exportNetwork, alone);
		Actions.allow(second, alone);
	}

	private String noSelection() {
		Selection now = session().selection().get();
		return now.channels().length == 0 ? "no channel is selected"
				: !layer().equals(now.primaryLayer() == null ? layer() : now.primaryLayer()) ? "the selected channels are those of another layer" : null;
	}

	private void exportNetwork() {
		exporting.ask(planned);
	}

	private void openSecond() {
		exporting.second(planned);
	}

	/** Adds the selected channels to those that go. */
	private void removeSelected() {
		String before = hand.on() ? hand.at(layer()) : ""; //$NON-NLS-1$
		keep(hand.with(layer(), ByHand.added(before, session().selection().get().channels())));
		refill();
		ask();
	}

	private void selectPlanned() {
		String layer = planned.layer();
		int[] channels = planned.removed().stream().filter(r -> r.layer().equals(layer)).mapToInt(PlannedSurgery.Removed::channel).toArray();
		session().step("Select Channels", () -> session().selection().change(s -> s.withLayers(List.of(layer)).withChannels(channels), this));
	}

	private void keepPlan() {
		Set<String> taken = session().repairs().get().surgeries().stream().map(Named::name).collect(Collectors.toCollection(TreeSet::new));
		String free = "plan"; //$NON-NLS-1$
		for (int i = 2; taken.contains(free); i++) {
			free = "plan " + i; //$NON-NLS-1$
		}
		Optional<String> name = NameDialog.name(getSite().getShell(), "Keep Plan", "Name of the plan", free, taken, "plan");
		name.ifPresent(n -> session().step("Keep Plan", () -> session().repairs().change(r -> r.with(planned.surgery(n).made(Made.now())), this)));
	}

	/** Shows a kept plan: its channels, chosen by hand. */
	private void open(Surgery plan) {
		if (plan.removals().isEmpty()) {
			return;
		}
		if (pinned().isPresent()) {
			pin(false);
		}
		keep(hand.with(plan));
		PlotState as = state().withParameter("replace", plan.replacement().name().toLowerCase(java.util.Locale.ROOT)); //$NON-NLS-1$
		session().selection().change(s -> s.withLayers(List.of(ByHand.layer(plan))), this);
		settings(as);
		ask();
	}

	/** Runs one of the view's commands; why it cannot be run stands in its tool tip. @return null when it ran, else the reason */
	String run(String command) {
		Action action = switch (command) {
		case "remove" -> remove; //$NON-NLS-1$
		case "select" -> select; //$NON-NLS-1$
		case "keep" -> keep; //$NON-NLS-1$
		case "export" -> exportNetwork; //$NON-NLS-1$
		case "second" -> second; //$NON-NLS-1$
		default -> throw new IllegalArgumentException(command);
		};
		if (!action.isEnabled()) {
			return action.getToolTipText();
		}
		action.run();
		return null;
	}

	private final class Picking implements PlanTables.Picked {
		@Override
		public void classes(List<String> names) {
			Labels labels = session().labels();
			List<Integer> wanted = names.stream().map(n -> labels.classes().indexOf(n)).toList();
			int[] images = IntStream.range(0, labels.size()).filter(i -> wanted.contains(labels.classOf(i))).toArray();
			session().step(names.size() == 1 ? "Select Class" : "Select Classes",
					() -> session().selection().change(s -> s.withClasses(names.stream().filter(labels.classes()::contains).toList()).withImages(images),
							SurgeryView.this));
		}

		@Override
		public void image(String file) {
			IntStream.range(0, session().analysis().images().size()).filter(i -> session().analysis().images().get(i).file().equals(file)).findFirst()
					.ifPresent(i -> session().step("Select Image",
							() -> session().selection().change(s -> s.withClasses(List.of()).withImages(i), SurgeryView.this)));
		}

		@Override
		public void layer(String id) {
			session().step("Select Layer", () -> session().selection().change(s -> s.withLayers(List.of(id)), SurgeryView.this));
		}
	}

	@Override
	public void dispose() {
		if (session() != null) {
			session().marks().set(Map.of(), this);
		}
		super.dispose();
	}

	/** The plan shown, null for none; for tests. */
	public PlannedSurgery planned() {
		return planned;
	}

	/** What stands above the curve; for tests. */
	public String summary() {
		return summary.getText().replace('\u00a0', ' ').replace('\u2011', '-');
	}

	/** The tables on their tabs; for tests. */
	public TabFolder folder() {
		return tables.folder();
	}

	/** Whether a network is being written; for tests. */
	public boolean exporting() {
		return exporting.busy();
	}

	/** Writes the smaller network, after a question when the file exists; for tests. */
	public void exportTo(Path file) {
		exporting.to(file, planned);
	}
}
