/** The built-in projections, how far they can be trusted, and the operation that shows them. */
package org.channelexplorer.analysis.internal.projection;
