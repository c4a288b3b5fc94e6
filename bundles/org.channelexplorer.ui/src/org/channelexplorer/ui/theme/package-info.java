/** Colours of everything the workbench paints itself. */
package org.channelexplorer.ui.theme;
