package org.channelexplorer.ui.plot;

import java.util.stream.IntStream;
import org.channelexplorer.plot.Hit;
import org.channelexplorer.plot.Item;
import org.channelexplorer.plot.Plot;
import org.eclipse.swt.accessibility.ACC;
import org.eclipse.swt.accessibility.AccessibleAdapter;
import org.eclipse.swt.accessibility.AccessibleControlAdapter;
import org.eclipse.swt.accessibility.AccessibleControlEvent;
import org.eclipse.swt.accessibility.AccessibleEvent;
import org.eclipse.swt.graphics.Point;

/** A plot for assistive technology: a list of its items, with the plot's text as description. */
final class PlotAccessible {
	private static final int MOST_LISTED = 100_000; // the cells of a heatmap are reached by index

	private final PlotPane pane;

	private PlotAccessible(PlotPane pane) {
		this.pane = pane;
	}

	static void install(PlotPane pane) {
		PlotAccessible plot = new PlotAccessible(pane);
		pane.getAccessible().addAccessibleListener(plot.new Names());
		pane.getAccessible().addAccessibleControlListener(plot.new Things());
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
		@Override
		public void getName(AccessibleEvent e) {
			Item item = item(e.childID);
			e.result = item != null ? item.hit().text() : pane.plot() == null ? pane.message() : pane.plot().title();
		}

		@Override
		public void getDescription(AccessibleEvent e) {
			if (e.childID == ACC.CHILDID_SELF) {
				e.result = pane.plot() == null ? pane.message() : pane.plot().text(pane.look());
			}
		}
	}

	private final class Things extends AccessibleControlAdapter {
		@Override
		public void getRole(AccessibleControlEvent e) {
			e.detail = e.childID == ACC.CHILDID_SELF ? ACC.ROLE_LIST : ACC.ROLE_LISTITEM;
		}

		@Override
		public void getChildCount(AccessibleControlEvent e) {
			e.detail = pane.plot() == null ? 0 : pane.plot().items();
		}

		@Override
		public void getChildren(AccessibleControlEvent e) {
			e.children = IntStream.range(0, pane.plot() == null ? 0 : Math.min(MOST_LISTED, pane.plot().items())).boxed().toArray();
		}

		@Override
		public void getFocus(AccessibleControlEvent e) {
			e.childID = !pane.isFocusControl() ? ACC.CHILDID_NONE : pane.item() >= 0 ? pane.item() : ACC.CHILDID_SELF;
		}

		@Override
		public void getLocation(AccessibleControlEvent e) {
			Item item = item(e.childID);
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
			Item item = item(e.childID);
			if (item != null) {
				e.detail = ACC.STATE_SELECTABLE | ACC.STATE_FOCUSABLE | ACC.STATE_MULTISELECTABLE;
				e.detail |= selected(item.hit()) ? ACC.STATE_SELECTED : 0;
				e.detail |= pane.isFocusControl() && pane.item() == e.childID ? ACC.STATE_FOCUSED : 0;
			}
		}

		@Override
		public void getValue(AccessibleControlEvent e) {
			Item item = item(e.childID);
			if (item != null) {
				e.result = item.hit().text();
			}
		}
	}
}
