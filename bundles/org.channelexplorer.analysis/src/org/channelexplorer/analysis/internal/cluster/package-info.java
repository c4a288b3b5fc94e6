/** k-means and X-Means, and the operation that compares clusters with classes. */
package org.channelexplorer.analysis.internal.cluster;
