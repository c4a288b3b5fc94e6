package org.channelexplorer.core.label;

/** A value that users call by a name. */
public interface Named {

	/** The name: not blank, unique among its kind. */
	String name();
}
