/** Channel rankings: scores per channel and the operation that orders by them. */
package org.channelexplorer.analysis.internal.ranking;
