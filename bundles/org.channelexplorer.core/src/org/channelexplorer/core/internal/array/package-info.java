/** Data sets of images that are arrays in one file of bytes. */
package org.channelexplorer.core.internal.array;
