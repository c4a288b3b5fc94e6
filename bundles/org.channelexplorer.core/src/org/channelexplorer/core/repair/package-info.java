/** What analysts decide about labels and networks, as values of the analysis: the ledger of label decisions, surgeries, refinements of classes. */
package org.channelexplorer.core.repair;
