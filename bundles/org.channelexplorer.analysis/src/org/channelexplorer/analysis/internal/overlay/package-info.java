/** Activation maps over their images. */
package org.channelexplorer.analysis.internal.overlay;
