package org.channelexplorer.ui.internal.preferences;

import java.util.Arrays;
import java.util.List;
import org.channelexplorer.core.catalogue.Catalogue;
import org.channelexplorer.core.catalogue.Contribution;
import org.channelexplorer.core.catalogue.ExtensionPoint;
import org.channelexplorer.plot.ClassColours;
import org.channelexplorer.ui.Preferences;
import org.eclipse.jface.preference.ComboFieldEditor;
import org.eclipse.jface.preference.FieldEditorPreferencePage;
import org.eclipse.jface.preference.IntegerFieldEditor;
import org.eclipse.jface.preference.StringFieldEditor;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.ui.IWorkbench;
import org.eclipse.ui.IWorkbenchPreferencePage;

/** Preferences > ChannelExplorer: how new analyses and views begin. */
public final class MainPage extends FieldEditorPreferencePage implements IWorkbenchPreferencePage {
	/** Its id. */
	public static final String ID = "org.channelexplorer.ui.preferences"; //$NON-NLS-1$
	private static final int MOST_THREADS = 1024;
	private static final int SMALLEST = 24;
	private static final int LARGEST = 160;

	public MainPage() {
		super(GRID);
		setDescription("Settings that new analyses and views start with. Existing analyses keep theirs; colours change at once.");
	}

	@Override
	public void init(IWorkbench workbench) {
		setPreferenceStore(Preferences.store());
	}

	@Override
	protected void createFieldEditors() {
		Composite parent = getFieldEditorParent();
		whole(Preferences.THREADS, "&Threads of an analysis (0 = all cores):", 0, MOST_THREADS, parent);
		List<? extends Contribution<?>> summaries = Catalogue.ofEquinox().contributions(ExtensionPoint.SUMMARY_FUNCTIONS);
		addField(new ComboFieldEditor(Preferences.SUMMARY, "First &summary:",
				summaries.stream().map(c -> new String[] { c.name(), c.id() }).toArray(String[][]::new), parent));
		addField(new EtaEditor(parent));
		addField(new SeedEditor(parent));
		addField(new ComboFieldEditor(Preferences.CLASS_COLOURS, "&Colours of classes:",
				Arrays.stream(ClassColours.values()).map(c -> new String[] { c.label() + " (" + c.size() + ")", c.name() }).toArray(String[][]::new), parent));
		whole(Preferences.THUMBNAIL, "&Pictures in the Dataset (pixels):", SMALLEST, LARGEST, parent);
	}

	private void whole(String name, String label, int from, int to, Composite parent) {
		IntegerFieldEditor editor = new IntegerFieldEditor(name, label, parent);
		editor.setValidRange(from, to);
		addField(editor);
	}

	private static final class EtaEditor extends StringFieldEditor {
		EtaEditor(Composite parent) {
			super(Preferences.ETA, "&Eta, the share of channels in a set:", parent);
			setErrorMessage("Eta is a number above 0, at most 1.");
			setEmptyStringAllowed(false);
		}

		@Override
		protected boolean doCheckState() {
			try {
				double eta = Double.parseDouble(getStringValue().strip());
				return eta > 0 && eta <= 1;
			} catch (NumberFormatException e) {
				return false;
			}
		}
	}

	private static final class SeedEditor extends StringFieldEditor {
		SeedEditor(Composite parent) {
			super(Preferences.SEED, "Seed of new &analyses:", parent);
			setErrorMessage("The seed is a whole number.");
			setEmptyStringAllowed(false);
		}

		@Override
		protected boolean doCheckState() {
			try {
				Long.parseLong(getStringValue().strip());
				return true;
			} catch (NumberFormatException e) {
				return false;
			}
		}
	}
}
