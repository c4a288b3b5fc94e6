package org.channelexplorer.core.util;

/** How long the rest of some work will take, by what the work before took. */
public final class Remaining {
	private static final double ENOUGH = 2; // seconds after which the rest can be estimated

	private Remaining() {
	}

	/**
	 * Such as {@code , about 2 minutes left}; empty when too little was measured.
	 *
	 * @param done    things done in the time
	 * @param left    things that are left
	 * @param seconds the time
	 */
	public static String text(int done, int left, double seconds) {
		return text(done, left, seconds, 0);
	}

	/**
	 * The same when the last thing was done a while ago: the rest is no shorter than that wait.
	 *
	 * @param done    things done in the time
	 * @param left    things that are left
	 * @param seconds the time until now
	 * @param waited  seconds of it in which nothing was done, until now
	 */
	public static String text(int done, int left, double seconds, double waited) {
		if (done <= 0 || left <= 0 || seconds < ENOUGH) {
			return "";
		}
		double rest = Math.max(waited, seconds / done * left);
		if (rest < 55) {
			long s = rest < 10 ? Math.max(1, Math.round(rest)) : Math.round(rest / 5) * 5; // not another number at every look
			return ", about " + s + (s == 1 ? " second left" : " seconds left");
		}
		long minutes = Math.round(rest / 60);
		return minutes < 100 ? ", about " + minutes + (minutes == 1 ? " minute left" : " minutes left") : ", about " + Math.round(rest / 3600) + " hours left";
	}
}
