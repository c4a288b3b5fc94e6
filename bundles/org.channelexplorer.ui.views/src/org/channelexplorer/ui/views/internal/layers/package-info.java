/** The table of the layers. */
package org.channelexplorer.ui.views.internal.layers;
