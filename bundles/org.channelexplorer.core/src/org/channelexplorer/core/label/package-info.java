/** The analyst's classes and subsets as values: labellings (edits over the given classes) and focuses. */
package org.channelexplorer.core.label;
