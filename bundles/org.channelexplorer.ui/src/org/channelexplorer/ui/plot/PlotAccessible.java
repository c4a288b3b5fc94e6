package org.channelexplorer.ui.plot;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.IntStream;
import org.channelexplorer.plot.Hit;
import org.channelexplorer.plot.Item;
import org.channelexplorer.plot.Plot;
import org.eclipse.swt.SWT;
import org.eclipse.swt.accessibility.ACC;
import org.eclipse.swt.accessibility.Accessible;
import org.eclipse.swt.accessibility.AccessibleAdapter;
import org.eclipse.swt.accessibility.AccessibleControlAdapter;
import org.eclipse.swt.accessibility.AccessibleControlEvent;
import org.eclipse.swt.accessibility.AccessibleEvent;
import org.eclipse.swt.graphics.Point;

/**
 * A plot for assistive technology: a list of its items, with the plot's text as description. On GTK, where SWT makes an object of every child that is listed and
 * looks at all of them at every arrow key, only the item that has the focus is listed, and the others are made when somebody asks for them by their index.
 */
final class PlotAccessible {
	private static final boolean GTK = SWT.getPlatform().equals("gtk"); //$NON-NLS-1$
	private static final int MOST_LISTED = 100_000; // the cells of a heatmap are reached by index
	private static final int MOST_KEPT = 500;

	private final PlotPane pane;
	private final Map<Integer, Accessible> children = new LinkedHashMap<>(16, 0.75f, true); // the last one used comes last

	private PlotAccessible(PlotPane pane) {
		this.pane = pane;
	}

	static void install(PlotPane pane) {
		PlotAccessible plot = new PlotAccessible(pane);
		plot.answer(pane.getAccessible(), ACC.CHILDID_SELF);
	}

	private void answer(Accessible accessible, int own) {
		accessible.addAccessibleListener(new Names(own));
		accessible.addAccessibleControlListener(new Things(own));
	}

	private Accessible child(int index) {
		Accessible child = children.get(index);
		if (child == null) {
			child = new Accessible(pane.getAccessible());
			answer(child, index);
			children.put(index, child);
			if (children.size() > MOST_KEPT) {
				Iterator<Accessible> eldest = children.values().iterator();
				eldest.next().dispose();
				eldest.remove();
			}
		}
		return child;
	}

	private int items() {
		return pane.plot() == null ? 0 : pane.plot().items();
	}

	private Item item(int child) {
		Plot plot = pane.plot();
		return plot == null || child < 0 || child >= plot.items() ? null : plot.item(pane.look(), child);
	}

	private boolean selected(Hit hit) {
		return hit.images().length > 0 && IntStream.of(hit.images()).allMatch(pane.look().selected()::get)
				|| hit.channels().length > 0 && IntStream.of(hit.channels()).allMatch(pane.look().channels()::get)
				|| !hit.layer().isEmpty() && pane.look().layers().contains(hit.layer());
	}

	private final class Names extends AccessibleAdapter {
		private final int own; // of a child its index

		Names(int own) {
			this.own = own;
		}

		@Override
		public void getName(AccessibleEvent e) {
			Item item = item(own >= 0 ? own : e.childID);
			e.result = item != null ? item.hit().text() : own >= 0 ? null : pane.plot() == null ? pane.message() : pane.plot().title();
		}

		@Override
		public void getDescription(AccessibleEvent e) {
			if (own < 0 && e.childID == ACC.CHILDID_SELF) {
				e.result = pane.plot() == null ? pane.message() : pane.plot().text(pane.look());
			}
		}
	}

	private final class Things extends AccessibleControlAdapter {
		private final int own; // of a child its index

		Things(int own) {
			this.own = own;
		}

		private int index(AccessibleControlEvent e) {
			return own >= 0 ? own : e.childID;
		}

		@Override
		public void getRole(AccessibleControlEvent e) {
			e.detail = index(e) == ACC.CHILDID_SELF ? ACC.ROLE_LIST : ACC.ROLE_LISTITEM;
		}

		@Override
		public void getChildCount(AccessibleControlEvent e) {
			e.detail = own >= 0 ? 0 : items();
		}

		@Override
		public void getChildren(AccessibleControlEvent e) {
			int at = pane.item();
			e.children = own >= 0 || GTK && (at < 0 || at >= items()) ? new Object[0]
					: GTK ? new Object[] { at } : IntStream.range(0, Math.min(MOST_LISTED, items())).boxed().toArray();
		}

		@Override
		public void getChild(AccessibleControlEvent e) {
			if (own >= 0) {
				if (e.childID == ACC.CHILDID_CHILD_INDEX) {
					e.detail = own;
				}
				return;
			}
			int index = e.childID == ACC.CHILDID_CHILD_AT_INDEX ? e.detail : e.childID;
			if (GTK && index >= 0 && index < items()) {
				e.accessible = child(index);
			}
		}

		@Override
		public void getFocus(AccessibleControlEvent e) {
			e.childID = own >= 0 || !pane.isFocusControl() ? ACC.CHILDID_NONE : pane.item() >= 0 ? pane.item() : ACC.CHILDID_SELF;
		}

		@Override
		public void getLocation(AccessibleControlEvent e) {
			Item item = item(index(e));
			if (item != null) {
				double scale = pane.scale();
				Point at = pane.toDisplay((int) (item.x() * scale), (int) (item.y() * scale));
				e.x = at.x;
				e.y = at.y;
				e.width = (int) Math.ceil(item.width() * scale);
				e.height = (int) Math.ceil(item.height() * scale);
			}
		}

		@Override
		public void getState(AccessibleControlEvent e) {
			Item item = item(index(e));
			if (item != null) {
				e.detail = ACC.STATE_SELECTABLE | ACC.STATE_FOCUSABLE | ACC.STATE_MULTISELECTABLE;
				e.detail |= selected(item.hit()) ? ACC.STATE_SELECTED : 0;
				e.detail |= pane.isFocusControl() && pane.item() == index(e) ? ACC.STATE_FOCUSED : 0;
			}
		}

		@Override
		public void getValue(AccessibleControlEvent e) {
			Item item = item(index(e));
			if (item != null) {
				e.result = item.hit().text();
			}
		}
	}
}
