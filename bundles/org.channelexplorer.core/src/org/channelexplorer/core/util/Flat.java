package org.channelexplorer.core.util;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The members of a record's JSON object in the order of the file. A component that is not among them is a group: a record whose
 * components stand in the same object (see {@link FlatRecord}).
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface Flat {
	String[] value();

	/** The names in the file of the components of a group that is of use elsewhere, too; without it they are called what they are called. */
	@Retention(RetentionPolicy.RUNTIME)
	@Target(ElementType.FIELD)
	@interface Names {
		String[] value();
	}
}
