package org.channelexplorer.analysis.tests.contract;

import org.channelexplorer.testkit.ContributionContract;

/** Our own contributions keep the rules for those of others. */
class ContributionsTest extends ContributionContract {
	ContributionsTest() {
		super("org.channelexplorer.core", "org.channelexplorer.analysis", "org.channelexplorer.smile");
	}
}
