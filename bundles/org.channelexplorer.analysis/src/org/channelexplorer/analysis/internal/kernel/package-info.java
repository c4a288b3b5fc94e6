/** What the vector kernels of this bundle and their scalar twins share. */
package org.channelexplorer.analysis.internal.kernel;
