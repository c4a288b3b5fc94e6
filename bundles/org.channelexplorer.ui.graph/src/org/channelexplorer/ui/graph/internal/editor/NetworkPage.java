package org.channelexplorer.ui.graph.internal.editor;

import com.google.gson.JsonElement;
import com.google.gson.JsonPrimitive;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.channelexplorer.core.model.Layer;
import org.channelexplorer.plot.internal.arrangement.Blocks;
import org.channelexplorer.plot.internal.arrangement.Box;
import org.channelexplorer.plot.internal.arrangement.DisplayNode;
import org.channelexplorer.plot.internal.arrangement.Drawing;
import org.channelexplorer.plot.internal.arrangement.Inside;
import org.channelexplorer.plot.internal.arrangement.Orientation;
import org.channelexplorer.report.internal.network.NetworkState;
import org.channelexplorer.ui.AnalysisSession;
import org.channelexplorer.ui.LayerMark;
import org.channelexplorer.ui.graph.internal.layout.Sizes;
import org.channelexplorer.ui.graph.internal.plot.Miniature;
import org.channelexplorer.ui.graph.internal.viewer.DrawingListener;
import org.channelexplorer.ui.graph.internal.viewer.NetworkViewer;
import org.channelexplorer.ui.result.ResultViews;
import org.channelexplorer.ui.selection.Selection;
import org.channelexplorer.ui.selection.SelectionModel;
import org.channelexplorer.ui.selection.ValueModel;
import org.eclipse.draw2d.geometry.PointList;
import org.eclipse.gef.commands.Command;
import org.eclipse.jface.viewers.IStructuredSelection;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;

/** Joins the drawing with the session: selection both ways, what is kept in the document, layouts in the background. */
public final class NetworkPage {
	/** Keys of where one looks, beside those of {@link NetworkState}. */
	public static final String WRAP = "network.wrap";
	public static final String SKIP = "network.skipUnread";
	private static final int MOST_BOXES = 30;

	private final AnalysisSession session;
	private final NetworkViewer viewer;
	private final Blocks blocks;
	private final Scoring scoring;
	private final Insides insides;
	private final RunningLayout layout;
	private final Sight sight;
	private final KeptDrawing drawing;
	private final Rewrap rewrap;
	private final SelectionModel.Listener follower = this::follow;
	private final ValueModel.Listener<Object> classes = (before, now, source) -> classesChanged();
	private final ValueModel.Listener<Map<String, LayerMark>> marked;

	/** @param family the editor */
	public NetworkPage(Composite parent, AnalysisSession session, Object family) {
		this.session = session;
		viewer = new NetworkViewer(parent);
		viewer.setInput(session.analysis().network());
		viewer.setExtracted(Set.copyOf(session.analysis().layers()));
		viewer.setCommandStack(new HistoryStack(session.undoContext()));
		layout = new RunningLayout(viewer, family);
		drawing = new KeptDrawing(session, viewer);
		blocks = new Blocks(session.analysis().network());
		scoring = new Scoring(session, viewer.getControl(), family, viewer::setScores);
		viewer.addSelectionChangedListener(e -> {
			List<String> layers = Stream.of(((IStructuredSelection) e.getSelection()).toArray()).map(l -> ((Layer) l).id()).toList();
			session.selection().change(s -> s.withLayers(layers), this);
		});
		session.selection().addListener(follower);
		insides = new Insides(session, viewer, family);
		Picking picking = new Picking(session, viewer, insides);
		session.labelling().addListener(classes);
		session.focus().addListener(classes);
		marked = (before, now, source) -> viewer.setMarks(now);
		session.marks().addListener(marked);
		viewer.setMarks(session.marks().get());
		viewer.addListener(new DrawingListener() {
			@Override
			public void drawingChanged(Drawing now) {
				drawing.keep(now);
				insides.later();
			}

			@Override
			public void opened(DisplayNode node) {
				toggle(node);
			}

			@Override
			public void resized(DisplayNode node, int width, int height) {
				unfold("Resize miniatures", u -> u.size(node, width, height));
			}

			@Override
			public void clicked(Miniature miniature, int x, int y, int keys) {
				picking.clicked(miniature, x, y, keys);
			}

			@Override
			public void surrounded(Miniature miniature, PointList line, int keys) {
				picking.surrounded(miniature, line, keys);
			}
		});
		sight = new Sight(session, viewer, this::first);
		rewrap = new Rewrap(viewer, layout, () -> wraps() && drawing.isUntouched(), this::rewrapped);
		viewer.getControl().addListener(SWT.Dispose, e -> {
			session.selection().removeListener(follower);
			session.labelling().removeListener(classes);
			session.focus().removeListener(classes);
			session.marks().removeListener(marked);
		});
		parent.addListener(SWT.Dispose, e -> keepView()); // GEF's control forgets its view when it is disposed itself
	}

	public NetworkViewer viewer() {
		return viewer;
	}

	public AnalysisSession session() {
		return session;
	}

	public Scoring scoring() {
		return scoring;
	}

	public Blocks blocks() {
		return blocks;
	}

	/**
	 * Shows the kept drawing, or lays the network out.
	 *
	 * @param shown     called when there is a drawing
	 * @param cancelled called when the layout was cancelled
	 */
	public void open(Runnable shown, Runnable cancelled) {
		viewer.setSkipping(skips());
		NetworkState.Kept kept = session::state;
		scoring.fix(kept.fixed());
		scoring.choose(kept.metric());
		Drawing stored = drawing.read();
		if (stored != null) {
			begin(stored);
			shown.run();
			return;
		}
		layout.start(blocks.overview(viewer.extracted(), MOST_BOXES), Orientation.DOWN, viewer.sizes(), wraps(), laidOut -> {
			begin(laidOut);
			shown.run();
		}, cancelled);
	}

	/** The layer that views show: the primary one of the selection, else the last that was read; null when none was. */
	public String shown() {
		String primary = session.selection().get().primaryLayer();
		List<String> read = session.analysis().layers();
		return primary != null ? primary : read.isEmpty() ? null : read.getLast();
	}

	private void begin(Drawing first) {
		drawing.begin(first);
		show(first);
		sight.open();
	}

	private void show(Drawing now) {
		viewer.show(now);
		viewer.setShown(shown());
		viewer.setSelectedLayers(session.selection().get().layers(), false);
	}

	/** The box that is seen first: that of the layer shown. */
	private Box first() {
		int node = shown() == null ? -1 : viewer.drawing().graph().indexOfLayer(shown());
		return viewer.drawing().placement().boxes().get(Math.max(0, node));
	}

	// no step to undo: nobody has done anything
	private void rewrapped(Drawing wrapped) {
		drawing.replaced(wrapped);
		show(wrapped);
		viewer.zoom().layOut();
		viewer.zoom().fit();
	}

	/** Puts everything into the session that is kept only when one saves: where one looks, and the layout even when it is untouched. */
	public void beforeSave() {
		if (sight.known()) {
			drawing.beforeSave();
			keepView();
		}
	}

	/** Puts into the session where one looks. */
	public void keepView() {
		sight.keep();
		if (viewer.drawing() != null) {
			session.putState(NetworkState.VIEWS, NetworkState.views(viewer.drawing(), ResultViews::viewOf));
		}
	}

	/** Chooses the metric that colours the layers. */
	public void chooseMetric(String id) {
		session.putState(NetworkState.METRIC, new JsonPrimitive(id));
		scoring.choose(id);
	}

	/** Lets the colours of shares go from 0 to 1, or from the worst layer to the best. */
	public void fixScale(boolean on) {
		session.putState(NetworkState.FIXED, new JsonPrimitive(on));
		scoring.fix(on);
		viewer.setScores(viewer.scores().fixed(on));
	}

	private void classesChanged() {
		scoring.choose(scoring.metric());
		insides.outdated();
	}

	private void follow(Selection before, Selection now, Object source) {
		insides.select(now);
		viewer.setShown(shown());
		if (source != this && !before.layers().equals(now.layers())) {
			viewer.setSelectedLayers(now.layers(), true);
		}
		if (before.step() != now.step()) {
			classesChanged();
		}
	}

	/** What fills the miniatures. */
	public Insides insides() {
		return insides;
	}

	/** Changes which miniatures are shown and how large, as a step that can be undone. */
	public void unfold(String label, UnaryOperator<Unfolding> change) {
		unfold(label, change, false);
	}

	/** As {@link #unfold}, for changes of most boxes: a drawing that is wrapped is wrapped again. */
	public void unfoldAll(String label, UnaryOperator<Unfolding> change) {
		unfold(label, change, wraps());
	}

	// a layout on its way would drop what is unfolded meanwhile: it is asked for again, with the change
	private void unfold(String label, UnaryOperator<Unfolding> change, boolean again) {
		Drawing now = viewer.drawing();
		LayoutJob.Task awaited = layout.awaited();
		Map<String, Inside> before = awaited == null ? now.insides() : awaited.sizes().insides();
		Unfolding changed = change.apply(new Unfolding(now, viewer.sizes(), before));
		if (changed.insides().equals(before)) {
			return;
		}
		if (awaited != null) {
			relay(label, awaited.collapsed(), awaited.orientation(), primary(), viewer.sizes().with(changed.insides()));
		} else if (again) {
			relay(label, now.collapsed(), now.orientation(), primary(), viewer.sizes().with(changed.insides()));
		} else {
			replace(label, changed.drawing());
			viewer.zoom().layOut();
		}
	}

	/** Collapses the block of a layer, or expands a block. */
	public void toggle(DisplayNode node) {
		String path = node.isBlock() ? node.block() : blocks.innermost(node.layer());
		if (!path.isEmpty()) {
			Set<String> collapsed = new LinkedHashSet<>(viewer.drawing().collapsed());
			if (!collapsed.remove(path)) {
				collapsed.add(path);
			}
			relay((node.isBlock() ? "Expand " : "Collapse ") + path, collapsed, viewer.drawing().orientation(), node.members().getFirst());
		}
	}

	public void collapseAll() {
		relay("Collapse All Blocks", new LinkedHashSet<>(blocks.outermost()), viewer.drawing().orientation(), primary());
	}

	public void expandAll() {
		relay("Expand All Blocks", Set.of(), viewer.drawing().orientation(), primary());
	}

	public void turn() {
		relay("Turn Network", viewer.drawing().collapsed(), viewer.drawing().orientation().other(), primary());
	}

	public void reset() {
		reset("Reset Layout");
	}

	private void reset(String label) {
		relay(label, viewer.drawing().collapsed(), viewer.drawing().orientation(), primary());
	}

	/** Shows a drawing as a step that can be undone. */
	public void replace(String label, Drawing drawing) {
		execute(new ShowCommand(label, viewer, drawing));
	}

	private void execute(Command command) {
		viewer.commands().execute(command);
	}

	private Layer primary() {
		List<DisplayNode> nodes = viewer.selectedNodes();
		return nodes.isEmpty() ? null : nodes.getLast().members().getFirst();
	}

	// the anchor stays where it is on the screen
	private void relay(String label, Set<String> collapsed, Orientation orientation, Layer anchor) {
		relay(label, collapsed, orientation, anchor, viewer.sizes());
	}

	private void relay(String label, Set<String> collapsed, Orientation orientation, Layer anchor, Sizes sizes) {
		boolean turned = orientation != viewer.drawing().orientation();
		layout.start(collapsed, orientation, sizes, wraps(), drawing -> {
			Box before = anchor == null ? null : box(anchor);
			replace(label, drawing);
			viewer.zoom().layOut();
			if (before != null && !turned) {
				Box after = box(anchor);
				double zoom = viewer.zoom().zoom();
				viewer.zoom().scroll((int) Math.round((after.centerX() - before.centerX()) * zoom),
						(int) Math.round((after.centerY() - before.centerY()) * zoom));
			} else if (anchor != null) {
				viewer.zoom().centerOn(box(anchor));
			} else {
				viewer.zoom().begin(drawing.placement().boxes().getFirst());
			}
		}, () -> {
			// the drawing stays as it was
		});
	}

	private Box box(Layer layer) {
		return viewer.drawing().placement().boxes().get(viewer.drawing().graph().indexOfLayer(layer.id()));
	}

	/** Whether long drawings are wrapped into columns. */
	public boolean wraps() {
		return session.state(WRAP).filter(JsonElement::isJsonPrimitive).map(JsonElement::getAsBoolean).orElse(true);
	}

	/** Whether the cursor keys pass over layers that were not read. */
	public boolean skips() {
		return session.state(SKIP).filter(JsonElement::isJsonPrimitive).map(JsonElement::getAsBoolean).orElse(false);
	}

	/** Lets the cursor keys pass over layers that were not read, or stop there. */
	public void skip(boolean on) {
		session.putState(SKIP, new JsonPrimitive(on));
		viewer.setSkipping(on);
	}

	/** Wraps long drawings, or not, and lays the network out again. */
	public void wrap(boolean on) {
		session.putState(WRAP, new JsonPrimitive(on));
		reset(on ? "Wrap into Columns" : "One Column");
	}

	/** Whether the pane has another size and its shape may still call for another layout; for tests. */
	public boolean resizing() {
		return rewrap.waits();
	}

	/** Cancels a layout that is running. */
	public void cancelLayout() {
		layout.cancel();
	}
}
