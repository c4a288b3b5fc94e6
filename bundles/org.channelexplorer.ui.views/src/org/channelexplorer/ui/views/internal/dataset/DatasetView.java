package org.channelexplorer.ui.views.internal.dataset;

import com.google.gson.JsonElement;
import java.util.Locale;
import java.util.Set;
import java.util.function.IntPredicate;
import org.channelexplorer.core.analysis.Analysis;
import org.channelexplorer.core.predict.ClassPredictions;
import org.channelexplorer.core.util.Json;
import org.channelexplorer.ui.Actions;
import org.channelexplorer.ui.AnalysisSession;
import org.channelexplorer.ui.Preferences;
import org.channelexplorer.ui.SessionView;
import org.channelexplorer.ui.internal.Icons;
import org.channelexplorer.ui.selection.Selection;
import org.eclipse.jface.action.Action;
import org.eclipse.jface.action.IAction;
import org.eclipse.jface.action.IToolBarManager;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.viewers.IStructuredSelection;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Text;
import org.eclipse.ui.actions.ActionFactory;
import org.eclipse.ui.part.IShowInTarget;
import org.eclipse.ui.part.ShowInContext;

/** The Dataset view: classes with counts and images, what was left out, a filter. */
public final class DatasetView extends SessionView implements IShowInTarget {
	private static final String STATE = "dataset"; //$NON-NLS-1$

	/** What is kept with the analysis. */
	record State(int thumb, Set<Integer> collapsed) {
	}

	private Composite root;
	private Text filter;
	private DatasetCanvas canvas;
	private SkippedPanel skipped;
	private final IAction wrongOnly = new Action("Show only images predicted as another class", IAction.AS_CHECK_BOX) {
		@Override
		public void run() {
			filter();
		}
	};

	@Override
	protected Control createContents(Composite parent) {
		root = new Composite(parent, SWT.NONE);
		GridLayoutFactory.fillDefaults().spacing(0, 0).applyTo(root);
		filter = new Text(root, SWT.SEARCH | SWT.ICON_SEARCH | SWT.ICON_CANCEL);
		filter.setMessage("Filter by file, label or prediction");
		filter.addModifyListener(e -> filter());
		GridDataFactory.fillDefaults().grab(true, false).indent(0, 0).applyTo(filter);
		actions();
		return root;
	}

	private void actions() {
		IToolBarManager bar = getViewSite().getActionBars().getToolBarManager();
		wrongOnly.setImageDescriptor(Icons.descriptor("wrong")); //$NON-NLS-1$
		bar.add(wrongOnly);
		bar.add(Actions.of("Larger images", Icons.descriptor("larger"), () -> resize(1.25))); //$NON-NLS-2$
		bar.add(Actions.of("Smaller images", Icons.descriptor("smaller"), () -> resize(0.8))); //$NON-NLS-2$
		getViewSite().getActionBars().setGlobalActionHandler(ActionFactory.FIND.getId(), Actions.of("Find", null, filter::setFocus));
	}

	private void resize(double factor) {
		if (canvas != null) {
			canvas.thumb((int) Math.round(canvas.thumb() * factor));
			keep();
		}
	}

	private void keep() {
		session().putState(STATE, Json.tree(new State(canvas.thumb(), canvas.collapsed())));
	}

	@Override
	protected void sessionChanged(AnalysisSession now) {
		if (canvas != null) {
			canvas.dispose();
			skipped.dispose();
			canvas = null;
		}
		if (now == null) {
			return;
		}
		JsonElement kept = now.state(STATE).orElse(null);
		State state = kept == null ? new State(Preferences.thumbnail(), Set.of()) : Json.fromTree(kept, State.class);
		canvas = new DatasetCanvas(root, now, Math.clamp(state.thumb(), 24, 160));
		if (state.collapsed() != null) {
			canvas.collapsed().addAll(state.collapsed());
		}
		GridDataFactory.fillDefaults().grab(true, true).applyTo(canvas);
		skipped = new SkippedPanel(root, now.analysis(), getSite());
		GridDataFactory.fillDefaults().grab(true, false).exclude(!skipped.needed()).applyTo(skipped);
		skipped.setVisible(skipped.needed());
		String reason = now.predictions().map(ClassPredictions::incomparable).orElse("The network of this analysis is no classifier");
		wrongOnly.setEnabled(now.predictions().filter(ClassPredictions::comparable).isPresent());
		wrongOnly.setChecked(wrongOnly.isChecked() && wrongOnly.isEnabled());
		wrongOnly.setToolTipText(reason.isEmpty() ? wrongOnly.getText() : wrongOnly.getText() + "\n" + reason); //$NON-NLS-1$
		root.layout(true, true);
		filter();
	}

	private void filter() {
		if (canvas == null) {
			return;
		}
		String wanted = filter.getText().strip().toLowerCase(Locale.ROOT);
		IntPredicate text = wanted.isEmpty() ? i -> true : i -> matches(session(), i, wanted);
		canvas.filter(wrongOnly.isChecked() ? i -> session().contradicted(i) && text.test(i) : text);
		boolean filtered = !wanted.isEmpty() || wrongOnly.isChecked();
		setContentDescription(filtered ? canvas.shownCount() + " of " + session().analysis().images().size() + " images" : ""); //$NON-NLS-3$
	}

	private static boolean matches(AnalysisSession session, int image, String wanted) {
		Analysis a = session.analysis();
		return a.images().get(image).file().toLowerCase(Locale.ROOT).contains(wanted)
				|| session.labels().nameOf(image).toLowerCase(Locale.ROOT).contains(wanted)
				|| session.predictions().flatMap(p -> p.of(image)).filter(p -> p.name().toLowerCase(Locale.ROOT).contains(wanted)).isPresent();
	}

	@Override
	protected void selectionChanged(Selection before, Selection now, Object source) {
		if (source != canvas && now.images().length > 0 && !java.util.Arrays.equals(before.images(), now.images())) {
			canvas.reveal(now.images()[0]);
		}
		canvas.redraw();
	}

	@Override
	public boolean show(ShowInContext context) { // a quick fix of the Problems view shows an image left out
		if (skipped == null || skipped.isDisposed() || !(context.getSelection() instanceof IStructuredSelection s)
				|| !(s.getFirstElement() instanceof String file)) {
			return false;
		}
		skipped.show(file);
		return true;
	}

	/** The list; for tests. */
	public DatasetCanvas canvas() {
		return canvas;
	}
}
