package org.channelexplorer.ui.selection;

/**
 * The one selection of an open analysis, shared by all views. Used in the UI thread only; knows no widget.
 */
public final class SelectionModel extends ValueModel<Selection> {

	/** Called when the selection has changed. */
	@FunctionalInterface
	public interface Listener extends ValueModel.Listener<Selection> {
		/**
		 * @param now    the new selection, different from {@code before}
		 * @param source who changed it, so that a view can ignore its own change
		 */
		void selectionChanged(Selection before, Selection now, Object source);

		@Override
		default void changed(Selection before, Selection now, Object source) {
			selectionChanged(before, now, source);
		}
	}

	/** Nothing is selected. */
	public SelectionModel() {
		super(Selection.NONE);
	}
}
