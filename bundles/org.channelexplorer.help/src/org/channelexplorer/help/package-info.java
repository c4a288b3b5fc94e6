/** The pages of the help as Markdown, for who has no window. */
package org.channelexplorer.help;
