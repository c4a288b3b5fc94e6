/** Images on the screen: decoded in the background, kept, shown in lists and in tips. */
package org.channelexplorer.ui.image;
