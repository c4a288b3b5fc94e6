/** Where native libraries are. */
package org.channelexplorer.core.internal.natives;
