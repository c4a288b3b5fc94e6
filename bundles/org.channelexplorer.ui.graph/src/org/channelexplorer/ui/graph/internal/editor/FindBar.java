package org.channelexplorer.ui.graph.internal.editor;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.channelexplorer.core.model.Layer;
import org.channelexplorer.core.model.Network;
import org.channelexplorer.ui.graph.internal.viewer.NetworkViewer;
import org.channelexplorer.ui.graph.internal.viewer.Zoom;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.viewers.StructuredSelection;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Text;

/**
 * Finds layers while one types, by id, label, operation and block, and lists them. It begins where one is, and comes back there when nothing
 * is found. Enter or Down goes to the next, Shift+Enter or Up back, Esc to the drawing.
 */
public final class FindBar extends Composite {
	private final NetworkViewer viewer;
	private final Text text;
	private final Label count;
	private final HitList list;
	private List<Layer> hits = List.of();
	private int at;
	private Origin origin;

	/** Where one was before typing. */
	private record Origin(List<Layer> layers, Zoom.View view) {
	}

	public FindBar(Composite parent, NetworkViewer viewer) {
		super(parent, SWT.NONE);
		this.viewer = viewer;
		GridLayoutFactory.fillDefaults().numColumns(2).margins(4, 1).spacing(2, 0).applyTo(this);
		count = new Label(this, SWT.RIGHT);
		count.setLayoutData(GridDataFactory.swtDefaults().align(SWT.FILL, SWT.CENTER).exclude(true).create());
		text = new Text(this, SWT.SEARCH | SWT.ICON_CANCEL | SWT.ICON_SEARCH);
		text.setMessage("Find layer");
		text.setToolTipText("Find layers by id, label, operation or block (Ctrl+F). Enter: next, Shift+Enter: previous, Esc: back to the drawing");
		text.setLayoutData(GridDataFactory.fillDefaults().align(SWT.FILL, SWT.CENTER).grab(true, false).hint(60, SWT.DEFAULT).create());
		list = new HitList(text, this::choose);
		text.addListener(SWT.Modify, e -> search());
		text.addListener(SWT.DefaultSelection, e -> {
			if (e.detail == 0) {
				next(1);
			}
		});
		text.addListener(SWT.KeyDown, this::key);
	}

	private void key(Event e) {
		boolean enter = e.keyCode == SWT.CR || e.keyCode == SWT.KEYPAD_CR;
		if (e.keyCode == SWT.ESC) {
			list.hide();
			viewer.getControl().setFocus();
			e.doit = false;
		} else if (enter && (e.stateMask & SWT.SHIFT) != 0 || e.keyCode == SWT.ARROW_UP) {
			next(-1);
			e.doit = false;
		} else if (e.keyCode == SWT.ARROW_DOWN) {
			next(1);
			e.doit = false;
		}
	}

	/** Puts the cursor there. */
	public void activate() {
		text.setFocus();
		text.selectAll();
	}

	/** The field, for its content. */
	public Text field() {
		return text;
	}

	/** The text about the result. */
	public String result() {
		return count.getText();
	}

	/** The rows of the list of hits. */
	public List<String> listed() {
		return hits.stream().map(FindBar::row).toList();
	}

	@SuppressWarnings("unchecked")
	private Origin here() {
		return new Origin((List<Layer>) (List<?>) viewer.getSelection().toList(), viewer.zoom().view());
	}

	private void search() {
		String wanted = text.getText().trim().toLowerCase(Locale.ROOT);
		if (origin == null) {
			origin = here();
		}
		hits = wanted.isEmpty() || viewer.getInput() == null ? List.of() : matches(viewer.getInput(), wanted);
		boolean named = hits.size() == 1 || hits.size() > 1 && exact(hits.getFirst(), wanted) && !exact(hits.get(1), wanted);
		at = hits.isEmpty() || named ? 0 : first();
		show(wanted);
		if (hits.isEmpty()) {
			back();
		}
		if (wanted.isEmpty()) {
			origin = null;
		}
	}

	private void back() {
		if (!viewer.getSelection().toList().equals(origin.layers)) {
			viewer.setSelection(new StructuredSelection(origin.layers), false);
			viewer.zoom().show(origin.view);
		}
	}

	// the first hit from where one is
	private int first() {
		if (origin.layers.isEmpty()) {
			return 0;
		}
		List<Layer> all = viewer.getInput().layers();
		int from = all.indexOf(origin.layers.getLast());
		for (int i = 0; i < hits.size(); i++) {
			if (all.indexOf(hits.get(i)) >= from) {
				return i;
			}
		}
		return 0;
	}

	private static boolean exact(Layer l, String wanted) {
		return l.id().equalsIgnoreCase(wanted) || l.label().equalsIgnoreCase(wanted);
	}

	private static List<Layer> matches(Network network, String wanted) {
		List<Layer> exact = new ArrayList<>();
		List<Layer> others = new ArrayList<>();
		for (Layer l : network.layers()) {
			if (exact(l, wanted)) {
				exact.add(l);
			} else if ((l.id() + "\n" + l.label() + "\n" + l.operation() + "\n" + l.block()).toLowerCase(Locale.ROOT).contains(wanted)) {
				others.add(l);
			}
		}
		exact.addAll(others);
		return exact;
	}

	private void next(int step) {
		if (!hits.isEmpty()) {
			at = Math.floorMod(at + step, hits.size());
			show(text.getText());
			origin = here(); // the next search begins there
		}
	}

	private void choose(int hit) {
		if (hit < hits.size()) {
			at = hit;
			show(text.getText());
			origin = here();
		}
	}

	private static String row(Layer l) {
		return l.label() + "  (" + l.operation() + (l.block().isEmpty() ? ")" : ", " + l.block() + ")");
	}

	private void show(String wanted) {
		count.setText(wanted.isEmpty() ? "" : hits.isEmpty() ? "Not found" : at + 1 + " of " + hits.size());
		((org.eclipse.swt.layout.GridData) count.getLayoutData()).exclude = wanted.isEmpty();
		count.setVisible(!wanted.isEmpty());
		layout();
		list.show(listed(), at);
		if (!hits.isEmpty()) {
			viewer.setSelection(new StructuredSelection(hits.get(at)), true);
		}
	}
}
