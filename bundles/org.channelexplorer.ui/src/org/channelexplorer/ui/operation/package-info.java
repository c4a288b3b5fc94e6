/** Dialogs made from the annotations of operations. */
package org.channelexplorer.ui.operation;
