/** Analyses and results on disk. */
package org.channelexplorer.core.store;
