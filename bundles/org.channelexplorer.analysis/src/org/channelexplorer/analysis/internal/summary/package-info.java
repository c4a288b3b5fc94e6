/** The built-in summary functions. */
package org.channelexplorer.analysis.internal.summary;
