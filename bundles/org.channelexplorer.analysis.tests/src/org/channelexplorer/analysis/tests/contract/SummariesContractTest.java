package org.channelexplorer.analysis.tests.contract;

import org.channelexplorer.testkit.SummaryFunctionContract;

/** Every installed summary function. */
class SummariesContractTest extends SummaryFunctionContract {
	// all of them
}
