/** The selection shared by all views of an analysis. */
package org.channelexplorer.ui.selection;
