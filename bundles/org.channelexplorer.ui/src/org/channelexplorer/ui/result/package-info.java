/** Which view shows which result: the extension point {@code resultViews}. */
package org.channelexplorer.ui.result;
