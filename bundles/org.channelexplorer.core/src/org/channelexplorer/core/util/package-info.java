/** Small helpers that belong to no other package. */
package org.channelexplorer.core.util;
