package org.channelexplorer.ui.internal.preferences;

import org.channelexplorer.plot.ClassColours;
import org.channelexplorer.ui.Preferences;
import org.eclipse.core.runtime.preferences.AbstractPreferenceInitializer;
import org.eclipse.jface.preference.IPreferenceStore;

/** The preferences before anybody has changed them. */
public final class Defaults extends AbstractPreferenceInitializer {
	private static final int THUMBNAIL = 48;

	@Override
	public void initializeDefaultPreferences() {
		IPreferenceStore store = Preferences.store();
		store.setDefault(Preferences.THREADS, 0);
		store.setDefault(Preferences.SUMMARY, "otsuSum"); //$NON-NLS-1$
		store.setDefault(Preferences.ETA, Preferences.USUAL_ETA);
		store.setDefault(Preferences.SEED, 1);
		store.setDefault(Preferences.THUMBNAIL, THUMBNAIL);
		store.setDefault(Preferences.RESULTS, 0);
		store.setDefault(Preferences.UPDATE_SITES, ""); //$NON-NLS-1$
		store.setDefault(Preferences.TRUSTED_KEYS, ""); //$NON-NLS-1$
		store.setDefault(Preferences.WELCOME, ""); //$NON-NLS-1$
		store.setDefault(Preferences.CLASS_COLOURS, ClassColours.STANDARD.name());
	}
}
