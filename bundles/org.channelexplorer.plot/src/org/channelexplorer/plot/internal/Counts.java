package org.channelexplorer.plot.internal;

import java.util.Locale;

/** Numbers of things for people. */
public final class Counts {
	private Counts() {
	}

	/** A number in groups of three digits. */
	public static String of(long n) {
		return String.format(Locale.ROOT, "%,d", n);
	}

	/** A number of things, such as 1 image or 3,995 images. @param thing its singular, to which an s is added */
	public static String of(long n, String thing) {
		return of(n) + " " + thing + (n == 1 ? "" : "s");
	}
}
