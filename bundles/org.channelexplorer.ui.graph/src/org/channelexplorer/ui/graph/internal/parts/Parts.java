package org.channelexplorer.ui.graph.internal.parts;

import org.eclipse.gef.EditPart;
import org.eclipse.gef.EditPartFactory;

/** Makes the edit parts. */
public final class Parts implements EditPartFactory {

	@Override
	public EditPart createEditPart(EditPart context, Object model) {
		return switch (model) {
		case Diagram diagram -> new DiagramPart(diagram);
		case Diagram.Node node -> new NodePart(node);
		default -> throw new IllegalArgumentException(String.valueOf(model));
		};
	}
}
