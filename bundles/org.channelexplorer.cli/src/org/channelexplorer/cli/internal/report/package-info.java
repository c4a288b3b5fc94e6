/** The report: an analysis as one page to read, and its numbers and pictures as files. */
package org.channelexplorer.cli.internal.report;
