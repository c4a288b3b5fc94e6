package org.channelexplorer.ui.views.internal.refine;

import java.util.List;
import java.util.function.Consumer;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;

/** How the head gets its classes, and whose classes they are. */
final class RefineHead extends Composite {
	private static final List<String> WAYS = List.of("split", "refit"); //$NON-NLS-1$ //$NON-NLS-2$
	private static final int LEAST = 200;

	private final Combo way;
	private final Label classes;

	RefineHead(Composite parent, Consumer<String> chosen) {
		super(parent, SWT.NONE);
		GridLayoutFactory.fillDefaults().numColumns(2).margins(8, 4).applyTo(this);
		new Label(this, SWT.NONE).setText("Way:");
		way = new Combo(this, SWT.DROP_DOWN | SWT.READ_ONLY);
		way.setItems("Split: old classes keep their probabilities", "Refit: the whole layer is fitted again");
		way.addListener(SWT.Selection, _ -> chosen.accept(WAYS.get(way.getSelectionIndex())));
		classes = new Label(this, SWT.WRAP);
		GridDataFactory.fillDefaults().grab(true, false).span(2, 1).hint(LEAST, SWT.DEFAULT).applyTo(classes);
	}

	void show(String chosen, String labelling) {
		way.select(Math.max(0, WAYS.indexOf(chosen)));
		classes.setText(labelling.isEmpty() ? "Given classes: choose a labelling in Classes > Labelling, or make one from kinds."
				: "Outputs are the classes of \u2018" + labelling + "\u2019.");
		requestLayout(); // another sentence may take another number of lines
	}
}
