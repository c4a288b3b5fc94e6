package org.channelexplorer.ui;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.channelexplorer.core.operation.Operations;
import org.channelexplorer.core.util.InputException;
import org.channelexplorer.plot.ClassColours;
import org.eclipse.core.runtime.preferences.InstanceScope;
import org.eclipse.jface.preference.IPreferenceStore;
import org.eclipse.ui.preferences.ScopedPreferenceStore;

/** What users prefer: how new analyses and views begin. Numbers that are stored in an analysis are never changed by it. */
public final class Preferences {
	/** Threads that analyses run on, 0 for all cores. */
	public static final String THREADS = "threads"; //$NON-NLS-1$
	/** Id of the summary that new analyses begin with. */
	public static final String SUMMARY = "summary"; //$NON-NLS-1$
	/** Share of the channels that make an image's set, where an operation takes it. */
	public static final String ETA = "eta"; //$NON-NLS-1$
	/** Seed of new analyses. */
	public static final String SEED = "seed"; //$NON-NLS-1$
	/** Side of a picture in the Dataset, in pixels. */
	public static final String THUMBNAIL = "thumbnail"; //$NON-NLS-1$
	/** Most megabytes of results kept with an analysis, 0 for no limit. */
	public static final String RESULTS = "results"; //$NON-NLS-1$
	/** Name of the {@link ClassColours} that classes have. */
	public static final String CLASS_COLOURS = "classColours"; //$NON-NLS-1$
	/** Update sites that an administrator presets: addresses, separated by commas. */
	public static final String UPDATE_SITES = "updateSites"; //$NON-NLS-1$
	/** Files of public PGP keys that an administrator presets, separated by commas; relative to the folder of the file that presets them. */
	public static final String TRUSTED_KEYS = "trustedKeys"; //$NON-NLS-1$
	/** What the start page greets with, as an administrator presets it. */
	public static final String WELCOME = "welcome"; //$NON-NLS-1$
	/** What eta is when nobody prefers another one: that of the operations. */
	public static final String USUAL_ETA = "0.1"; //$NON-NLS-1$
	private static final String NODE = "org.channelexplorer.ui"; //$NON-NLS-1$

	private Preferences() {
	}

	/** Where they are kept; defaults are set by the extension point {@code org.eclipse.core.runtime.preferences}. */
	public static IPreferenceStore store() {
		return new ScopedPreferenceStore(InstanceScope.INSTANCE, NODE);
	}

	/** Threads for analyses, 0 for all cores. */
	public static int threads() {
		return store().getInt(THREADS);
	}

	/** Id of the first summary of new analyses. */
	public static String summary() {
		return store().getString(SUMMARY);
	}

	/** Seed of new analyses. */
	public static long seed() {
		return store().getLong(SEED);
	}

	/** Side of a picture in the Dataset of an analysis that is opened for the first time, in pixels. */
	public static int thumbnail() {
		return store().getInt(THUMBNAIL);
	}

	/** Most megabytes of results kept with an analysis, 0 for no limit. */
	public static int megabytesOfResults() {
		return store().getInt(RESULTS);
	}

	/** The colours of classes that the analyst has not coloured. */
	public static ClassColours classColours() {
		String name = store().getString(CLASS_COLOURS);
		return Arrays.stream(ClassColours.values()).filter(c -> c.name().equals(name)).findFirst().orElse(ClassColours.STANDARD);
	}

	/** Addresses of the update sites that are preset. */
	public static List<String> updateSites() {
		return list(store().getString(UPDATE_SITES));
	}

	/** Files of the public keys that are preset. */
	public static List<Path> trustedKeys() {
		String presets = System.getProperty("eclipse.pluginCustomization", ""); //$NON-NLS-1$ //$NON-NLS-2$
		return list(store().getString(TRUSTED_KEYS)).stream().map(f -> presets.isEmpty() ? Path.of(f) : Path.of(presets).resolveSibling(f)).toList();
	}

	/** The preset greeting of the start page, empty for none. */
	public static String welcome() {
		return store().getString(WELCOME).strip();
	}

	private static List<String> list(String text) {
		return Arrays.stream(text.split(",")).map(String::strip).filter(t -> !t.isEmpty()).toList(); //$NON-NLS-1$
	}

	/** The parameters that an operation begins with: eta where it takes one and another than the usual is preferred. */
	public static Map<String, String> parameters(Operations operations, String operation) {
		Map<String, String> given = new TreeMap<>();
		String eta = store().getString(ETA);
		try {
			if (!eta.isBlank() && !eta.equals(USUAL_ETA) && operations.parameters(operation, given).stream().anyMatch(p -> p.name().equals(ETA))) {
				given.put(ETA, eta);
			}
		} catch (InputException e) {
			return new TreeMap<>(); // an operation that is not installed: asking it gives the reason
		}
		return given;
	}
}
