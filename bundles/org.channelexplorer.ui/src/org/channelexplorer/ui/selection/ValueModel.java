package org.channelexplorer.ui.selection;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.UnaryOperator;

/**
 * An immutable value of an open analysis, shared by all views. Used in the UI thread only; knows no widget.
 *
 * @param <T> the value
 */
public class ValueModel<T> {

	/**
	 * Called when the value has changed.
	 *
	 * @param <T> the value
	 */
	@FunctionalInterface
	public interface Listener<T> {
		/**
		 * @param now    the new value, different from {@code before} but for {@link ValueModel#again}
		 * @param source who changed it, so that a view can ignore its own change
		 */
		void changed(T before, T now, Object source);
	}

	private final List<Listener<? super T>> listeners = new CopyOnWriteArrayList<>();
	private final Deque<Runnable> untold = new ArrayDeque<>();
	private T current;
	private boolean telling;

	/** @param initial the value at first */
	public ValueModel(T initial) {
		current = Objects.requireNonNull(initial);
	}

	/** The value. */
	public final T get() {
		return current;
	}

	/**
	 * Replaces the value; listeners are called only when it differs. A listener may change the value again: every listener sees all
	 * changes in the order they were made.
	 */
	public void set(T value, Object source) {
		T before = current;
		if (before.equals(Objects.requireNonNull(value))) {
			return;
		}
		current = value;
		untold.add(() -> listeners.forEach(l -> l.changed(before, value, source)));
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
	public void change(UnaryOperator<T> change, Object source) {
		set(change.apply(current), source);
	}

	/** Calls the listeners although the value is the same, because what it looks like has changed. */
	public final void again(Object source) {
		T same = current;
		listeners.forEach(l -> l.changed(same, same, source));
	}

	public void addListener(Listener<? super T> listener) {
		listeners.add(listener);
	}

	public void removeListener(Listener<? super T> listener) {
		listeners.remove(listener);
	}
}
