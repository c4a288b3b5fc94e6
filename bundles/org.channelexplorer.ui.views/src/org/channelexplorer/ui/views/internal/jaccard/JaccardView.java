package org.channelexplorer.ui.views.internal.jaccard;

import com.google.gson.JsonElement;
import com.google.gson.JsonPrimitive;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.channelexplorer.core.catalogue.Catalogue;
import org.channelexplorer.core.label.Labelling;
import org.channelexplorer.core.operation.Scope;
import org.channelexplorer.core.operation.StepParameter;
import org.channelexplorer.core.result.ClassMembership;
import org.channelexplorer.core.result.ClassSimilarity;
import org.channelexplorer.core.similarity.LayerSimilarity;
import org.channelexplorer.core.util.InputException;
import org.channelexplorer.plot.Hit;
import org.channelexplorer.plot.PlotData;
import org.channelexplorer.plot.Plots;
import org.channelexplorer.ui.AnalysisSession;
import org.channelexplorer.ui.Asker;
import org.channelexplorer.ui.PlotView;
import org.channelexplorer.ui.Preferences;
import org.channelexplorer.ui.Query;
import org.channelexplorer.ui.plot.PlotPane;
import org.channelexplorer.ui.selection.Selection;
import org.channelexplorer.ui.selection.Selections.Gesture;
import org.eclipse.jface.action.IMenuManager;
import org.eclipse.jface.action.IToolBarManager;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.CTabFolder;
import org.eclipse.swt.custom.CTabItem;
import org.eclipse.swt.custom.SashForm;
import org.eclipse.swt.layout.FillLayout;
import org.eclipse.swt.widgets.Composite;

/** The Jaccard Similarity view: images and classes of the selected layer by the channels they share. */
public final class JaccardView extends PlotView {
	/** Id of the view. */
	public static final String ID = "org.channelexplorer.ui.jaccard"; //$NON-NLS-1$
	private static final String ETA = "eta"; //$NON-NLS-1$
	private static final String PERMUTATIONS = "permutations"; //$NON-NLS-1$
	private static final String QUICK = "quick"; //$NON-NLS-1$
	private static final int DETAILS_WIDTH = 330;
	/** From this width of the view on there is room for the details beside the matrices. */
	private static final int WIDE = 760;

	private JaccardActions actions;
	private EtaSlider slider;
	private SashForm sash;
	private CTabFolder details;
	private int detailsWidth; // the user's, 0 for none
	private boolean dividing;
	private PairPanel pair;
	private ImagesPanel images;
	private ClassesPanel classes;
	private Asker reading;
	private Asker asking;
	private EtaSteps steps;
	private Layer layer;
	private boolean stepping;

	@Override
	protected String operation() {
		return ClassSimilarity.TYPE;
	}

	@Override
	protected void fillMore(IToolBarManager bar, IMenuManager menu) {
		actions = new JaccardActions(this, bar, menu);
	}

	@Override
	protected void fillContext(IMenuManager menu) {
		actions.context(menu);
		super.fillContext(menu);
	}

	@Override
	protected void sessionChanged(AnalysisSession now) {
		layer = null;
		slider = null;
		super.sessionChanged(now);
		actions.update();
	}

	@Override
	protected PlotPane createPane(Composite parent, AnalysisSession session) {
		sash = new SashForm(parent, SWT.HORIZONTAL | SWT.SMOOTH);
		GridDataFactory.fillDefaults().grab(true, true).applyTo(sash);
		return new JaccardPane(sash, session, hit -> pair.pin(hit));
	}

	@Override
	protected void beside(Composite parent) {
		slider = new EtaSlider(parent, this::step, this::settle);
		slider.moveAbove(sash);
		GridDataFactory.fillDefaults().grab(true, false).applyTo(slider);
		Composite box = new Composite(sash, SWT.NONE); // the dark theme colours what lies two below one
		box.setLayout(new FillLayout());
		details = new CTabFolder(box, SWT.TOP | SWT.FLAT);
		pair = new PairPanel(details, session());
		images = new ImagesPanel(details, session());
		classes = new ClassesPanel(details, () -> settings(state().withParameter(PERMUTATIONS, "999"))); //$NON-NLS-1$
		tab("Pair", pair);
		tab("Images", images);
		tab("Classes", classes);
		details.setSelection(0);
		reading = Asker.hidden(details, 0);
		asking = Asker.hidden(details, 0);
		steps = new EtaSteps(this, details);
		pane().onHover(pair::hover);
		details.addListener(SWT.Resize, _ -> divided());
		sash.addListener(SWT.Resize, _ -> divide());
		placeDetails();
	}

	private void tab(String name, Composite panel) {
		CTabItem item = new CTabItem(details, SWT.NONE);
		item.setText(name);
		item.setControl(panel);
	}

	// the first picture of many images is quick; the one of all pairs follows
	@Override
	protected Query<Drawn> query(AnalysisSession session, String layerId) {
		Map<String, String> options = state().options();
		return new Query<>(operation(), given(layerId), state().seed(), (result, data) -> {
			Map<String, String> first = new HashMap<>(options);
			if (data.images().size() > LayerSimilarity.IMAGES_KEPT) {
				first.put(QUICK, "true"); //$NON-NLS-1$
			}
			PlotData drawn = PlotData.of(result, data, Catalogue.ofEquinox()).coloured(Preferences.classColours()).with(first);
			return new Drawn(drawn, Plots.plot(drawn), data.rows());
		});
	}

	@Override
	protected void shown(Drawn now) {
		actions.update();
		if (now == null) {
			layer = null;
			reading.cancel();
			asking.cancel();
			steps.cancel();
			slider.show(slider.eta(), 0);
			pair.layer(null, null);
			images.show(null, new int[0]);
			classes.show(null, "there are no numbers yet");
			return;
		}
		ClassSimilarity result = result(now);
		if (stepping) {
			pair.step(result);
			return;
		}
		if (now.data().options().containsKey(QUICK) && !state().options().containsKey(QUICK)) {
			redraw();
		}
		slider.show(result.sets().eta(), result.sets().channels());
		read(now, result);
		askMembership(now, result);
	}

	private static ClassSimilarity result(Drawn now) {
		try {
			return ClassSimilarity.of(now.data().result());
		} catch (InputException e) {
			throw new IllegalStateException("the plot was made from this result", e);
		}
	}

	private void read(Drawn now, ClassSimilarity result) {
		Layer before = layer;
		layer = null; // until it is known to be the same, the slider waits
		session().work(reading, "Order the channels", _ -> before != null && before.sameAs(now.data()) ? before : Layer.of(now.data(), now.rows()), read -> {
			layer = read;
			pair.layer(read, result);
		}, _ -> pair.layer(null, null));
	}

	private void askMembership(Drawn now, ClassSimilarity result) {
		Map<String, String> given = new TreeMap<>();
		given.put("layer", result.origin().layer()); //$NON-NLS-1$
		given.put("summary", result.origin().summary()); //$NON-NLS-1$
		given.put(ETA, EtaSlider.number(result.sets().eta()));
		given.put(PERMUTATIONS, Integer.toString(result.permutations()));
		pinned().ifPresent(p -> {
			if (p.step() > 0) {
				given.put(StepParameter.NAME, Integer.toString(p.step()));
			}
			given.put(Scope.LABELLING, p.labelling().isEmpty() ? Labelling.GIVEN : p.labelling());
		});
		for (String scope : new String[] { StepParameter.NAME, Scope.LABELLING, Scope.FOCUS }) {
			if (state().parameters().containsKey(scope)) {
				given.put(scope, state().parameters().get(scope));
			}
		}
		Query<ClassMembership> query = new Query<>(ClassMembership.TYPE, given, state().seed(), (r, _) -> ClassMembership.of(r));
		session().ask(asking, query, reply -> {
			images.show(reply.value(), now.rows());
			classes.show(reply.value(), whyNoTests(result));
		}, problem -> {
			images.show(null, new int[0]);
			images.say(problem);
			classes.show(null, problem);
		});
	}

	private static String whyNoTests(ClassSimilarity result) {
		return result.permutations() > 0 ? "p and q are those of " + result.permutations() + " deals"
				: result.images() > LayerSimilarity.IMAGES_KEPT ? "p-values are computed for at most " + LayerSimilarity.IMAGES_KEPT + " images" : null;
	}

	// the mouse has moved the slider
	private void step(double eta) {
		if (layer != null && drawn() != null) {
			steps.to(eta);
		}
	}

	/** Shows the picture of a step of the slider. */
	void stepped(Drawn now) {
		stepping = true;
		try {
			show(now);
			describe();
		} finally {
			stepping = false;
		}
	}

	/** What steps of the slider are made from, null while it is read. */
	Layer source() {
		return layer;
	}

	/** What is drawn now. */
	Drawn now() {
		return drawn();
	}

	private void settle(double eta) {
		if (session() != null && drawn() != null && (result(drawn()).sets().eta() != eta || reply() == null || !EtaSlider.number(eta).equals(asked()))) {
			settings(state().withParameter(ETA, EtaSlider.number(eta)));
		}
	}

	private String asked() {
		return state().parameters().getOrDefault(ETA, "0.1"); //$NON-NLS-1$
	}

	@Override
	protected void selectionChanged(Selection before, Selection now, Object source) {
		super.selectionChanged(before, now, source);
		if (images != null && !images.isDisposed()) {
			images.selected();
		}
		actions.update();
	}

	private String detailsKey() {
		return stateKey() + " details"; //$NON-NLS-1$
	}

	/** Whether the numbers beside the matrices are shown. */
	boolean detailsShown() {
		return session() != null && session().state(detailsKey()).map(JsonElement::getAsBoolean).orElseGet(this::wide);
	}

	private boolean wide() {
		return sash == null || sash.isDisposed() || sash.getSize().x >= WIDE;
	}

	/** Shows or hides the numbers beside the matrices. */
	public void showDetails(boolean on) {
		session().putState(detailsKey(), new JsonPrimitive(on));
		placeDetails();
	}

	private void placeDetails() {
		sash.setMaximizedControl(detailsShown() ? null : pane());
		divide();
		actions.update();
	}

	// what the user gave the details stays theirs as long as the matrices keep as much; in a narrow view the matrices need the room more
	private void divide() {
		int width = sash.getSize().x;
		dividing = true;
		try {
			if (detailsShown() && width > 0) {
				sash.setMaximizedControl(null);
				int its = detailsWidth > 0 ? Math.min(detailsWidth, width / 2) : Math.min(DETAILS_WIDTH, width * 2 / 5);
				sash.setWeights(width - its, its);
			} else {
				sash.setMaximizedControl(pane());
			}
			sash.layout(true);
		} finally {
			dividing = false;
		}
	}

	// the user has dragged the border
	private void divided() {
		if (!dividing && detailsShown() && details.getSize().x > 0 && sash.getSize().x > 0
				&& details.getSize().x + pane().getSize().x + sash.getSashWidth() == sash.getSize().x) {
			detailsWidth = details.getSize().x;
		}
	}

	/** Shows what was seen before the last close-up. */
	public void back() {
		((JaccardPane) pane()).back();
	}

	/** Selects what a hit holds, as a click does. */
	void take(Hit hit) {
		((JaccardPane) pane()).take(hit, Gesture.REPLACE);
	}

	/** Eta. */
	public EtaSlider slider() {
		return slider;
	}

	/** The pair. */
	public PairPanel pair() {
		return pair;
	}

	/** The images. */
	public ImagesPanel images() {
		return images;
	}

	/** The classes. */
	public ClassesPanel classes() {
		return classes;
	}
}
