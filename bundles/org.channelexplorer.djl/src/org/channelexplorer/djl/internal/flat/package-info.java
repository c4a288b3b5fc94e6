/** The network as one row of steps: every module's code put in place of its call, what is known before a run already decided. */
package org.channelexplorer.djl.internal.flat;
