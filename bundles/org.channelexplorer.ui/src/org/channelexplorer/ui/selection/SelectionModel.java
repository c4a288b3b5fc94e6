package org.channelexplorer.ui.selection;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.UnaryOperator;

/**
 * The one selection of an open analysis, shared by all views. Used in the UI thread only; knows no widget.
 */
public final class SelectionModel {

	/** Called when the selection has changed. */
	@FunctionalInterface
	public interface Listener {
		/**
		 * @param now    the new selection, different from {@code before}
		 * @param source who changed it, so that a view can ignore its own change
		 */
		void selectionChanged(Selection before, Selection now, Object source);
	}

	private final List<Listener> listeners = new CopyOnWriteArrayList<>();
	private final Deque<Runnable> untold = new ArrayDeque<>();
	private Selection current = Selection.NONE;
	private boolean telling;

	/** The selection. */
	public Selection get() {
		return current;
	}

	/**
	 * Replaces the selection; listeners are called only when it differs. A listener may change the selection again: every listener
	 * sees all changes in the order they were made.
	 */
	public void set(Selection selection, Object source) {
		Selection before = current;
		if (before.equals(Objects.requireNonNull(selection))) {
			return;
		}
		current = selection;
		untold.add(() -> listeners.forEach(l -> l.selectionChanged(before, selection, source)));
		if (telling) {
			return; // the outer call tells it
		}
		telling = true;
		try {
			for (Runnable next = untold.poll(); next != null; next = untold.poll()) {
				next.run();
			}
		} finally {
			telling = false;
			untold.clear();
		}
	}

	/** Changes a part: {@code change(s -> s.withImages(3), this)}. */
	public void change(UnaryOperator<Selection> change, Object source) {
		set(change.apply(current), source);
	}

	public void addListener(Listener listener) {
		listeners.add(listener);
	}

	public void removeListener(Listener listener) {
		listeners.remove(listener);
	}
}
