/** The Surgery view: which channels go, what that costs, and the smaller network. */
package org.channelexplorer.ui.views.internal.surgery;
