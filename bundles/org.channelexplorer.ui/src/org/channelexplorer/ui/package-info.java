/** What the workbench offers to other bundles. */
package org.channelexplorer.ui;
