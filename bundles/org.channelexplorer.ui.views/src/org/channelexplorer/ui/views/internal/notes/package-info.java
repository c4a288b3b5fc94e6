/** The Annotations view: notes about what an analysis holds. */
package org.channelexplorer.ui.views.internal.notes;
