package org.channelexplorer.report.internal;

import org.channelexplorer.core.catalogue.Catalogue;
import org.channelexplorer.core.util.InputException;

/** What further bundles contribute to the report of an analysis as a whole. */
record FurtherSection(Shown analysis, Catalogue catalogue, Findings findings) implements Section {

	@Override
	public String title() {
		return "Further results";
	}

	@Override
	public String id() {
		return "further";
	}

	@Override
	public void write(Html html, ReportFiles files) throws InputException {
		for (Contributed c : findings.further()) {
			c.write(html, files, analysis, catalogue, "");
		}
	}
}
