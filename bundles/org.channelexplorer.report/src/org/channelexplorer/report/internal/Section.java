package org.channelexplorer.report.internal;

import org.channelexplorer.core.util.InputException;

/** A part of the page under a heading. */
interface Section {

	/** Heading. */
	String title();

	/** Anchor, unique on the page. */
	String id();

	/** Writes what stands under the heading, and the files that belong to it. */
	void write(Html html, ReportFiles files) throws InputException;
}
