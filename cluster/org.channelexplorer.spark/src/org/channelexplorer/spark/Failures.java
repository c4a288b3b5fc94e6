package org.channelexplorer.spark;

/** What Spark's exceptions mean. */
final class Failures {
	private Failures() {
	}

	/** One sentence for the innermost cause. */
	static String sentence(Throwable e) {
		Throwable cause = e;
		String all = String.valueOf(e.getMessage());
		while (cause.getCause() != null && cause.getCause() != cause) {
			cause = cause.getCause();
			all += "\n" + cause.getMessage();
		}
		if (all.contains("UnsupportedClassVersionError")) {
			return "an executor's Java is too old: JDK 25.0.3 or newer is needed on every machine (set JAVA_HOME there, or spark.executorEnv.JAVA_HOME)";
		}
		String message = cause.getMessage() == null || cause.getMessage().isBlank() ? cause.getClass().getSimpleName() : cause.getMessage();
		return message.lines().findFirst().orElse("").strip();
	}
}
