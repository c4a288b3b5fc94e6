package org.channelexplorer.ui.internal.wizard;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.channelexplorer.core.catalogue.Catalogue;
import org.channelexplorer.core.catalogue.Contribution;
import org.channelexplorer.core.catalogue.ExtensionPoint;
import org.channelexplorer.core.extension.DatasetReader;
import org.channelexplorer.core.extension.DatasetReader.Boxes;
import org.channelexplorer.core.model.ImageEntry;
import org.channelexplorer.core.model.ImageSet;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;

/** How the data set is read: the reader, the split, and the class of images with several boxes. */
final class DatasetRow {
	private static final List<String> RULES = List.of("left out", "of the largest box", "of most boxes");

	private final List<Contribution<DatasetReader>> readers;
	private final List<String> splits = new ArrayList<>();
	private final Combo reader;
	private final Combo split;
	private final Combo boxes;

	DatasetRow(Composite page, DatasetReader.Choice choice, Runnable changed) {
		readers = Catalogue.ofEquinox().contributions(ExtensionPoint.DATASET_READERS);
		label(page, "&Read as:");
		Composite row = new Composite(page, SWT.NONE);
		GridLayoutFactory.fillDefaults().numColumns(5).applyTo(row);
		GridDataFactory.fillDefaults().grab(true, false).span(2, 1).applyTo(row);
		reader = combo(row, changed);
		reader.add("As its content says");
		readers.forEach(r -> reader.add(r.name()));
		reader.select(1 + ids().indexOf(choice.reader()));
		label(row, "&Split:");
		split = combo(row, changed);
		splits.add(choice.split());
		fill(choice.split());
		label(row, "Several bo&xes:");
		boxes = combo(row, changed);
		RULES.forEach(boxes::add);
		boxes.select(choice.boxes().ordinal());
	}

	private List<String> ids() {
		return readers.stream().map(Contribution::id).toList();
	}

	private static Combo combo(Composite row, Runnable changed) {
		Combo combo = new Combo(row, SWT.DROP_DOWN | SWT.READ_ONLY);
		GridDataFactory.fillDefaults().grab(true, false).applyTo(combo);
		combo.addListener(SWT.Selection, e -> changed.run());
		return combo;
	}

	private static void label(Composite parent, String text) {
		Label label = new Label(parent, SWT.NONE);
		label.setText(text);
	}

	/** What is chosen. */
	DatasetReader.Choice choice() {
		int chosen = reader.getSelectionIndex();
		return new DatasetReader.Choice(chosen < 1 ? "" : ids().get(chosen - 1), split.getSelectionIndex() < 1 ? "" : split.getText(), //$NON-NLS-1$ //$NON-NLS-2$
				Boxes.values()[Math.max(0, boxes.getSelectionIndex())]);
	}

	/** Other images: their splits are not known yet. */
	void forget() {
		splits.clear();
		fill(""); //$NON-NLS-1$
	}

	/** The images as they are read now. */
	void found(ImageSet set) {
		TreeSet<String> there = new TreeSet<>(splits);
		set.entries().stream().map(ImageEntry::split).forEach(there::add);
		splits.clear();
		splits.addAll(there);
		fill(choice().split());
	}

	private void fill(String chosen) {
		split.removeAll();
		split.add("All");
		splits.stream().filter(s -> !s.isEmpty()).forEach(split::add);
		split.select(Math.max(0, split.indexOf(chosen)));
		split.setEnabled(split.getItemCount() > 1);
		split.setToolTipText(split.isEnabled() ? "Only the images of this split are read" : "The data set has no splits");
	}
}
