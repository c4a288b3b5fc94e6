/** Networks made of the Deep Java Library's blocks, which are run child by child. */
package org.channelexplorer.djl.internal.block;
