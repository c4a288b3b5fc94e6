/** Notes that analysts pin to what an analysis holds. */
package org.channelexplorer.core.note;
