/** The built-in analysis methods. */
package org.channelexplorer.analysis;
