/** Removing channels: which, what stands in for them, and what it costs. */
package org.channelexplorer.analysis.internal.surgery;
