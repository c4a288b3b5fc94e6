package org.example.percentile.tests;

import org.channelexplorer.testkit.ContributionContract;

/** Everything is declared, documented and without state. */
class ContributionsTest extends ContributionContract {
	ContributionsTest() {
		super("org.example.percentile");
	}
}
