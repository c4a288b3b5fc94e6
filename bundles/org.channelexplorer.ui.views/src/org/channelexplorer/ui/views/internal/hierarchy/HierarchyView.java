package org.channelexplorer.ui.views.internal.hierarchy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.channelexplorer.core.label.Edit;
import org.channelexplorer.core.label.Made;
import org.channelexplorer.core.label.Named;
import org.channelexplorer.core.result.ClassTree;
import org.channelexplorer.core.util.InputException;
import org.channelexplorer.plot.Hit;
import org.channelexplorer.ui.AnalysisSession;
import org.channelexplorer.ui.PlotView;
import org.channelexplorer.ui.plot.PlotPane;
import org.eclipse.jface.action.IMenuManager;
import org.eclipse.jface.action.IToolBarManager;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.widgets.Composite;

/**
 * The Confusion Hierarchy view: the tree of the classes of the selected layer. Clicks select the members of a node everywhere, the cut is dragged, and
 * groups, nodes and sub-classes become classes or a focus.
 */
public final class HierarchyView extends PlotView {
	/** Id of the view. */
	public static final String ID = "org.channelexplorer.ui.hierarchy"; //$NON-NLS-1$
	private static final String TAXONOMY = "taxonomy"; //$NON-NLS-1$
	private static final String COMPARE = "compareLayer"; //$NON-NLS-1$
	private static final String CUT = "cut"; //$NON-NLS-1$

	private TreeActions actions;
	private NodeImages images;
	private ClassTree tree;
	private TreeTarget target;

	@Override
	protected String operation() {
		return ClassTree.TYPE;
	}

	@Override
	protected void fillMore(IToolBarManager bar, IMenuManager menu) {
		actions = new TreeActions(this, bar, menu);
	}

	@Override
	protected void sessionChanged(AnalysisSession now) {
		images = null;
		tree = null;
		target = null;
		super.sessionChanged(now);
		actions.update();
	}

	@Override
	protected PlotPane createPane(Composite parent, AnalysisSession session) {
		PlotPane pane = super.createPane(parent, session);
		pane.addListener(SWT.MenuDetect, e -> {
			Point at = pane.toControl(e.x, e.y);
			target(e.detail == SWT.MENU_KEYBOARD ? atItem() : pane.hit(at.x, at.y).orElse(null));
		});
		return pane;
	}

	private Hit atItem() {
		return plot() == null || pane().item() < 0 ? null : plot().item(pane().look(), pane().item()).hit();
	}

	@Override
	protected void beside(Composite parent) {
		images = new NodeImages(parent, session());
		GridDataFactory.fillDefaults().grab(true, false).applyTo(images);
		pane().onHover(this::represent);
		pane().addListener(SWT.KeyDown, _ -> represent(atItem())); // after the pane's own listener: the item is the one reached
	}

	private void represent(Hit hit) {
		if (hit != null && drawn() != null && tree != null) {
			images.show(drawn(), tree, hit);
		}
	}

	@Override
	protected void fillContext(IMenuManager menu) {
		actions.fillContext(menu);
		super.fillContext(menu);
	}

	@Override
	protected void shown(Drawn now) {
		ClassTree before = tree;
		tree = now == null ? null : read(now);
		target = null;
		if (before != null && tree != null && !before.nodes().equals(tree.nodes())) {
			forgetNodes();
		}
		if (before == null || tree == null || !before.nodes().equals(tree.nodes())) {
			images.forget(tree == null);
		}
		actions.update();
	}

	private ClassTree read(Drawn now) {
		try {
			return ClassTree.of(now.data().result());
		} catch (InputException e) {
			say(e.getMessage());
			return null;
		}
	}

	// numbers of nodes mean others in another tree
	private void forgetNodes() {
		Map<String, String> options = new TreeMap<>(state().options());
		if (options.keySet().removeAll(List.of("flip", "fold"))) { //$NON-NLS-1$ //$NON-NLS-2$
			settings(state().withOptions(options));
		}
	}

	/** The hierarchy shown, null for none. */
	ClassTree tree() {
		return tree;
	}

	/** What the actions of the context menu work on, null for nothing. */
	TreeTarget target() {
		return target;
	}

	/** Chooses what the actions of the context menu work on. */
	public void target(Hit hit) {
		target = tree == null ? null : TreeTarget.of(tree, hit);
	}

	/** Height of the cut, below 0 when the groups are those that are supported. */
	double cut() {
		return Double.parseDouble(state().options().getOrDefault(CUT, "-1")); //$NON-NLS-1$
	}

	/** Support below which nodes are dissolved. */
	double weak() {
		return Double.parseDouble(state().options().getOrDefault("weak", "0")); //$NON-NLS-1$ //$NON-NLS-2$
	}

	/** Shows the hierarchy of another layer beside; empty for none. */
	public void compare(String layer) {
		settings(state().withParameter(COMPARE, layer));
	}

	/** The layer whose hierarchy is shown. */
	String shownLayer() {
		return layer();
	}

	/** The layer shown beside, empty for none. */
	String compared() {
		return state().parameters().getOrDefault(COMPARE, ""); //$NON-NLS-1$
	}

	/** Whether another tree stands opposite the layer's: another layer's or a taxonomy. */
	boolean facing() {
		return !compared().isEmpty() || !state().parameters().getOrDefault(TAXONOMY, "").isBlank(); //$NON-NLS-1$
	}

	/** Why classes cannot be edited here, null when they can. */
	String notEditable() {
		return tree == null ? "there is no hierarchy yet"
				: pinned().filter(p -> !p.labelling().equals(session().labelling().get().inUse())).isPresent()
						? "the view is pinned to classes that are not in use"
						: null;
	}

	/** Edits the classes, as one step of the undo history. */
	void label(List<Edit> edits, String name) {
		try {
			session().label(edits, name);
		} catch (InputException e) {
			say(e.getMessage());
		}
	}

	/** Names that classes have. */
	List<String> takenClasses() {
		List<String> taken = new ArrayList<>(session().labelling().outcome().classes());
		session().analysis().images().forEach(i -> taken.add(i.label()));
		return taken;
	}

	/** Focuses on what the menu was opened on, as one step of the undo history. */
	void focus() {
		var now = session().focus().get();
		var focus = target.focus(now.all().stream().map(Named::name).toList()).made(Made.now());
		session().focus().set(now.with(focus).using(focus.name()), this);
	}

	/** The images that represent what lies under the mouse. */
	public NodeImages images() {
		return images;
	}

	/** The actions; for tests. */
	public TreeActions actions() {
		return actions;
	}
}
