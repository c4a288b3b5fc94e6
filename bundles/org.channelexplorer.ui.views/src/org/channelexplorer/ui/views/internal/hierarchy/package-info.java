/** The view of the confusion hierarchy. */
package org.channelexplorer.ui.views.internal.hierarchy;
