/** What a scatterplot shows: places, clusters and how truly classes are shown, put together; the same of several layers. */
package org.channelexplorer.analysis.internal.scatter;
