package org.channelexplorer.ui.selection;

import java.util.ArrayList;
import java.util.List;

/** The images that were selected one after the other: going back does not undo what was done meanwhile. Used in the UI thread only; knows no widget. */
public final class SelectionHistory {
	private static final int MOST = 30;

	private final SelectionModel model;
	private final List<Selection> past = new ArrayList<>();
	private int place = -1;
	private boolean going;

	/** @param model the selection to follow */
	public SelectionHistory(SelectionModel model) {
		this.model = model;
		visit(model.get());
		model.addListener((before, now, source) -> {
			if (!going) {
				visit(now);
			}
		});
	}

	private void visit(Selection s) {
		if (s.images().length == 0 || place >= 0 && same(past.get(place), s)) {
			return;
		}
		past.subList(place + 1, past.size()).clear();
		past.removeIf(p -> same(p, s));
		past.add(s);
		if (past.size() > MOST) {
			past.removeFirst();
		}
		place = past.size() - 1;
	}

	private static boolean same(Selection a, Selection b) {
		return java.util.Arrays.equals(a.images(), b.images()) && a.classes().equals(b.classes());
	}

	/** What was selected, the latest first. */
	public List<Selection> past() {
		return past.reversed().stream().toList();
	}

	/** Whether there is an earlier selection to go back to. */
	public boolean canGoBack() {
		return place > 0 || place == 0 && model.get().images().length == 0;
	}

	/** Whether there is a later one. */
	public boolean canGoForward() {
		return place < past.size() - 1;
	}

	/** Selects the images that were selected before; layers stay. */
	public void back(Object source) {
		if (canGoBack()) {
			go(model.get().images().length == 0 ? place : place - 1, source);
		}
	}

	/** Selects the images that were selected after these. */
	public void forward(Object source) {
		if (canGoForward()) {
			go(place + 1, source);
		}
	}

	/** Selects the images of an earlier selection. */
	public void go(Selection to, Object source) {
		go(past.indexOf(to), source);
	}

	private void go(int to, Object source) {
		place = to;
		Selection images = past.get(to);
		going = true;
		try {
			model.change(s -> s.withClasses(images.classes()).withImages(images.images()), source);
		} finally {
			going = false;
		}
	}
}
