/** The command line, headless: the same operations and the same bytes as the workbench. */
package org.channelexplorer.cli;
