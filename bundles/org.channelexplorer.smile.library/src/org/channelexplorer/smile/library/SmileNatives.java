package org.channelexplorer.smile.library;

import org.channelexplorer.core.util.UserCache;

/**
 * Where the native libraries of Smile's linear algebra are unpacked. Left alone they go to {@code ~/.javacpp} or, when that
 * cannot be written, to a temporary folder at every start.
 */
public final class SmileNatives {
	private static final String FOLDER = "org.bytedeco.javacpp.cachedir";

	private SmileNatives() {
	}

	/**
	 * Sends them to {@link UserCache}, unless the user has set the property {@value #FOLDER}. Inside Equinox this happens when
	 * the bundle is activated, which the first class taken from it does; on a plain class path call it before the first use of
	 * Smile's matrices (PCA, MDS, eigenvalues). Clustering does without native libraries.
	 */
	public static void locate() {
		if (System.getProperty(FOLDER) == null) {
			// the libraries lie there under their own names, so another version needs another folder
			System.setProperty(FOLDER, UserCache.folder().resolve("smile-2.6.0").toString());
		}
	}
}
