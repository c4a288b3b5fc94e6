/** The confusion hierarchy: a tree of the classes, how far to trust its nodes, and how it compares with other trees. */
package org.channelexplorer.analysis.internal.hierarchy;
