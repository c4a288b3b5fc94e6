package org.channelexplorer.ui.selection;

import org.channelexplorer.core.label.Focus;
import org.channelexplorer.core.label.NamedValues;

/** The focuses of an open analysis and which is in use, shared by all views. Used in the UI thread only; knows no widget. */
public final class FocusModel extends ValueModel<NamedValues<Focus>> {

	/** @param saved the focuses as they are saved */
	public FocusModel(NamedValues<Focus> saved) {
		super(saved);
	}
}
