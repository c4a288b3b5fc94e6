/** Numbers: summary matrices, projections, clusterings and the other results. */
package org.channelexplorer.core.data;
