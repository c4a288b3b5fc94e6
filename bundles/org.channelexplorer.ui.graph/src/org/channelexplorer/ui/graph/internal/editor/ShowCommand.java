package org.channelexplorer.ui.graph.internal.editor;

import org.channelexplorer.plot.internal.arrangement.Drawing;
import org.channelexplorer.ui.graph.internal.viewer.NetworkViewer;
import org.eclipse.gef.commands.Command;

/** Replaces the drawing: other blocks collapsed, another orientation, a layout reset or imported. */
public final class ShowCommand extends Command {
	private final NetworkViewer viewer;
	private final Drawing before;
	private final Drawing after;

	public ShowCommand(String label, NetworkViewer viewer, Drawing after) {
		super(label);
		this.viewer = viewer;
		this.after = after;
		before = viewer.drawing();
	}

	@Override
	public void execute() {
		viewer.show(after);
	}

	@Override
	public void undo() {
		viewer.show(before);
	}
}
