package org.channelexplorer.core.parameter;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Describes an operation or a contributed method for dialog, command line and help, with its version for result keys. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface Documentation {

	/** Raised whenever the same input may give other bytes; part of every {@code ResultKey}. */
	int version() default 1;

	/** Whether something is drawn at random, so that the seed decides about the result; asked of methods. */
	boolean seeded() default true;

	/** Whether an operation's results are kept with the analysis; false for what is large and quickly computed again, as activation maps are. */
	boolean kept() default true;

	/** One sentence: what it computes and what for. */
	String summary();

	/** The formula or algorithm in plain text. */
	String formula() default "";

	/** Paper, equation or library it follows. */
	String source() default "";

	/** When not to trust it. */
	String caution() default "";
}
