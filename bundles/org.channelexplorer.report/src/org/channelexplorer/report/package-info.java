/** The report: an analysis as one page to read, and its numbers and plots as files. */
package org.channelexplorer.report;
