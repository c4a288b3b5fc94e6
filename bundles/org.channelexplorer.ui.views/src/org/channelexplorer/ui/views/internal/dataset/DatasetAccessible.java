package org.channelexplorer.ui.views.internal.dataset;

import java.util.ArrayList;
import java.util.List;
import org.channelexplorer.core.data.Labels;
import org.channelexplorer.ui.AnalysisSession;
import org.channelexplorer.ui.selection.Selections;
import org.eclipse.swt.accessibility.ACC;
import org.eclipse.swt.accessibility.AccessibleAdapter;
import org.eclipse.swt.accessibility.AccessibleControlAdapter;
import org.eclipse.swt.accessibility.AccessibleControlEvent;
import org.eclipse.swt.accessibility.AccessibleEvent;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;

/** What a screen reader finds in the Dataset view: a list of the headings and images that are visible. */
final class DatasetAccessible {
	private final DatasetCanvas canvas;

	/** A heading ({@code image} is -1) or an image, where it lies in the control. */
	private record Item(DatasetLayout.Block block, int image, Rectangle bounds) {
	}

	/** Tells assistive technology about a list. */
	DatasetAccessible(DatasetCanvas canvas) {
		this.canvas = canvas;
		canvas.getAccessible().addAccessibleListener(new AccessibleAdapter() {
			@Override
			public void getName(AccessibleEvent e) {
				e.result = e.childID == ACC.CHILDID_SELF ? name() : name(e.childID);
			}
		});
		canvas.getAccessible().addAccessibleControlListener(new Control());
	}

	private String name() {
		AnalysisSession session = canvas.session();
		return canvas.shownCount() + " images in " + canvas.labels().classes().size() + " classes, " + session.selection().get().images().length + " selected";
	}

	private List<Item> items() {
		int top = canvas.scrolled();
		Rectangle area = canvas.getClientArea();
		int side = canvas.state().thumb();
		List<Item> items = new ArrayList<>();
		for (DatasetLayout.Block b : canvas.arranged().between(top, top + area.height)) {
			items.add(new Item(b, -1, new Rectangle(0, b.top() - top, area.width, canvas.headerHeight())));
			for (int place = canvas.arranged().firstBelow(b, top); place < b.rows().length && !b.collapsed(); place++) {
				int y = canvas.arranged().y(b, place) - top;
				if (y > area.height) {
					break;
				}
				items.add(new Item(b, b.rows()[place], new Rectangle(canvas.arranged().x(place), y, side, side)));
			}
		}
		return items;
	}

	String name(int child) {
		List<Item> items = items();
		if (child < 0 || child >= items.size()) {
			return null;
		}
		Item item = items.get(child);
		AnalysisSession session = canvas.session();
		Labels labels = canvas.labels();
		if (item.image < 0) {
			return "Class " + DatasetPainter.text(labels, item.block, Selections.counts(session.selection().get(), labels)[item.block.classIndex()],
					canvas.numbers());
		}
		return session.analysis().images().get(item.image).file() + ", " + labels.nameOf(item.image)
				+ session.predictions().flatMap(p -> p.of(item.image)).map(p -> ", predicted " + p.text()).orElse("");
	}

	private boolean selected(Item item) {
		return item.image < 0 ? canvas.session().selection().get().classes().contains(canvas.labels().classes().get(item.block.classIndex()))
				: canvas.session().selection().get().hasImage(item.image);
	}

	private final class Control extends AccessibleControlAdapter {
		@Override
		public void getRole(AccessibleControlEvent e) {
			e.detail = e.childID == ACC.CHILDID_SELF ? ACC.ROLE_LIST : ACC.ROLE_LISTITEM;
		}

		@Override
		public void getChildCount(AccessibleControlEvent e) {
			e.detail = items().size();
		}

		@Override
		public void getChildren(AccessibleControlEvent e) {
			int n = items().size();
			e.children = new Object[n];
			for (int i = 0; i < n; i++) {
				e.children[i] = i;
			}
		}

		@Override
		public void getChildAtPoint(AccessibleControlEvent e) {
			Point at = canvas.toControl(e.x, e.y);
			List<Item> items = items();
			e.childID = ACC.CHILDID_NONE;
			for (int i = 0; i < items.size(); i++) {
				if (items.get(i).bounds.contains(at)) {
					e.childID = i;
				}
			}
		}

		@Override
		public void getLocation(AccessibleControlEvent e) {
			List<Item> items = items();
			if (e.childID >= 0 && e.childID < items.size()) {
				Rectangle bounds = canvas.getDisplay().map(canvas, null, items.get(e.childID).bounds);
				e.x = bounds.x;
				e.y = bounds.y;
				e.width = bounds.width;
				e.height = bounds.height;
			}
		}

		@Override
		public void getState(AccessibleControlEvent e) {
			List<Item> items = items();
			if (e.childID == ACC.CHILDID_SELF) {
				e.detail = ACC.STATE_FOCUSABLE | ACC.STATE_MULTISELECTABLE | (canvas.isFocusControl() ? ACC.STATE_FOCUSED : 0);
			} else if (e.childID >= 0 && e.childID < items.size()) {
				e.detail = ACC.STATE_SELECTABLE | (selected(items.get(e.childID)) ? ACC.STATE_SELECTED : 0);
			}
		}

		@Override
		public void getSelection(AccessibleControlEvent e) {
			List<Item> items = items();
			List<Integer> chosen = new ArrayList<>();
			for (int i = 0; i < items.size(); i++) {
				if (selected(items.get(i))) {
					chosen.add(i);
				}
			}
			e.children = chosen.toArray();
			e.childID = chosen.isEmpty() ? ACC.CHILDID_NONE : chosen.size() == 1 ? chosen.getFirst() : ACC.CHILDID_MULTIPLE;
		}
	}
}
